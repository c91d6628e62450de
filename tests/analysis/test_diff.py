"""What is different between two dossiers: records by meaning, what follows, and the causes."""

from __future__ import annotations

import random
import re
from pathlib import Path

from cast import CAST, HEDGED, after, dossier_of, no, statement, yes

from summit_tui.analysis.diff.diff import days_apart, diff_of
from summit_tui.analysis.diff.difference import Change, Difference
from summit_tui.dossier.dates import parse
from summit_tui.dossier.load import load
from summit_tui.dossier.model import Dossier
from summit_tui.dossier.rebuild import rebuilt
from support import good, write

SHIPPED = Path(__file__).parents[2] / "data" / "positions.toml"
ANN, BOB = statement("a", "ann", on=yes("talk")), statement("b", "bob", on=no("talk"))


def edits(difference: Difference) -> list[tuple[str, str, str]]:
    return [(edit.how, edit.table, edit.id) for edit in difference.edits]


def changes(difference: Difference, kind: str = "dispute") -> list[tuple[str, str, str]]:
    """What changed of a kind, each with its causes."""
    return [
        (change.what if change.what != "there" else change.how, change.id, because(change))
        for change in difference.changes
        if change.kind == kind
    ]


def because(change: Change) -> str:
    assert change.smallest
    return " ".join(f"{edit.how}:{edit.id}" for edit in change.because)


def shuffled(text: str, seed: int) -> str:
    """The text with its tables in another order."""
    pieces = re.split(r"(?m)^(?=\[)", text)
    random.Random(seed).shuffle(pieces)
    return "\n".join(pieces)


def test_reordered_and_reformatted_files_differ_in_nothing() -> None:
    text = SHIPPED.read_text()
    old = load(str(SHIPPED)).dossier
    new = good(
        shuffled(text, 1).replace(" = ", "   =  ").replace("\n\n", "\n# a comment\n")
    ).dossier
    difference = diff_of(old, new)
    assert difference.same
    assert not difference.changes


def test_a_folder_and_a_file_differ_in_nothing() -> None:
    text = CAST + ANN + BOB
    half = text.index("[[outcomes]]")
    folder = load(write(text[half:], text[:half])).dossier
    assert diff_of(good(text).dossier, folder).same


def test_the_order_of_lists_counts_only_where_it_is_an_order_in_time() -> None:
    one = dossier_of(statement("a", "ann", on=after("talk", "gates", "pay")))
    other = dossier_of(statement("a", "ann", on=after("talk", "pay", "gates")))
    assert diff_of(one, other).same
    turned = good(CAST.replace('order = ["gates", "talks"]', 'order = ["talks", "gates"]')).dossier
    assert edits(diff_of(dossier_of(), turned)) == [("changed", "propositions", "gates-first")]


def test_a_changed_record_names_its_fields() -> None:
    other = statement("a", "ann", date="2031-03-02", on=yes("talk", HEDGED))
    (edit,) = diff_of(dossier_of(ANN), dossier_of(other)).edits
    assert [field.field for field in edit.fields] == ["date", "positions"]
    assert [str(edit.fields[0].old), str(edit.fields[0].new)] == ["2031-03-01", "2031-03-02"]


def test_what_the_dossier_is_about_is_a_record() -> None:
    new = good(CAST.replace("resume?", "resume soon?").replace(
        "[dossier]", '[dossier]\ngoal = "talks"\nas_of = 2031-05-01'
    )).dossier  # fmt: skip
    (edit,) = diff_of(dossier_of(), new).edits
    assert (edit.table, edit.id) == ("dossier", "")
    assert [field.field for field in edit.fields] == ["title", "goal", "as_of"]


def test_the_last_day_is_no_edit_where_the_statements_tell_it() -> None:
    later = statement("c", "cy", date="2031-06-01")
    assert edits(diff_of(dossier_of(ANN), dossier_of(ANN, later))) == [("added", "statements", "c")]


def test_a_dispute_appears_because_a_statement_was_added() -> None:
    difference = diff_of(dossier_of(ANN), dossier_of(ANN, BOB))
    assert edits(difference) == [("added", "statements", "b")]
    assert changes(difference) == [("appeared", "proposition:talk", "added:b")]
    assert changes(difference, "contradiction") == [
        ("appeared", "opposition:talk:ann-bob", "added:b")
    ]


def test_a_dispute_vanishes_because_a_statement_was_removed() -> None:
    difference = diff_of(dossier_of(ANN, BOB), dossier_of(BOB))
    assert changes(difference) == [("vanished", "proposition:talk", "removed:a")]


