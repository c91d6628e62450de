"""What the curator expects to follow from a dossier, held against what does follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summit_tui.analysis.contradictions.contradiction import Contradiction
from summit_tui.analysis.contradictions.derive import derive
from summit_tui.analysis.disputes.disputes import disputes_of
from summit_tui.analysis.explain.explain import Explainer
from summit_tui.dossier.model import Dossier, Expectation, Place
from summit_tui.record import Record


class Unmet(Record):
    """An expectation that is not met: in which field it stands, and why it is not so."""

    field: str
    message: str
    place: Place


def unmet(dossier: Dossier) -> Sequence[Unmet]:
    """Those that are not met, in the order of the files."""
    judge = _Judge(dossier)
    return [
        Unmet(field, message, expectation.place)
        for expectation in dossier.expectations
        for field, message in judge.failures(expectation)
    ]


class _Judge:
    """Holds expectations against one dossier, and works out only what they ask for."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._contradictions = derive(dossier)
        self._explainer: Explainer | None = None

    def failures(self, expectation: Expectation) -> Iterator[tuple[str, str]]:
        """The field in which it stands, and why it is not so; nothing where it is."""
        if expectation.dispute:
            yield from self._dispute(expectation.dispute)
        elif expectation.contradiction:
            yield from self._contradiction(*expectation.contradiction)
        elif expectation.no_contradiction:
            yield from self._no_contradiction(expectation.no_contradiction)
        else:
            yield from self._no_package_without(expectation.no_package_without)

    def _dispute(self, statements: Sequence[str]) -> Iterator[tuple[str, str]]:
        disputes = disputes_of(self._dossier, self._contradictions)
        if any(set(statements) <= set(dispute.statements) for dispute in disputes):
            return
        places = []
        for name in statements:
            found = [f"‘{each.question}’" for each in disputes if name in each.statements]
            places.append(f"‘{name}’ in {' and '.join(found) if found else 'none'}")
        yield "dispute", f"they stand in no dispute together: {', '.join(places)}"

    def _contradiction(self, one: str, other: str) -> Iterator[tuple[str, str]]:
        self._explainer = self._explainer or Explainer(self._dossier)
        answer = self._explainer.statements(one, other)
        if answer.fires:
            return
        failed = answer.failed
        why = f"; the nearest rule is {answer.rule}"
        why += f", and it fails: {failed.condition}: {failed.says}" if failed else ""
        yield "contradiction", f"‘{one}’ and ‘{other}’ do not contradict one another{why}"

    def _no_contradiction(self, statements: Sequence[str]) -> Iterator[tuple[str, str]]:
        one, other = statements[0], statements[-1]
        for item in self._contradictions:
            if not item.dismissed and _faces(item, one, other):
                against = "something" if one == other else f"‘{other}’"
                yield (
                    "no_contradiction",
                    f"‘{one}’ contradicts {against}: {item.kind} on “{item.about}” ({item.id})",
                )
                return

    def _no_package_without(self, outcome: str) -> Iterator[tuple[str, str]]:
        from summit_tui.analysis.blockers.answer import solve
        from summit_tui.analysis.blockers.blocker_graph import blocker_graph, up_to
        from summit_tui.analysis.phrases.blocking import deal

        field, dossier = "no_package_without", self._dossier
        if not dossier.goal:
            yield field, "the dossier has no goal, so there are no packages"
            return
        answer = solve(blocker_graph(dossier, up_to("stated")), "")
        if answer.reachable:
            yield field, "the goal is open without any package"
        named = {outcome}
        named |= {
            made.id
            for made in answer.state.graph.demands
            if made.outcome == outcome or any(outcome in group for group in made.any_of)
        }
        for package in answer.packages:
            if named.isdisjoint(move.target for move in package.moves):
                yield field, f"there is one without it: {deal(dossier, package.moves)}"
                return


def _faces(item: Contradiction, one: str, other: str) -> bool:
    """Whether the two stand on two sides of it; or, where they are one, whether it has a side."""
    sides = [at for at, side in enumerate(item.sides) if one in side.statements]
    others = [at for at, side in enumerate(item.sides) if other in side.statements]
    return bool(sides) if one == other else any(a != b for a in sides for b in others)
