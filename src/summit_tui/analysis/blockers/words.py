"""Moves and demands in words, as the screen and the plain text both have them."""

from __future__ import annotations

from summit_tui.analysis.blockers.moves import Level, Move
from summit_tui.dossier.model import Dossier, Precondition

LEVEL_WORDS: dict[Level, tuple[str, str]] = {
    "drop": ("refusal dropped", "refusals dropped"),
    "out_of_reach": ("thing said to be out of reach", "things said to be out of reach"),
    "waive": ("demand waived", "demands waived"),
    "together": ("demand met at once", "demands met at once"),
    "step": ("step", "steps"),
}
"""Each level of moves, for one and for many."""


def side(dossier: Dossier, id_: str) -> str:
    """What rows call a party or an actor."""
    if id_ in dossier.parties:
        return dossier.parties[id_].name
    return dossier.brief_of(id_)


def is_plural(dossier: Dossier, id_: str) -> bool:
    """Whether sentences say of a party or an actor that they do something."""
    side = dossier.parties.get(id_) or dossier.actors.get(id_)
    return bool(side and side.plural)


def known_by(dossier: Dossier, precondition: Precondition) -> str:
    """How it is known that something is demanded: the basis, and “own words” where there are any.

    What a party stated is “reported” as long as a source only sums it up.
    """
    if precondition.basis != "stated":
        return precondition.basis
    voices = (dossier.statements[name].voice for name in precondition.statements)
    return "own words" if "own" in voices else "reported"


def holder(dossier: Dossier, ids: tuple[str, ...]) -> str:
    """Whose demand it is, also where it is nobody's."""
    return sides(dossier, ids) or "set by nobody"


def sides(dossier: Dossier, ids: tuple[str, ...]) -> str:
    """Several parties or actors, as in “Russia and Ukraine”."""
    names = [side(dossier, id_) for id_ in ids]
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def outcome(dossier: Dossier, id_: str) -> str:
    """The name of an outcome."""
    return dossier.outcomes[id_].name


def asked(dossier: Dossier, precondition: Precondition) -> str:
    """What a precondition asks for, as in “a ceasefire, or a treaty and its signatory”."""
    ways = (" and ".join(outcome(dossier, name) for name in group) for group in precondition.any_of)
    return ", or ".join(ways)


def move(dossier: Dossier, made: Move) -> str:
    """What its parties do, without their names."""
    match made.kind:
        case "step":
            return f"bring about {outcome(dossier, made.target)}"
        case "event":
            return f"it comes to {outcome(dossier, made.target)}"
        case "drop":
            return f"no longer refuse {outcome(dossier, made.target)}"
        case _:
            precondition = dossier.preconditions[made.target]
            what, waiting = asked(dossier, precondition), outcome(dossier, precondition.outcome)
            if made.kind == "waive":
                return f"no longer ask for {what} before {waiting}"
            return f"accept {what} together with {waiting}, not before"


def count(level: Level, number: int) -> str:
    """How many moves of a level: “2 demands waived”."""
    one, many = LEVEL_WORDS[level]
    return f"{number} {one if number == 1 else many}"