def test_two_edits_that_only_do_it_together_are_one_cause() -> None:
    aside = statement("z", "cy", on=yes("open"))
    difference = diff_of(dossier_of(), dossier_of(ANN, BOB, aside))
    assert changes(difference) == [("appeared", "proposition:talk", "added:a added:b")]


def test_an_edit_of_another_table_can_be_the_cause() -> None:
    said = (
        statement("a", "ann", on=yes("on-pier")),
        statement("b", "bob", on=yes("in-hall")),
    )
    old = dossier_of(*said)
    hall = 'scope = "{}"\nexcludes = ["{}"]'
    text = CAST.replace(hall.format("lunch", "on-ship"), hall.format("venue", "on-pier"))
    new = good(text + "".join(said)).dossier
    difference = diff_of(old, new)
    assert changes(difference) == [
        ("appeared", "proposition:in-hall+on-pier+on-ship", "changed:in-hall")
    ]


def test_strength_and_answers_of_a_dispute_change() -> None:
    soft = statement("b", "bob", on=no("talk", HEDGED))
    firm = statement("c", "bob", "herald", "2031-03-02", on=no("talk"))
    pat = statement("p", "pat", on=no("talk"))
    difference = diff_of(dossier_of(ANN, soft), dossier_of(ANN, soft, firm, pat))
    assert ("strength", "proposition:talk", "added:c") in changes(difference)
    assert ("answer", "proposition:talk", "added:p") in changes(difference)
    (strength,) = [item for item in difference.changes
                   if (item.kind, item.what) == ("dispute", "strength")]  # fmt: skip
    assert (strength.old, strength.new) == ("tension", "hard")


def test_a_dispute_is_dismissed() -> None:
    dismissal = '[[dismissals]]\ndispute = "proposition:talk"\nreason = "A joke."\n'
    difference = diff_of(dossier_of(ANN, BOB), dossier_of(ANN, BOB, dismissal))
    assert changes(difference) == [("dismissed", "proposition:talk", "added:proposition:talk")]
    assert changes(difference, "contradiction") == []


def test_a_question_that_takes_something_in_goes_by_another_id() -> None:
    question = '[[questions]]\nid = "whether"\ntext = "Should they talk?"\n'
    new = good((CAST + ANN + BOB + question).replace(
        'scope = "leaders"', 'scope = "leaders"\nquestion = "whether"'
    )).dossier  # fmt: skip
    difference = diff_of(dossier_of(ANN, BOB), new)
    assert edits(difference) == [("added", "questions", "whether"),
                                 ("changed", "propositions", "talk")]  # fmt: skip
    assert changes(difference) == [("called", "whether", "added:whether changed:talk")]


def test_a_renamed_id_is_no_edit_wherever_it_is_named() -> None:
    text = SHIPPED.read_text()
    for old, new in (("putin", "vvp"), ("leaders-meet", "summit"), ("russia", "rf"), ("mt", "m")):
        text = text.replace(f'"{old}"', f'"{new}"')
    difference = diff_of(load(str(SHIPPED)).dossier, load("x", data=text.encode()).dossier)
    assert [(it.table, it.old, it.new) for it in difference.renamed] == [
        ("parties", "russia", "rf"),
        ("sources", "mt", "m"),
        ("actors", "putin", "vvp"),
        ("outcomes", "leaders-meet", "summit"),
    ]
    assert (difference.edits, difference.changes) == ((), ())


def test_a_record_that_is_renamed_and_changed_is_both() -> None:
    new = good((CAST + ANN + BOB).replace('"ann"', '"anna"').replace(
        'name = "Ann"', 'name = "Ann"\nrole = "Mayor"'
    )).dossier  # fmt: skip
    difference = diff_of(dossier_of(ANN, BOB), new)
    assert [(it.table, it.old, it.new) for it in difference.renamed] == [("actors", "ann", "anna")]
    assert edits(difference) == [("changed", "actors", "anna")]
    assert difference.changes == ()


def test_a_dismissal_follows_a_renamed_id() -> None:
    def told(actor: str) -> Dossier:
        dismissals = (
            f'[[dismissals]]\ncontradiction = "opposition:talk:{actor}-bob"\nreason = "A joke."\n'
            '[[dismissals]]\ndispute = "proposition:talk"\nreason = "Two jokes."\n'
        )
        return good((CAST + ANN + BOB + dismissals).replace('"ann"', f'"{actor}"')).dossier

    difference = diff_of(told("ann"), told("anna"))
    assert (difference.edits, difference.changes) == ((), ())


