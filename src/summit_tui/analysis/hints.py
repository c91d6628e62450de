"""What a curator probably meant, and nothing uses: worth a look, and no error.

Each hint says where the dossier has more than the rules can read. None keeps anything from opening.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from summit_tui.dossier.model import INDEPENDENT, Dossier, Place, Position, Statement
from summit_tui.dossier.problems import suggest
from summit_tui.dossier.text import clip
from summit_tui.record import Record

if TYPE_CHECKING:
    from summit_tui.dossier.verify.shared import SharedRun

CODES = {
    "H101": "an utterance that only one statement has",
    "H102": "the same quote twice, by one actor or by two of one name, without one utterance",
    "H103": "one statement that affirms and rejects the same proposition",
    "H104": "`affirms` with conditions: it is read as `conditional`",
    "H105": "`conditional` without conditions",
    "H106": "conditions on a proposition that is about no outcome: they are no demands",
    "H107": "a hedging word in a quote whose position is firm",
    "H108": "propositions of two scopes that exclude each other: no rule compares them",
    "H109": "a proposition to which one side alone speaks",
    "H110": "two actors of one name",
    "H111": "a party that is told of otherwise: fewer of its own words, or more of it hedged",
    "H112": "two sources that share a long run of words outside quotation marks, and no `based_on`",
}
"""Each code and its meaning, word for word as `docs/dossier-format.md` has them."""

_LONG = 12
"""Letters from which a quote is so long that nobody says it twice by chance."""
_MANY = 10
"""Statements of a party from which shares of them say something."""
_MORE_HEDGED = 0.3
_HEDGES = (
    r"\b(?:maybe|perhaps|possibly|probably|likely|unlikely|apparently|presumably|seemingly"
    r"|hopefully|might|may not|may be|may well|could be|i think|i believe|i guess|it seems"
    r"|it appears|as far as i know)\b"
)


class Hint(Record):
    """Something to look at: its code, what it says, and where: a record, and the way in it."""

    code: str
    message: str
    place: Place
    path: tuple[str | int, ...]


def hints_of(dossier: Dossier) -> tuple[Hint, ...]:
    """Every hint, table by table in the order of the dossier."""
    return (
        *_namesakes(dossier),
        *_scopes(dossier),
        *_one_sided(dossier),
        *_utterances(dossier),
        *_repeated(dossier),
        *_positions(dossier),
        *_uneven(dossier),
    )


def copies_of(dossier: Dossier, runs: Iterable[SharedRun]) -> Iterator[Hint]:
    """Hints at sources whose texts share long runs of words."""
    for run in runs:
        message = (
            f"{run.words} words in a row as in ‘{run.other}’, outside quotation marks:"
            f" “{run.begin} …”; does one rest on the other (‘based_on’)?"
        )
        yield Hint("H112", message, dossier.sources[run.source].place, ("id",))


class _Share(Record):
    """How a party is told of: statements in all, own words and paraphrase of them; positions."""

    party: str
    said: int
    own: int
    paraphrase: int
    positions: int
    hedged: int

    def __str__(self) -> str:
        return (
            f"of {self.said} statements {self.own} own words, {self.paraphrase} paraphrase;"
            f" of {self.positions} positions {self.hedged} hedged"
        )


def _uneven(dossier: Dossier) -> Iterator[Hint]:
    """Each party beside the one that is told of in most own words, and in the fewest hedges."""
    shares = [share for party in dossier.parties if (share := _share(dossier, party)).said >= _MANY]
    if len(shares) < 2:
        return
    best = max(shares, key=lambda it: it.own / it.said)
    firmest = min(shares, key=lambda it: it.hedged / max(it.positions, 1))
    for share in shares:
        fewer = 2 * share.own * best.said < best.own * share.said
        least = firmest.hedged / max(firmest.positions, 1)
        hedged = share.hedged / max(share.positions, 1)
        if not fewer and hedged < least + _MORE_HEDGED:
            continue
        other = best if fewer else firmest
        message = f"‘{share.party}’: {share}; ‘{other.party}’: {other}"
        yield Hint("H111", message, dossier.parties[share.party].place, ("id",))


def _share(dossier: Dossier, party: str) -> _Share:
    made = [
        statement
        for statement in dossier.statements.values()
        if party != INDEPENDENT
        and (statement.party or dossier.actors[statement.actor].party) == party
    ]
    positions = [position for statement in made for position in statement.positions]
    voices = [statement.voice for statement in made]
    hedged = sum(position.firm == "hedged" for position in positions)
    own, paraphrase = voices.count("own"), voices.count("paraphrase")
    return _Share(party, len(made), own, paraphrase, len(positions), hedged)


def _namesakes(dossier: Dossier) -> Iterator[Hint]:
    first: dict[str, str] = {}
    for actor in dossier.actors.values():
        name = " ".join(actor.name.casefold().split())
        other = first.setdefault(name, actor.id)
        if other != actor.id:
            message = f"‘{other}’ is called ‘{clip(actor.name, 40)}’, too: one actor, or two?"
            yield Hint("H110", message, actor.place, ("name",))


def _scopes(dossier: Dossier) -> Iterator[Hint]:
    for proposition in dossier.propositions.values():
        for at, id_ in enumerate(proposition.excludes):
            other = dossier.propositions[id_]
            if other.scope != proposition.scope:
                one, two = (f"‘{it.scope}’" if it.scope else "none" for it in (proposition, other))
                message = f"the scope here is {one}, that of ‘{id_}’ is {two}"
                yield Hint("H108", f"{message}: they are not compared", proposition.place,
                           ("excludes", at))  # fmt: skip


def _same_order(dossier: Dossier) -> Collection[set[str]]:
    """Propositions that speak to the order of the same two outcomes: a set for each two."""
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for proposition in dossier.propositions.values():
        if proposition.order:
            found[tuple(sorted(proposition.order))].add(proposition.id)
    for statement in dossier.statements.values():
        for position in statement.positions:
            outcome = dossier.propositions[position.proposition].outcome
            for condition in position.conditions if outcome else ():
                found[tuple(sorted((condition, outcome)))].add(position.proposition)
    return found.values()


def _one_sided(dossier: Dossier) -> Iterator[Hint]:
    """Propositions that people of one party alone take a position on, and never an opposite one."""
    sides: defaultdict[str, set[str]] = defaultdict(set)
    stances: defaultdict[str, set[str]] = defaultdict(set)
    for statement in dossier.statements.values():
        for position in statement.positions:
            for holder in (position.of,) if position.of else statement.said_by:
                party = dossier.actors[holder].party
                side = holder if party == INDEPENDENT else f"{party} "
                sides[position.proposition].add(side)
            stances[position.proposition].add(position.normal)
    speakers = {id_: set(sides.get(id_, ())) for id_ in dossier.propositions}
    said = {id_: set(stances.get(id_, ())) for id_ in dossier.propositions}
    for id_, proposition in dossier.propositions.items():
        # What excludes it answers the same question; thousands may exclude one another.
        for other in proposition.excludes:
            if other in sides:
                speakers[id_] |= sides[other]
                said[id_] |= stances[other]
            if id_ in sides:
                speakers[other] |= sides[id_]
                said[other] |= stances[id_]
    for about in _same_order(dossier):
        heard = {side for id_ in about for side in sides.get(id_, ())}
        for id_ in about:
            speakers[id_] |= heard
    for id_, proposition in dossier.propositions.items():
        if len(speakers[id_]) == 1 and len(said[id_] - {"open"}) == 1:
            message = f"only one side speaks to ‘{id_}’: nothing can stand against it"
            yield Hint("H109", message, proposition.place, ("id",))


def _utterances(dossier: Dossier) -> Iterator[Hint]:
    members: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in dossier.statements.values():
        if statement.utterance:
            members[statement.utterance].append(statement)
    for utterance, group in members.items():
        if len(group) == 1:
            message = f"no other statement has the utterance ‘{utterance}’"
            near = suggest(utterance, members.keys() - {utterance})
            message += f"; did you mean ‘{near}’?" if near else ""
            yield Hint("H101", message, group[0].place, ("utterance",))


def _repeated(dossier: Dossier) -> Iterator[Hint]:
    first: dict[tuple[str, str], Statement] = {}
    for statement in dossier.statements.values():
        words = "".join(filter(str.isalnum, statement.quote.casefold()))
        if len(words) < _LONG or statement.voice == "narration":
            continue
        key = (dossier.actors[statement.actor].name.casefold(), words)
        other = first.setdefault(key, statement)
        if other is statement or (statement.utterance and statement.utterance == other.utterance):
            continue
        message = f"‘{other.id}’ has the same words: one act of speaking has one ‘utterance’"
        yield Hint("H102", message, statement.place, ("quote",))


def _positions(dossier: Dossier) -> Iterator[Hint]:
    for statement in dossier.statements.values():
        taken: dict[tuple[str, str], str] = {}
        for at, position in enumerate(statement.positions):
            path = ("positions", at)
            key = (position.proposition, position.of)
            before = taken.setdefault(key, position.stance)
            if {before, position.stance} == {"affirms", "rejects"}:
                message = f"this statement affirms and rejects ‘{position.proposition}’"
                yield Hint("H103", message, statement.place, path)
            yield from _terms(dossier, statement, position, path)
        firm = next((at for at, it in enumerate(statement.positions) if it.firm == "firm"), None)
        if firm is not None and statement.voice == "own" and statement.lang[:2] in ("", "en"):
            word = re.search(_HEDGES, statement.quote.lower())
            if word:
                message = f"‘{word[0]}’ hedges, but the position is firm"
                yield Hint("H107", message, statement.place, ("positions", firm))


def _terms(
    dossier: Dossier, statement: Statement, position: Position, path: tuple[str | int, ...]
) -> Iterator[Hint]:
    if position.conditions and position.stance == "affirms":
        message = "‘affirms’ with conditions is read as ‘conditional’: leave out the stance"
        yield Hint("H104", message, statement.place, (*path, "stance"))
    if position.stance == "conditional" and not position.conditions:
        message = "‘conditional’ on what? Name the ‘conditions’, or take the stance for ‘hedged’"
        yield Hint("H105", message, statement.place, (*path, "stance"))
    if position.conditions and not dossier.propositions[position.proposition].outcome:
        message = f"‘{position.proposition}’ names no ‘outcome’, so the condition is no demand"
        yield Hint("H106", message, statement.place, (*path, "conditions"))
