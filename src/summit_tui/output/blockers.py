"""What blocks a goal as plain dictionaries: the JSON contract of `docs/json.md`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from summit_tui.analysis.blockers.answer import Answer, Package
from summit_tui.analysis.blockers.blocker_graph import BASES
from summit_tui.analysis.blockers.deadlock import Circle, Deadlock, Exit
from summit_tui.analysis.blockers.lapses import Lapse
from summit_tui.analysis.blockers.moves import KINDS, LEVELS, Move
from summit_tui.analysis.blockers.routes import routes
from summit_tui.analysis.blockers.state import Requirement, State
from summit_tui.dossier.model import Dossier
from summit_tui.output.records import SCHEMA, Record, edges


def document(answer: Answer) -> Mapping[str, Any]:
    """The whole answer; ids refer to the tables of the dossier."""
    graph = answer.state.graph
    return {
        "schema": SCHEMA,
        "goal": answer.goal,
        "goal_name": graph.dossier.outcomes[answer.goal].name,
        "bases": [basis for basis in BASES if basis in graph.bases],
        "assumed": [move for move in graph.moves if move in graph.assumed],
        "reachable": answer.reachable,
        "attainable": answer.attainable,
        "outcomes": [_outcome(answer.state, name) for name in graph.dossier.outcomes],
        "deadlocks": [_deadlock(deadlock) for deadlock in answer.deadlocks],
        "packages": [_package(package) for package in answer.packages],
        "routes": _routes(graph.dossier, answer.packages),
        "truncated": answer.truncated,
        "best_first": answer.best_first,
        "concessions": [_package(package) for package in answer.concessions],
        "concession_routes": _routes(graph.dossier, answer.concessions),
        "concessions_truncated": not answer.all_concessions,
        "linchpins": _moves(answer.linchpins),
        "linchpins_known": answer.linchpins_known,
        "vetoes": [{"moves": _moves(veto)} for veto in answer.vetoes],
        "vetoes_truncated": not answer.all_vetoes,
        "lapses": [_lapse(lapse) for lapse in graph.lapses],
        "notes": [note.message for note in answer.notes],
    }


def _outcome(state: State, name: str) -> Record:
    record = state.graph.dossier.outcomes[name]
    needs = state.needs(name)
    return {
        "id": name,
        "name": record.name,
        "status": record.status,
        "controllers": list(record.controllers),
        "holds": state.holds(name),
        "waits_for": list(state.waits_for(name)),
        "refused_by": [by for need in needs if need.refusal and not need.cause for by in need.by],
        "needs": [_need(need) for need in needs],
    }


def _need(need: Requirement) -> Record:
    precondition = need.precondition
    return {
        "kind": "demand" if precondition else "refusal" if need.refusal else "step",
        "fulfilled": need.cause,
        "because": list(need.because),
        "by": list(need.by),
        "precondition": precondition.id if precondition else None,
        "basis": precondition.basis if precondition else None,
        "any_of": [list(group) for group in precondition.any_of] if precondition else [],
        "missing": [list(group) for group in need.missing],
        "statements": list(need.statements),
        "moves": list(need.moves),
    }


def _deadlock(deadlock: Deadlock) -> Record:
    return {
        "outcomes": list(deadlock.outcomes),
        **_circle(deadlock.circle),
        "exits": [_exit(way) for way in deadlock.exits],
        "stuck": list(deadlock.stuck),
        "circles": [_circle(circle) for circle in deadlock.circles],
        "circles_truncated": not deadlock.complete,
    }


def _circle(circle: Circle) -> Record:
    return {
        "circle": list(circle.outcomes),
        "edges": edges(circle),
        "opens": circle.opens,
    }


def _exit(way: Exit) -> Record:
    return {
        "kind": way.kind,
        "preconditions": list(way.preconditions),
        "requires": list(way.requires),
        "missing": list(way.missing),
        "refused": list(way.refused),
        "moves": list(way.moves),
        "also": list(way.also),
    }


def _package(package: Package) -> Record:
    return {
        "moves": _moves(package.moves),
        "rank": dict(zip(LEVELS, package.rank, strict=True)),
        "gives": [
            {
                "party": gives.party,
                **{kind: gives.count(kind) for kind in KINDS},
            }
            for gives in package.gives
        ],
    }


def _lapse(lapse: Lapse) -> Record:
    return {
        "outcome": lapse.outcome,
        "kind": "demand" if lapse.precondition else "refusal",
        "precondition": lapse.precondition.id if lapse.precondition else None,
        "by": list(lapse.by),
        "how": lapse.how,
        "statements": list(lapse.statements),
    }


def _routes(dossier: Dossier, packages: Sequence[Package]) -> list[Record]:
    """Each route by the positions of its packages."""
    return [{"packages": list(route.at)} for route in routes(dossier, packages)]


def _moves(moves: Iterable[Move]) -> list[Record]:
    return [
        {
            "id": move.id,
            "kind": move.kind,
            "party": move.parties[0] if len(move.parties) == 1 else None,
            "parties": list(move.parties),
            "by": list(move.by),
            "target": move.target,
        }
        for move in moves
    ]