def test_utterances_that_the_same_statements_share_are_renamed() -> None:
    def told(name: str) -> Dossier:
        return dossier_of(
            statement("a", "ann", quote="We may go.", utterance=name),
            statement("b", "ann", "herald", quote="We go.", utterance=name),
        )

    difference = diff_of(told("u"), told("v"))
    assert [(it.table, it.old, it.new) for it in difference.renamed] == [("utterances", "u", "v")]
    assert (difference.edits, difference.changes) == ((), ())


DEMANDS = """
[[preconditions]]
id = "pay-first"
outcome = "talks"
requires = ["pay"]
set_by = "union"
statements = ["d"]
"""


def with_goal(*snippets: str) -> Dossier:
    goal = CAST.replace("[dossier]", '[dossier]\ngoal = "talks"').replace(
        'name = "the back pay"', 'name = "the back pay"\ncontrollers = ["port"]'
    )
    return good(goal + "".join(snippets)).dossier


def test_packages_and_the_goal_change_with_the_demands() -> None:
    demand = statement("d", "bob", on=yes("open"))
    difference = diff_of(with_goal(demand), with_goal(demand, DEMANDS))
    assert edits(difference) == [("added", "preconditions", "pay-first")]
    assert changes(difference, "package") == [
        ("appeared", "step:pay", "added:pay-first"),
        ("appeared", "waive:pay-first", "added:pay-first"),
        ("vanished", "event:talks", "added:pay-first"),
    ]


def test_between_two_days_the_edits_are_what_was_said() -> None:
    said = [
        ANN,
        statement("b", "bob", date="2031-03-05", on=no("talk")),
        statement("d", "bob", date="2031-03-06", on=yes("open")),
    ]
    whole = with_goal(*said, DEMANDS)
    difference = days_apart(whole, parse("2031-03-01"), parse("2031-03-31"))
    assert edits(difference) == [("added", "statements", "b"), ("added", "statements", "d")]
    assert changes(difference) == [("appeared", "proposition:talk", "added:b")]
    assert ("appeared", "waive:pay-first", "added:d") in changes(difference, "package")
    back = days_apart(whole, parse("2031-03-31"), parse("2031-03-01"))
    assert changes(back) == [("vanished", "proposition:talk", "removed:b")]


def test_what_came_about_between_two_days_is_an_edit() -> None:
    met = CAST.replace("[dossier]", '[dossier]\ngoal = "talks"').replace(
        'name = "the talks"',
        'name = "the talks"\nmet = { date = 2031-03-10, statements = ["m"] }\nstatus = "met"',
    )
    whole = good(met + statement("m", "ann", on=yes("open"))).dossier
    difference = days_apart(whole, parse("2031-03-01"), parse("2031-03-31"))
    assert edits(difference) == [("changed", "outcomes", "talks")]
    assert changes(difference, "goal") == [("reachable", "talks", "changed:talks")]


def test_drafts_are_told_and_cause_nothing() -> None:
    draft = BOB.replace('actor = "bob"', 'actor = "bob"\ndraft = true')
    (edit,) = (drafted := diff_of(dossier_of(ANN), dossier_of(ANN, draft))).edits
    assert (edit.how, edit.id, edit.draft) == ("added", "b", True)
    assert drafted.changes == ()
    (edit,) = (accepted := diff_of(dossier_of(ANN, draft), dossier_of(ANN, BOB))).edits
    assert (edit.how, edit.id, edit.draft) == ("added", "b", False)
    assert changes(accepted) == [("appeared", "proposition:talk", "added:b")]
    (edit,) = diff_of(dossier_of(ANN, draft), dossier_of(ANN)).edits
    assert (edit.how, edit.id, edit.draft) == ("removed", "b", True)


def test_where_no_work_is_allowed_no_cause_is_told() -> None:
    difference = diff_of(dossier_of(ANN), dossier_of(ANN, BOB), work=0)
    assert {change.because for change in difference.changes} == {()}
    assert not any(change.smallest for change in difference.changes)


def test_a_dossier_that_was_loaded_is_rebuilt_as_it_is() -> None:
    demand = statement("d", "bob", on=after("talk", "pay"))
    for dossier in (load(str(SHIPPED)).dossier, dossier_of(ANN, BOB), with_goal(demand, DEMANDS)):
        assert rebuilt(dossier) == dossier


def test_what_hangs_on_nothing_is_left_out_of_a_rebuilt_dossier() -> None:
    dossier = dossier_of(ANN, BOB)
    actors = {id_: actor for id_, actor in dossier.actors.items() if id_ != "ann"}
    assert list(rebuilt(dossier._replace(actors=actors)).statements) == ["b"]
