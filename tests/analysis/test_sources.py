"""The sources: what each carries alone, and how two of them stand to one another."""

from __future__ import annotations

import drawn
from cast import dossier_of, no, statement, yes
from hypothesis import given

from summit_tui.analysis.snapshot import snapshot
from summit_tui.analysis.sources import Holding, Holdings, Pair, pairs
from summit_tui.dossier.model import Statement


def _holding(source: str, *snippets: str) -> Holding:
    return Holdings(dossier_of(*snippets))[source]


def _pairs(*snippets: str) -> dict[tuple[str, str], Pair]:
    shown = snapshot(dossier_of(*snippets))
    return {(it.left, it.right): it for it in pairs(shown.dossier, shown.contradictions)}


def test_a_source_holds_its_statements_and_what_they_are_about() -> None:
    held = _holding(
        "gazette",
        statement("a", "ann", on=yes("talk"), account='fact = "hours", value = 2'),
        statement("b", "bob", quote="", utterance="u"),
        statement("c", "cy", "herald"),
    )
    assert held.carried.statements == ["a", "b"]
    assert held.carried.propositions == ["talk"]
    assert held.carried.facts == ["hours"]
    assert held.carried.utterances == ["u"]
    assert held.quotes == 1
    assert not held.checked


def test_alone_is_what_no_other_witness_has() -> None:
    said = (
        statement("a", "ann", on=yes("talk")),
        statement("b", "bob", "herald", on=no("talk")),
        statement("c", "ann", on=yes("open")),
    )
    assert _holding("gazette", *said).alone.propositions == ["open"]
    assert _holding("herald", *said).alone.propositions == []
    assert _holding("gazette", *said).alone.statements == ["a", "c"]


def test_an_echo_is_no_other_witness() -> None:
    said = (
        statement("a", "ann", on=yes("talk"), utterance="u"),
        statement("b", "ann", "echo", on=yes("talk"), utterance="u"),
    )
    for source in ("gazette", "echo"):
        held = _holding(source, *said)
        assert held.roots == {"gazette"}
        assert held.alone == held.carried


def test_an_utterance_that_another_witness_renders_is_not_alone() -> None:
    said = (
        statement("a", "ann", utterance="u"),
        statement("b", "ann", "herald", utterance="u"),
        statement("c", "ann"),
    )
    assert _holding("gazette", *said).alone.statements == ["c"]
    assert _holding("gazette", *said).alone.utterances == []


def test_a_passage_that_relays_makes_its_source_relay() -> None:
    passage = statement("a", "ann").replace("quote", 'based_on = ["herald"]\nquote')
    assert _holding("herald", passage).relayed_by == ("gazette",)
    assert _pairs(passage)["gazette", "herald"].relays == "gazette"


def test_contradictions_between_two_sources_are_counted_by_strength() -> None:
    found = _pairs(
        statement("a", "ann", on=yes("talk")),
        statement("b", "bob", "herald", on=no("talk")),
        statement("c", "bob", on=no("open")),
        statement("d", "ann", on=yes("open")),
        statement("x", "paper", account='fact = "hours", value = 2'),
        statement("y", "paper", "herald", account='fact = "hours", value = 9'),
    )
    pair = found["gazette", "herald"]
    assert pair.strengths == {"hard": 2}
    assert pair.accounts == 1
    assert pair.contradictions[0].startswith("conflicting-accounts")
    assert "opposition:talk:ann-bob" in pair.contradictions
    assert all("open" not in name for name in pair.contradictions), "that is within one source"


def test_dismissed_contradictions_do_not_count() -> None:
    found = _pairs(
        statement("a", "ann", on=yes("talk")),
        statement("b", "bob", "herald", on=no("talk")),
        '[[dismissals]]\ncontradiction = "opposition:talk:ann-bob"\nreason = "Lunch."\n',
    )
    assert ("gazette", "herald") not in found


def test_sources_that_render_one_utterance_or_relay_one_another_are_pairs() -> None:
    found = _pairs(
        statement("a", "ann", utterance="u"), statement("b", "ann", "herald", utterance="u")
    )
    assert found["gazette", "herald"].shared == ["u"]
    assert not found["gazette", "herald"].one_root
    relay = found["gazette", "echo"]
    assert (relay.relays, relay.one_root, relay.contradictions) == ("echo", True, [])
    assert list(found) == [("gazette", "herald"), ("gazette", "echo")]


@given(drawn.statements(10))
def test_what_is_alone_is_carried_by_nobody_with_another_root(said: list[Statement]) -> None:
    held = Holdings(drawn.with_statements(said))
    assert sorted(it for one in held.values() for it in one.carried.statements) == sorted(
        statement.id for statement in said
    )
    for one in held.values():
        for table in ("propositions", "facts", "utterances"):
            alone = set(getattr(one.alone, table))
            assert alone <= set(getattr(one.carried, table))
            for other in held.values():
                if not one.roots & other.roots:
                    assert alone.isdisjoint(getattr(other.carried, table))


@given(drawn.statements(10))
def test_every_contradiction_across_two_sources_is_in_their_pair(said: list[Statement]) -> None:
    shown = snapshot(drawn.with_statements(said))
    found = {
        frozenset((it.left, it.right)): it for it in pairs(shown.dossier, shown.contradictions)
    }
    for item in shown.contradictions:
        left, right = (
            {shown.dossier.statements[name].source for name in side.statements}
            for side in item.sides
        )
        for one in left:
            for two in right - {one}:
                assert item.id in found[frozenset((one, two))].contradictions
    for pair in found.values():
        assert sum(pair.strengths.values()) == len(pair.contradictions)
