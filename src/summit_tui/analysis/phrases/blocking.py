"""What blocks a goal in sentences that could be printed: the answer, and what a deal comes to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from summit_tui.analysis.blockers import words
from summit_tui.analysis.blockers.deadlock import Circle, Exit
from summit_tui.analysis.blockers.lapses import Lapse
from summit_tui.analysis.blockers.moves import Move
from summit_tui.analysis.blockers.routes import Route
from summit_tui.analysis.blockers.state import State
from summit_tui.analysis.phrases.plurals import counted
from summit_tui.dossier.dates import display
from summit_tui.dossier.model import Dossier


def verdict(state: State, goal: str, circle: Circle | None) -> str:
    """The answer in a sentence or two: how much the goal waits for, and who wants what first.

    “The meeting waits for 5 things. Russia wants terms first; Ukraine wants the meeting first.”
    """
    dossier = state.graph.dossier
    name = words.outcome(dossier, goal)
    if state.holds(goal):
        return f"Nothing blocks {name}."
    first = f"{_begun(name)} {_waits_for(state, goal)}."
    wanted = wants(dossier, circle) if circle else ""
    supposed = "If these moves are made: " if state.graph.assumed else ""
    return f"{supposed}{first} {_begun(wanted)}." if wanted else supposed + first


def wants(dossier: Dossier, circle: Circle) -> str:
    """Who on a circle wants what first, each in a clause of its own."""
    two = len(circle.outcomes) == 2
    clauses = dict.fromkeys(
        f"{words.sides(dossier, edge.precondition.set_by)}"
        f" want{_s(dossier, edge.precondition.set_by)} {words.outcome(dossier, edge.awaited)}"
        + (" first" if two else f" before {words.outcome(dossier, edge.waiting)}")
        for edge in circle.edges
        if edge.precondition.set_by
    )
    return "; ".join(clauses)


def deal(dossier: Dossier, moves: Sequence[Move]) -> str:
    """What a package comes to: “Russia accepts the meeting without agreed terms first”."""
    return _begun("; ".join(clauses(dossier, moves)))


def clauses(dossier: Dossier, moves: Sequence[Move]) -> list[str]:
    """A clause for each party's part, so that nobody's demand is put in another's mouth.

    What comes about on one day is one clause, with all who accept it.
    """
    told = [_clause(dossier, move) for move in moves if move.kind != "together"]
    days = _days(dossier, [move for move in moves if move.kind == "together"])
    return told + [_on_one_day(dossier, day) for day in days]


def _days(dossier: Dossier, moves: Sequence[Move]) -> list[list[Move]]:
    """Moves by the day: together where what waits for one demand is what another asks for."""
    day_of: dict[str, list[Move]] = {}
    for move in moves:
        demand = dossier.preconditions[move.target]
        day_of.setdefault(demand.outcome, []).append(move)
    for move in moves:
        demand = dossier.preconditions[move.target]
        for name in chain.from_iterable(demand.any_of):
            one, other = day_of[demand.outcome], day_of.get(name)
            if other is None or other is one:
                continue
            small, large = sorted((one, other), key=len)
            large += small
            for moved in small:
                day_of[dossier.preconditions[moved.target].outcome] = large
    order = {move.id: at for at, move in enumerate(moves)}
    days = {id(day): sorted(day, key=lambda move: order[move.id]) for day in day_of.values()}
    return list(days.values())


def _on_one_day(dossier: Dossier, moves: Sequence[Move]) -> str:
    demands = [dossier.preconditions[move.target] for move in moves]
    names = [words.outcome(dossier, name) for name in dict.fromkeys(it.outcome for it in demands)]
    if len(names) == 1:
        names += dict.fromkeys(words.asked(dossier, demand) for demand in demands)
    holders = tuple(dict.fromkeys(party for move in moves for party in move.parties))
    who = words.sides(dossier, holders)
    return f"{who} accept{_s(dossier, holders)} {' and '.join(names)} on the same day"


def way_out(dossier: Dossier, way: Exit) -> str:
    """A way out of a deadlock: what is accepted, or what comes about instead."""
    if way.kind == "alternative":
        names = " and ".join(words.outcome(dossier, name) for name in way.requires)
        return f"{names} (refused)" if way.refused else names
    demands = [dossier.preconditions[name] for name in way.preconditions]
    holders = tuple(dict.fromkeys(side for it in demands for side in it.set_by))
    accept = f"{words.sides(dossier, holders)} accept{_s(dossier, holders)}"
    if way.kind == "together":
        outcomes = dict.fromkeys(words.outcome(dossier, it.outcome) for it in demands)
        return f"{accept} {' and '.join(outcomes)} on the same day"
    asked = " and ".join(dict.fromkeys(words.asked(dossier, it) for it in demands))
    return f"{accept} {words.outcome(dossier, demands[0].outcome)} without {asked} first"


def instead(dossier: Dossier, route: Route) -> list[str]:
    """What each other package of a route does, instead of what: a sentence for each."""
    return [
        f"{deal(dossier, new)}, instead of: {'; '.join(clauses(dossier, old))}"
        for new, old in route.instead
    ]


def ended(dossier: Dossier, lapse: Lapse) -> str:
    """A demand or refusal that no longer stands: “since 1 May 2031 Russia no longer asks for …”."""
    dates = [dossier.date_of(dossier.statements[name]) for name in lapse.statements]
    since = min((date for date in dates if date.text), key=lambda date: date.first, default=None)
    who, waiting = words.sides(dossier, lapse.by), words.outcome(dossier, lapse.outcome)
    told = f"{who} no longer refuse{_s(dossier, lapse.by)} {waiting}"
    if lapse.precondition:
        asked = words.asked(dossier, lapse.precondition)
        told = f"{who} no longer ask{_s(dossier, lapse.by)} for {asked} before {waiting}"
    return f"since {display(since)} {told}" if since else told


def _clause(dossier: Dossier, move: Move) -> str:
    who = words.sides(dossier, move.parties)
    if move.kind == "waive":
        demand = dossier.preconditions[move.target]
        waiting = words.outcome(dossier, demand.outcome)
        asked = words.asked(dossier, demand)
        return f"{who} accept{_s(dossier, move.parties)} {waiting} without {asked} first"
    target = words.outcome(dossier, move.target)
    if move.kind == "drop":
        return f"{who} no longer refuse{_s(dossier, move.parties)} {target}"
    if move.kind == "step":
        return f"{who} bring{_s(dossier, move.parties)} about {target}"
    return words.move(dossier, move)


def _waits_for(state: State, goal: str) -> str:
    """How much the goal waits for. Alternatives are one thing, and so is what several ask for."""
    things: set[object] = set()
    for need in state.needs(goal):
        if need.cause:
            continue
        if not (need.precondition or need.refusal):
            if not need.by:
                return "waits for nothing else, and nobody controls it"
            by = words.sides(state.graph.dossier, need.by)
            return f"waits for nothing else: it is up to {by}"
        if need.refusal or len(need.missing) != 1:
            things.add(need)
        else:
            things.update(need.missing[0])
    return f"waits for {counted(len(things), 'thing')}"


def _s(dossier: Dossier, who: Sequence[str]) -> str:
    """The ending of what one does; several have none, and who is called by a plural has none."""
    return "s" if len(who) == 1 and not words.is_plural(dossier, who[0]) else ""


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
