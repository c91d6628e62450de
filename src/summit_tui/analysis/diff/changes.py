"""What follows from one dossier and not from another, item by item, in order of weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from summit_tui.analysis.blockers.blocker_graph import BlockerGraph
from summit_tui.analysis.diff.aspects import Aspect, Kind, truths
from summit_tui.analysis.diff.difference import Change
from summit_tui.analysis.diff.packages import Package, holds, is_package, rank_of
from summit_tui.analysis.disputes.dispute import Dispute
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.record import Record


class Found(Record):
    """A change, and the aspect by whose new value one tells that it has come about."""

    change: Change
    aspect: Aspect
    value: str


_OWN = ("dismissed", "strength", "answer", "move", "condition", "reading", "open")
"""What is told of a dispute that was and is there, beside its place, in this order."""


def derived_changes(before: Snapshot, after: Snapshot) -> Iterator[Found]:
    """What changed in disputes, then in circles, then in other contradictions."""
    changes = _Changes(before, after)
    yield from changes.disputes()
    yield from changes.contradictions("circle")
    yield from changes.contradictions("contradiction")


class _Changes:
    """Compares two snapshots with the same ids for the same records."""

    def __init__(self, before: Snapshot, after: Snapshot) -> None:
        self._before = before
        self._after = after
        self._old = _by_item(before)
        self._new = _by_item(after)
        self._called = self._other_ids()

    def disputes(self) -> Iterator[Found]:
        before, after = self._before.disputes_by_id, self._after.disputes_by_id
        was = {new: old for old, new in self._called.items() if new not in before}
        places = self._places(was)
        for id_, dispute in after.items():
            old = id_ if id_ in before else was.get(id_)
            if old is None:
                yield _there("dispute", id_, now=True)
                continue
            if old != id_:
                aspect = Aspect("dispute", id_, "there")
                yield Found(Change("dispute", id_, "called", (), old, id_), aspect, "yes")
            yield from self._within(before[old], dispute, places.get(id_))
        for id_ in before:
            if id_ in after or self._called.get(id_) in was:
                continue
            joined = self._called.get(id_)
            if joined:
                aspect = Aspect("dispute", id_, "there")
                yield Found(Change("dispute", joined, "called", (), id_, joined), aspect, "")
            else:
                yield _there("dispute", id_, now=False)

    def contradictions(self, kind: Kind) -> Iterator[Found]:
        items = {item.id: item for item in (*self._after.contradictions,
                                            *self._before.contradictions)}  # fmt: skip
        for id_ in items:
            old, new = self._old.get((kind, id_), {}), self._new.get((kind, id_), {})
            if not (old and new):
                if old or new:
                    yield _there(kind, id_, now=bool(new))
                continue
            for aspect in sorted(old.keys() | new.keys()):
                if aspect.what != "dismissed" or not self._dismissed_with(id_):
                    yield from _change(aspect, old.get(aspect, ""), new.get(aspect, ""))

    def _dismissed_with(self, id_: str) -> bool:
        """Whether the dispute that a contradiction is in was dismissed, or is no longer."""
        before = self._before.disputes_by_id[self._before.dispute_of[id_]]
        after = self._after.disputes_by_id[self._after.dispute_of[id_]]
        return before.dismissed != after.dismissed

    def _other_ids(self) -> Mapping[str, str]:
        """Disputes that are gone under their id, and the ones that their contradictions are in."""
        called = {}
        for id_, dispute in self._before.disputes_by_id.items():
            if id_ not in self._after.disputes_by_id:
                where = self._after.dispute_of
                now = [where[name] for name in dispute.contradictions if name in where]
                if now:
                    called[id_] = now[0]  # That of the one that ranks best.
        return called

    def _places(self, was: Mapping[str, str]) -> Mapping[str, tuple[int, int]]:
        """Where disputes stood and stand, of those that passed others for a reason of their own."""
        old = {dispute.id: at for at, dispute in enumerate(self._before.disputes, 1)}
        new = {dispute.id: at for at, dispute in enumerate(self._after.disputes, 1)}
        both = [(old[was.get(id_, id_)], at, id_) for id_, at in new.items()
                if was.get(id_, id_) in old]  # fmt: skip
        moved = {}
        for then, now, id_ in both:
            before = self._before.disputes_by_id[was.get(id_, id_)]
            after = self._after.disputes_by_id[id_]
            if then == now or before.why == after.why or before.dismissed != after.dismissed:
                continue
            if any((then < other) != (now < another) for other, another, _ in both
                   if other != then):  # fmt: skip
                moved[id_] = (then, now)
        return moved

    def _within(
        self, before: Dispute, after: Dispute, places: tuple[int, int] | None
    ) -> Iterator[Found]:
        """What changed in a dispute that is there at both times."""
        worded = _worded(before, after)
        for one, other in worded.items():
            side = next(side for side in after.sides if side.answer == other)
            aspect = Aspect("dispute", after.id, "answer", (other, side.actors[0]))
            yield Found(
                Change("dispute", after.id, "worded", (), one, other),
                aspect,
                self._new["dispute", after.id][aspect],
            )
        if places:
            aspect = Aspect("dispute", after.id, "place")
            change = Change("dispute", after.id, "place", (), str(places[0]), str(places[1]))
            yield Found(change, aspect, self._new["dispute", after.id][aspect])
        old = self._old["dispute", before.id]
        now = {_reworded(aspect, after.id, worded): aspect for aspect in old}
        new = self._new["dispute", after.id]
        for what in _OWN:
            for aspect in sorted(it for it in now.keys() | new.keys() if it.what == what):
                # What is gone is looked for in the words in which it was there.
                was = now.get(aspect, aspect)._replace(id=after.id)
                value = old[now[aspect]] if aspect in now else ""
                yield from _change(aspect if aspect in new else was, value, new.get(aspect, ""))


def _by_item(snapshot: Snapshot) -> Mapping[tuple[str, str], dict[Aspect, str]]:
    found: dict[tuple[str, str], dict[Aspect, str]] = defaultdict(dict)
    for aspect, value in truths(snapshot).items():
        found[aspect.kind, aspect.id][aspect] = value
    return found


def _there(kind: Kind, id_: str, *, now: bool) -> Found:
    old, new = ("", "yes") if now else ("yes", "")
    return Found(Change(kind, id_, "there", (), old, new), Aspect(kind, id_, "there"), new)


def _change(aspect: Aspect, old: str, new: str) -> Iterator[Found]:
    if old != new:
        kind, id_, what, about = aspect
        yield Found(Change(kind, id_, what, about, old, new), aspect, new)


def _worded(before: Dispute, after: Dispute) -> Mapping[str, str]:
    """Answers that are put otherwise: the same actors give them in the same statements."""
    old = {(side.statements, side.actors): side.answer for side in before.sides}
    kept = {side.answer for side in before.sides} & {side.answer for side in after.sides}
    return {
        old[side.statements, side.actors]: side.answer
        for side in after.sides
        if (side.statements, side.actors) in old
        and not kept & {side.answer, old[side.statements, side.actors]}
    }


def _reworded(aspect: Aspect, id_: str, worded: Mapping[str, str]) -> Aspect:
    return aspect._replace(id=id_, about=tuple(worded.get(it, it) for it in aspect.about))


def package_changes(
    before: BlockerGraph, after: BlockerGraph, old: Sequence[Package], new: Sequence[Package]
) -> Iterator[Found]:
    """What changed in whether the goal comes about, and in the packages that are listed."""
    goal = after.dossier.goal or before.dossier.goal
    aspect = Aspect("goal", goal, "reachable")
    yield from _change(aspect, _yes(holds(before)), _yes(holds(after)))
    for package in dict.fromkeys((*new, *old)):
        id_ = package_id(package)
        was, is_ = is_package(before, package), is_package(after, package)
        if was != is_:
            yield _there("package", id_, now=is_)
        elif package in old and package in new:
            one, other = rank_of(before, package), rank_of(after, package)
            if one != other:
                places = str(old.index(package) + 1), str(new.index(package) + 1)
                change = Change("package", id_, "place", (), *places)
                yield Found(change, Aspect("package", id_, "place"), other)


def _yes(truth: object) -> Literal["yes", ""]:
    return "yes" if truth else ""


def package_id(package: Package) -> str:
    """The moves of a package in one word."""
    return " ".join(package)


def package_truth(graph: BlockerGraph, aspect: Aspect) -> str:
    """The value of an aspect of the goal or of a package."""
    if aspect.kind == "goal":
        return _yes(holds(graph))
    package = tuple(aspect.id.split())
    if not is_package(graph, package):
        return ""
    return rank_of(graph, package) if aspect.what == "place" else "yes"
