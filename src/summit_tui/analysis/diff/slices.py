"""What a derived thing can rest on: the few statements that say something about its question.

A thing is derived anew many times while its causes are looked for. What it rests on is small even
where the dossier is large: a dispute on the claims about its propositions, a package on the
evidence of demands. A slice is a guess all the same, so whoever uses one checks that it shows both
the old and the new truth, and else takes a wider one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from summit_tui.analysis.contradictions.contradiction import Contradiction
from summit_tui.analysis.diff.aspects import Aspect
from summit_tui.analysis.diff.edits import Edit
from summit_tui.analysis.questions import QuestionGroup, Questions
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.model import Dossier, Statement
from summit_tui.record import Record

Key = tuple[str, str]
"""A table, and the id of a record in it."""


class Slice(Record):
    """Statements that are looked at, None for all, and the edits that can matter there.

    `near` are those of records that the derived thing names itself.
    """

    statements: frozenset[str] | None
    near: tuple[int, ...]
    every: tuple[int, ...]


class Slicer:
    """Cuts slices out of two snapshots, which have the same ids for the same things."""

    def __init__(self, before: Snapshot, after: Snapshot, edits: Sequence[Edit]) -> None:
        self._snapshots = (before, after)
        self._edits = edits
        self._every = tuple(at for at, edit in enumerate(edits) if not edit.draft)
        self._on: dict[Key, set[str]] = defaultdict(set)
        self._blocking: set[str] = set()
        self._groups: dict[str, list[QuestionGroup]] = defaultdict(list)
        self._asking: dict[str, list[QuestionGroup]] = defaultdict(list)
        self._about: dict[str, set[str]] = defaultdict(set)
        for shown in self._snapshots:
            self._index(shown.dossier)

    def _index(self, dossier: Dossier) -> None:
        on, propositions = self._on, dossier.propositions
        for id_, statement in dossier.statements.items():
            for position in statement.positions:
                on["propositions", position.proposition].add(id_)
                if position.conditions and propositions[position.proposition].outcome:
                    self._blocking.add(id_)
            for account in statement.accounts:
                on["facts", account.fact].add(id_)
            if statement.utterance:
                on["utterances", statement.utterance].add(id_)
        for precondition in dossier.preconditions.values():
            self._blocking.update(
                (*precondition.statements, *precondition.waived, *precondition.together)
            )
        for outcome in dossier.outcomes.values():
            self._blocking.update(outcome.doubts)
            self._blocking.update(outcome.met.statements if outcome.met else ())
            for refusal in outcome.refusals:
                self._blocking.update((*refusal.statements, *refusal.dropped))
        questions = Questions(dossier)
        groups = {questions.of_proposition(name) for name in propositions}
        groups.update(map(questions.of_fact, dossier.facts))
        for group in groups:
            self._groups[group.id].append(group)
            for name in group.propositions:
                self._asking[name].append(group)
        for name, proposition in propositions.items():
            for id_ in {proposition.outcome, *proposition.order} - {""}:
                self._about[id_].add(name)

    def slices(self, aspect: Aspect) -> Iterator[Slice]:
        """From the narrowest on to the whole."""
        if aspect.kind in ("package", "goal"):
            named = {("outcomes", ""), ("preconditions", "")}
            yield self._slice(self._blocking, named)
        else:
            disputes = self._disputes(aspect)
            statements = self._statements(disputes)
            named = set(self._named(aspect))
            if aspect.kind != "circle":
                yield self._slice(statements, named)
            yield self._slice(statements | self._blocking, named)
        yield Slice(None, (), self._every)

    def _disputes(self, aspect: Aspect) -> set[str]:
        """The disputes that it is, or is in, at either time."""
        if aspect.kind == "dispute":
            return {aspect.id}
        return {
            shown.dispute_of[aspect.id]
            for shown in self._snapshots
            if aspect.id in shown.dispute_of
        }

    def _statements(self, disputes: Iterable[str]) -> set[str]:
        """Everything that is said about these questions, and other renderings of it."""
        subjects: set[Key] = set()
        for name in disputes:
            subjects.update(self._of_groups(self._groups.get(name, ())))
            for shown in self._snapshots:
                dispute = shown.disputes_by_id.get(name)
                for id_ in dispute.contradictions if dispute else ():
                    subjects.update(self._of_contradiction(shown, shown.by_id[id_]))
        found = {id_ for subject in subjects for id_ in self._on.get(subject, ())}
        for id_ in tuple(found):
            for statement in self._both(id_):
                if statement.utterance:
                    found |= self._on["utterances", statement.utterance]
        return found

    def _of_contradiction(self, shown: Snapshot, item: Contradiction) -> Iterator[Key]:
        """What a contradiction is about, and the questions that it may be a part of."""
        for table in ("propositions", "facts", "utterances"):
            yield from ((table, id_) for id_ in item.subject)
        if item.kind == "wording":
            for name in item.statements:
                for position in shown.dossier.statements[name].positions:
                    yield from self._of_groups(self._asking[position.proposition])
        for _, name in tuple(self._ordered(item.subject)):
            yield from self._of_groups(self._asking[name])

    def _of_groups(self, groups: Iterable[QuestionGroup]) -> Iterator[Key]:
        for group in groups:
            yield from (("propositions", id_) for id_ in group.propositions)
            yield from (("facts", id_) for id_ in group.facts)
            yield from self._ordered(id_ for pair in group.orders for id_ in pair)

    def _ordered(self, outcomes: Iterable[str]) -> Iterator[Key]:
        for outcome in outcomes:
            yield from (("propositions", id_) for id_ in self._about.get(outcome, ()))

    def _both(self, id_: str) -> Iterator[Statement]:
        for shown in self._snapshots:
            if id_ in shown.dossier.statements:
                yield shown.dossier.statements[id_]

    def _named(self, aspect: Aspect) -> Iterator[Key]:
        """The records that a dispute or a contradiction names at either time."""
        for shown in self._snapshots:
            item = shown.disputes_by_id.get(aspect.id) or shown.by_id.get(aspect.id)
            if not item:
                continue
            yield from (("statements", id_) for id_ in item.statements)
            yield from (("actors", id_) for id_ in item.actors)
            circle = shown.by_id[aspect.id].circle if aspect.kind == "circle" else None
            for edge in circle.edges if circle else ():
                yield "preconditions", edge.precondition.id
                yield "outcomes", edge.waiting
        yield "questions", aspect.id
        yield "dismissals", aspect.id
        for id_ in self._disputes(aspect):
            yield "dismissals", id_
            for group in self._groups.get(id_, ()):
                yield from (("propositions", name) for name in group.propositions)
                yield from (("facts", name) for name in group.facts)
        for name in aspect.about:
            yield "actors", name

    def _slice(self, statements: Collection[str], named: Collection[Key]) -> Slice:
        near: list[int] = []
        far: list[int] = []
        for at in self._every:
            edit = self._edits[at]
            if edit.table == "statements" and edit.id not in statements:
                continue
            key = (edit.table, edit.id)
            (near if key in named or (edit.table, "") in named else far).append(at)
        return Slice(frozenset(statements), tuple(near), (*near, *far))
