"""What holds for the difference of any two dossiers, and brute force over all sets of edits."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, combinations
from typing import Any

import drawn
from blocked import dossiers
from drawn import CAST, with_statements
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from summit_tui.analysis.diff.aspects import Aspect, truths
from summit_tui.analysis.diff.causes import Budget, cause_of
from summit_tui.analysis.diff.content import TABLES, content_of, records_of
from summit_tui.analysis.diff.diff import diff_of
from summit_tui.analysis.diff.difference import Change, Difference
from summit_tui.analysis.diff.edits import Edit
from summit_tui.analysis.diff.merge import merged
from summit_tui.analysis.diff.packages import graph_of, is_package, listed
from summit_tui.analysis.snapshot import snapshot
from summit_tui.dossier.model import Dismissal, Dossier, Place, Statement
from summit_tui.dossier.rebuild import rebuilt

_MOST_EDITS = 5
"""So many edits have 32 subsets."""


def _cast(variant: int) -> Dossier:
    """The cast, in which one of a few things is otherwise."""
    dossier = CAST
    if variant == 1:
        pat = dossier.actors["pat"]._replace(party="union", speaks_for="")
        return dossier._replace(actors={**dossier.actors, "pat": pat})
    if variant == 2:
        pier = dossier.propositions["on-pier"]._replace(excludes=())
        return dossier._replace(propositions={**dossier.propositions, "on-pier": pier})
    if variant == 3:
        place = Place("x.toml", "dismissals", 0)
        return dossier._replace(dismissals=(Dismissal("", "proposition:talk", "A joke.", place),))
    if variant == 4:
        return dossier._replace(goal="talks")
    return dossier


@st.composite
def _pairs(draw: st.DrawFn) -> tuple[Dossier, Dossier]:
    """A dossier, and another one that has some of its statements, and others."""
    old = draw(drawn.statements(6))
    new = {made.id: made for made in old}
    for other in draw(drawn.statements(6)):
        how = draw(st.sampled_from(["keep", "keep", "change", "remove", "add"]))
        if how == "change" and other.id in new:
            new[other.id] = other
        elif how == "remove":
            new.pop(other.id, None)
        elif how == "add":
            new[f"n{other.id}"] = other._replace(id=f"n{other.id}")
    variant = draw(st.sampled_from([0, 0, 1, 2, 3, 4]))
    return (
        rebuilt(with_statements(old)),
        rebuilt(_cast(variant)._replace(statements=new)),
    )


@given(drawn.statements(8), st.integers(0, 5))
def test_a_dossier_differs_in_nothing_from_itself_shuffled(
    statements: list[Statement], seed: int
) -> None:
    shuffled = list(statements)
    random.Random(seed).shuffle(shuffled)
    dossier = with_statements(shuffled)
    turned: dict[str, Any] = {
        table: dict(list(getattr(dossier, table).items())[::-1])
        for table in ("actors", "sources", "propositions", "outcomes", "facts", "parties")
    }
    difference = diff_of(with_statements(statements), dossier._replace(**turned))
    assert difference.same
    assert truths(difference.before) == truths(difference.after)


@given(_pairs())
def test_the_edits_lead_from_the_one_to_the_other(pair: tuple[Dossier, Dossier]) -> None:
    difference = diff_of(*pair, work=0)
    assume(not difference.renamed)
    made = _with(pair, difference.edits)
    for table in TABLES:
        assert _contents(made, table) == _contents(pair[1], table)
    back = diff_of(pair[1], pair[0], work=0)
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    assert {(turned[edit.how], edit.table, edit.id) for edit in difference.edits} == {
        (edit.how, edit.table, edit.id) for edit in back.edits
    }


@given(_pairs())
def test_what_follows_changes_exactly_where_it_is_told(pair: tuple[Dossier, Dossier]) -> None:
    difference = diff_of(*pair, work=0)
    for kind in ("contradiction", "circle", "dispute"):
        before, after = (
            {it.id for it in truths(shown) if it.kind == kind and it.what == "there"}
            for shown in (difference.before, difference.after)
        )
        called = {item.new: item.old for item in difference.changes if item.what == "called"}
        assert {it.id for it in difference.changes if it.kind == kind and it.how == "appeared"} == (
            after - before - called.keys()
        )
        gone = {it.id for it in difference.changes if it.kind == kind and it.how == "vanished"}
        assert gone | set(called.values()) >= before - after
        assert gone <= before - after


@settings(max_examples=60)
@given(_pairs())
def test_causes_are_the_smallest_sets_of_edits(pair: tuple[Dossier, Dossier]) -> None:
    difference = diff_of(*pair)
    assume(difference.changes and not difference.renamed)
    assume(len(difference.edits) <= _MOST_EDITS)
    worlds = {
        made: truths(snapshot(_with(pair, made)))
        for made in map(frozenset, _subsets(difference.edits))
    }
    for change in difference.changes:
        if change.kind in ("package", "goal"):
            continue
        works = [
            made for made, found in worlds.items() if _has_come_about(change, found, difference)
        ]
        assert change.smallest, change
        assert frozenset(change.because) in works, change
        assert len(change.because) == min(map(len, works)), change


def _subsets(items: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    return chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))


def _has_come_about(change: Change, found: Any, difference: Difference) -> bool:
    about, value = change.about, change.new
    if change.what == "place":
        value = " · ".join(difference.after.disputes_by_id[change.id].why)
    if change.what == "worded":
        return any(it.id == change.id and it.about[:1] == (change.new,) for it in found)
    if change.what == "called":
        gone = Aspect("dispute", change.old, "there") not in found
        return gone and Aspect("dispute", change.new, "there") in found
    aspect = Aspect(change.kind, change.id, change.what, about)
    there = Aspect(change.kind, change.id, "there") in found or change.what == "there"
    return there and found.get(aspect, "") == value


def _with(pair: tuple[Dossier, Dossier], made: Collection[Edit]) -> Dossier:
    """The first dossier after some of the edits, made here record by record."""
    old, new = pair
    tables: dict[str, Any] = {}
    for table in TABLES:
        if table == "dossier":
            continue
        records = dict(records_of(old, table))
        for edit in made:
            if edit.table == table:
                records.pop(edit.id, None)
                if edit.how != "removed":
                    records[edit.id] = records_of(new, table)[edit.id]
        tables[table] = records
    tables["dismissals"] = tuple(tables["dismissals"].values())
    for edit in made:
        if edit.table == "dossier":
            tables.update({field.field: field.new for field in edit.fields})
    return rebuilt(old._replace(**tables))


def _contents(dossier: Dossier, table: Any) -> Any:
    if table == "dossier":
        return dossier.title, dossier.about, dossier.goal
    return {id_: content_of(record) for id_, record in records_of(dossier, table).items()}


@given(dossiers())
def test_a_package_is_told_without_a_search(dossier: Dossier) -> None:
    graph = graph_of(dossier, "inferred")
    assume(graph.moves and len(graph.moves) <= 8)
    packages, truncated = listed(graph)
    assert all(is_package(graph, package) for package in packages)
    if not truncated:
        every = {tuple(sorted(made)) for made in _subsets(sorted(graph.moves))}
        assert {made for made in every if made and is_package(graph, made)} == set(packages)


@given(st.sets(st.frozensets(st.integers(0, 6), min_size=1, max_size=4), min_size=1, max_size=4))
def test_the_smallest_cause_of_several_is_found(causes: set[frozenset[int]]) -> None:
    def works(made: frozenset[int]) -> bool:
        return any(cause <= made for cause in causes)

    found = cause_of((), tuple(range(7)), works)
    assert found.smallest
    assert works(frozenset(found.edits))
    assert len(found.edits) == min(map(len, causes))


@given(st.frozensets(st.integers(0, 6), min_size=2, max_size=5), st.integers(1, 40))
def test_a_limit_is_told(cause: frozenset[int], tries: int) -> None:
    budget = Budget(tries)

    def works(made: frozenset[int]) -> bool:
        budget.spend(1)
        return cause <= made

    found = cause_of((0,), tuple(range(7)), works)
    if found.smallest:
        assert frozenset(found.edits) == cause
    else:
        assert budget.left == 0
        assert not found.edits or cause <= frozenset(found.edits)


@given(_pairs())
def test_a_merge_loses_nothing(pair: tuple[Dossier, Dossier]) -> None:
    made = merged(*pair)
    kept = [content_of(it) for it in made.dossier.with_drafts.statements.values()]
    for statement in (*pair[0].statements.values(), *pair[1].statements.values()):
        # What was empty in one of the two may have been filled from the other.
        filled = any(it.kind == "filled" and it.id == statement.id for it in made.notes)
        assert filled or content_of(statement) in kept
    for id_, statement in pair[0].statements.items():
        assert not made.dossier.is_draft("statements", id_)
        assert made.dossier.statements[id_].said_by == statement.said_by
