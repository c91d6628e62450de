"""Disputes: one question, its sides, and everything else that is said to it."""

from __future__ import annotations

from collections import Counter

from cast import CAST, after, dossier_of, no, statement, yes
from drawn import statements, with_statements
from hypothesis import given

from summit_tui.analysis.contradictions.derive import derive
from summit_tui.analysis.disputes.dismissals import contradictions_of, unmatched_dismissals
from summit_tui.analysis.disputes.dispute import Dispute
from summit_tui.analysis.disputes.disputes import disputes_of
from summit_tui.analysis.phrases.disputes import notes, side_members
from summit_tui.dossier.model import Dossier, Statement
from support import good

GOAL = '[dossier]\ntitle = "Will the harbour talks resume?"'
GATES_FIRST = (
    '[[propositions]]\nid = "talks-first"\ntext = "First talks."\norder = ["talks", "gates"]\n'
)


def disputes(*snippets: str, goal: str = "", all_: bool = False) -> list[Dispute]:
    text = CAST.replace(GOAL, f'{GOAL}\ngoal = "{goal}"') if goal else CAST
    dossier = good(text + "\n".join(snippets)).dossier
    return list(disputes_of(dossier, derive(dossier), one_sided=all_))


def only_dispute(*snippets: str, goal: str = "") -> Dispute:
    (found,) = disputes(*snippets, goal=goal)
    return found


def test_a_side_is_an_answer_with_everybody_who_gives_it() -> None:
    dispute = only_dispute(
        statement("a", "ann", on=yes("talk")),
        statement("p", "pat", on=yes("talk")),
        statement("c", "cy", on=yes("talk")),
        statement("b", "bob", "herald", on=no("talk")),
    )
    assert dispute.question == "The sides should talk."
    assert [(side.answer, side.actors, side.parties) for side in dispute.sides] == [
        ("yes", ("ann", "pat", "cy"), ("port", "independent")),
        ("no", ("bob",), ("union",)),
    ]
    assert len(dispute.contradictions) == 3
    assert not dispute.accounts


def test_demands_and_sentences_about_one_order_are_one_dispute() -> None:
    dispute = only_dispute(
        GATES_FIRST,
        statement("a", "ann", on=yes("talks-first")),
        statement("p", "pat", on=after("open", "talks")),
        statement("b", "bob", "herald", on=yes("gates-first")),
        statement("c", "cy", "herald", on=after("talk", "gates")),
    )
    assert dispute.question == "What comes first: open gates or the talks?"
    assert {side.answer: side.actors for side in dispute.sides} == {
        "first the talks": ("ann", "pat"),
        "first open gates": ("bob", "cy"),
    }


def test_who_denies_one_answer_and_gives_another_stands_there_alone() -> None:
    dispute = only_dispute(
        statement("a", "ann", on=f"{yes('on-ship')} }}, {{ {no('on-pier')}"),
        statement("b", "bob", on=yes("on-pier")),
        statement("c", "cy", on=no("on-pier")),
    )
    assert {side.answer: side.actors for side in dispute.sides} == {
        "The talks should be on a ship.": ("ann",),
        "The talks should be on the pier.": ("bob",),
        "not: The talks should be on the pier.": ("cy",),
    }
    assert dispute.question == "The talks should be on a ship. Or: The talks should be on the pier."


def test_who_says_yes_and_later_no_is_on_both_sides_and_has_moved() -> None:
    dispute = only_dispute(
        statement("a1", "ann", date="2031-03-01", on=yes("talk")),
        statement("a2", "ann", date="2031-03-09", on=no("talk")),
    )
    assert [(side.answer, side.actors) for side in dispute.sides] == [
        ("yes", ("ann",)),
        ("no", ("ann",)),
    ]
    (move,) = dispute.moves
    assert (move.actor, move.before, move.after, str(move.date)) == (
        "ann",
        "yes",
        "no",
        "2031-03-09",
    )


def test_a_line_that_changed_is_not_a_person_who_moved() -> None:
    dispute = only_dispute(
        statement("a", "ann", date="2031-03-01", on=yes("talk")),
        statement("p", "pat", date="2031-03-02", on=yes("talk")),
        statement("a2", "ann", date="2031-03-09", on=no("talk")),
    )
    said = [(it.actor, it.before, it.after, it.earlier, it.statements) for it in dispute.moves]
    assert said == [
        ("ann", "yes", "no", (), ("a", "a2")),
        ("ann", "yes", "no", ("pat",), ("a2", "p")),
    ]


def test_a_line_is_told_once_with_everybody_who_had_held_it() -> None:
    zed = '[[actors]]\nid = "zed"\nname = "Zed"\nparty = "port"'
    texts = (
        zed,
        statement("a", "ann", date="2031-03-01", on=yes("talk")),
        statement("p", "pat", date="2031-03-02", on=yes("talk")),
        statement("z", "zed", date="2031-03-09", on=no("talk")),
    )
    (move,) = only_dispute(*texts).moves
    assert (move.actor, move.earlier) == ("zed", ("ann", "pat"))
    told = list(notes(good(CAST + "\n".join(texts)).dossier, only_dispute(*texts)))
    assert "Port: the line changed, 9 Mar 2031: yes (Ann, Pat) → no (Zed)" in told


def test_what_is_put_more_firmly_is_told_in_words_of_the_question() -> None:
    (move,) = only_dispute(
        statement("a1", "ann", date="2031-03-01", on=yes("talk", ', firm = "hedged"')),
        statement("a2", "ann", date="2031-03-09", on=yes("talk")),
    ).moves
    assert (move.before, move.after) == ("yes, hedged", "yes, firm")


def test_nobody_is_silent_where_only_the_sources_differ() -> None:
    goal = GOAL + '\ngoal = "pay"'
    held = 'id = "pay"\ncontrollers = ["port", "union"]'
    dossier = good(
        CAST.replace(GOAL, goal).replace('id = "pay"', held),
        statement("a", "ann", account='fact = "hours", value = 2'),
        statement("c", "cy", "herald", account='fact = "hours", value = 3'),
        statement("b", "bob"),
        statement("a2", "ann", on=yes("talk")),
        statement("p", "pat", on=no("talk")),
    ).dossier
    assert [(it.accounts, it.silent) for it in disputes_of(dossier, derive(dossier))] == [
        (False, ("bob",)),
        (True, ()),
    ]


def test_who_wants_neither_first_gives_one_answer() -> None:
    neither = no("gates-first") + " }, { " + no("talks-first")
    dispute = only_dispute(
        GATES_FIRST,
        statement("a", "ann", on=yes("gates-first")),
        statement("b", "bob", on=yes("talks-first")),
        statement("c", "cy", "herald", on=neither),
        statement("d", "dee", on=no("gates-first")),
    )
    assert {side.answer: side.actors for side in dispute.sides} == {
        "first open gates": ("ann",),
        "first the talks": ("bob",),
        "neither first": ("cy",),
        "not: first open gates": ("dee",),
    }


def test_a_side_has_the_parties_its_members_spoke_for_then() -> None:
    dispute = only_dispute(
        statement("p1", "pat", date="2031-03-01", on=yes("talk"), party="union"),
        statement("p2", "pat", date="2031-09-01", on=no("talk")),
        statement("b", "bob", date="2031-03-02", on=yes("talk"), party="port"),
    )
    assert {side.answer: (side.actors, side.parties) for side in dispute.sides} == {
        "yes": (("pat", "bob"), ("union", "port")),
        "no": (("pat",), ("port",)),
    }


def test_former_colleagues_face_each_other_as_the_parties_they_spoke_for() -> None:
    dispute = only_dispute(
        statement("a", "ann", on=yes("talk")),
        statement("p", "pat", "herald", on=no("talk"), party="union"),
    )
    assert "Port and Union face each other" in dispute.why


def test_demands_whose_order_is_disputed_are_not_listed_again() -> None:
    both = (
        statement("a", "ann", on=after("talk", "gates")),
        statement("b", "bob", "herald", on=after("open", "talks")),
    )
    assert [it.question for it in disputes(*both, all_=True)] == [
        "What comes first: open gates or the talks?"
    ]
    asked = disputes(*both, statement("c", "cy", on=after("talk", "pay")), all_=True)
    assert [it.question for it in asked[1:]] == ["The sides should talk."]


def test_what_a_side_says_is_not_told_again_as_a_condition() -> None:
    texts = (
        statement("a1", "ann", date="2031-03-01", on=yes("talk")),
        statement("a2", "ann", date="2031-03-09", on=after("talk", "gates")),
    )
    dossier = dossier_of(*texts)
    (dispute,) = disputes_of(dossier, derive(dossier))
    assert list(notes(dossier, dispute)) == ["Ann moved, 9 Mar 2031: yes → only after open gates"]


def test_a_demand_given_up_joins_the_question_that_it_answered() -> None:
    demand = (
        '[[preconditions]]\nid = "d"\noutcome = "talks"\nrequires = ["gates"]\nset_by = "port"\n'
        'statements = ["a1"]\nwaived = ["a2"]\n'
    )
    dispute = only_dispute(
        statement("a1", "ann", date="2031-03-01", on=after("talk", "gates")),
        statement("b", "bob", date="2031-03-02", on=no("talk")),
        statement("a2", "ann", date="2031-09-01", on=yes("talk")),
        demand,
    )
    assert dispute.question == "The sides should talk."
    assert {side.answer: side.actors for side in dispute.sides} == {"yes": ("ann",), "no": ("bob",)}
    assert [(it.actor, it.before, it.after) for it in dispute.moves] == [
        ("ann", "only after open gates", "yes")
    ]
    assert "Ann: only after open gates" not in notes(dossier_of(), dispute)


def test_of_what_the_goal_does_not_wait_for_outcomes_come_before_opinions() -> None:
    blame = '[[propositions]]\nid = "blame"\ntext = "Ann is to blame."\n'
    found = disputes(
        blame,
        statement("a1", "ann", on=no("blame")),
        statement("b1", "bob", "herald", on=yes("blame")),
        statement("a2", "ann", on=yes("talk")),
        statement("c", "cy", "herald", quote="", on=no("talk")),
        goal="pay",
    )
    assert [it.question for it in found] == ["The sides should talk.", "Ann is to blame."]
    assert found[0].why[0].startswith("about what is to come about")


def test_who_makes_something_wait_for_it_is_not_silent_on_it() -> None:
    held = 'id = "pay"\ncontrollers = ["port", "union"]'
    texts = (
        CAST.replace(GOAL, GOAL + '\ngoal = "pay"').replace('id = "pay"', held),
        statement("a", "ann", on=yes("open")),
        statement("c", "cy", on=no("open")),
        statement("b", "bob", on=after("talk", "gates")),
    )
    heard = good(*texts).dossier
    (dispute,) = disputes_of(heard, derive(heard))
    assert dispute.silent == ()
    unheard = good(*texts[:-1], statement("b", "bob")).dossier
    (dispute,) = disputes_of(unheard, derive(unheard))
    assert dispute.silent == ("bob",)


def test_who_has_moved_on_stands_on_the_former_side_until_then() -> None:
    texts = (
        statement("a1", "ann", date="2031-03-01", on=yes("talk")),
        statement("a2", "ann", date="2031-03-09", on=no("talk")),
        statement("b1", "bob", date="2031-03-01", on=yes("talk")),
        statement("b2", "bob", date="2031-03-02", on=no("talk")),
        statement("b3", "bob", date="2031-03-10", on=yes("talk")),
    )
    dispute = only_dispute(*texts)
    told = {side.answer: side_members(dossier_of(*texts), dispute, side) for side in dispute.sides}
    assert told == {
        "yes": "Ann (until 9 Mar 2031), Bob",
        "no": "Ann, Bob (until 10 Mar 2031)",
    }


def test_terms_that_are_added_face_the_plain_answer() -> None:
    dispute = only_dispute(
        statement("a1", "ann", date="2031-03-01", on=yes("talk")),
        statement("a2", "ann", date="2031-03-09", on=after("talk", "gates")),
    )
    assert {side.answer: side.best for side in dispute.sides} == {
        "yes": "a1",
        "only after open gates": "a2",
    }
    assert [terms.after for terms in dispute.terms] == [("gates",)]
    assert [(move.before, move.after) for move in dispute.moves] == [
        ("yes", "only after open gates")
    ]


def test_what_others_say_of_an_actor_stands_apart_from_the_sides() -> None:
    read = statement("c", "cy", "herald", on=yes("talk", ', of = "ann"'))
    dispute = only_dispute(
        statement("a", "ann", on=no("talk")), statement("b", "bob", on=yes("talk")), read
    )
    assert [side.actors for side in dispute.sides] == [("ann",), ("bob",)] or [
        side.actors for side in dispute.sides
    ] == [("bob",), ("ann",)]
    assert [(it.by, it.of, it.says) for it in dispute.readings] == [("cy", "ann", "yes")]
    alone = only_dispute(statement("a", "ann", on=no("talk")), read)
    assert [(side.answer, side.actors, side.readers, side.grounds) for side in alone.sides] == [
        ("no", ("ann",), False, "own words"),
        ("yes", ("cy",), True, "reading"),
    ], "where nobody answers so at first hand, the readers face the actor, marked as such"


def test_who_leaves_it_open_and_who_says_nothing_is_told() -> None:
    dispute = only_dispute(
        '[[parties]]\nid = "city"\nname = "City"\n'
        '[[actors]]\nid = "mayor"\nname = "Mayor"\nparty = "city"\n',
        statement("m", "mayor", on=yes("open")),
        statement("m2", "mayor", on=after("talk", "pay")).replace("talk", "on-pier"),
        '[[preconditions]]\nid = "d"\noutcome = "talks"\nrequires = ["pay"]\n'
        'set_by = "city"\nstatements = ["m"]\n',
        statement("a", "ann", on=yes("talk")),
        statement("b", "bob", on=no("talk")),
        statement("c", "cy", on='proposition = "talk", stance = "open"'),
        goal="talks",
    )
    assert dispute.left_open == ("cy",)
    assert dispute.silent == ("mayor",)


def test_the_best_statement_is_in_own_words_found_in_the_text_and_new() -> None:
    checked = CAST.replace('id = "herald"', 'id = "herald"\nfile = "h.txt"\nchecked = 2031-04-01')
    dossier = good(
        checked
        + statement("told", "ann", date="2031-03-09", quote="", on=yes("talk"))
        + statement("found", "ann", "herald", date="2031-03-02", on=yes("talk"))
        + statement("older", "ann", "herald", date="2031-03-01", on=yes("talk"))
        + statement("newer", "ann", "gazette", date="2031-03-03", on=yes("talk"))
        + statement("b", "bob", on=no("talk"))
    ).dossier
    (dispute,) = disputes_of(dossier, derive(dossier))
    side = next(side for side in dispute.sides if side.answer == "yes")
    assert (side.best, side.grounds, len(side.statements)) == ("found", "own words", 4)


def test_a_question_that_only_one_side_answers_is_listed_only_when_asked_for() -> None:
    said = statement("a", "ann", on=yes("talk"))
    assert disputes(said) == []
    (dispute,) = disputes(said, all_=True)
    assert dispute.contradictions == ()
    assert [(side.answer, side.actors) for side in dispute.sides] == [("yes", ("ann",))]


def test_the_order_begins_at_the_goal_and_ends_with_sources_that_differ() -> None:
    found = disputes(
        statement("f1", "paper", "gazette", account='fact = "hours", value = 1'),
        statement("f2", "paper", "herald", account='fact = "hours", value = 2'),
        statement("v1", "ann", on=yes("on-pier")),
        statement("v2", "bob", on=yes("on-ship")),
        statement("o1", "ann", on=yes("open")),
        statement("o2", "bob", on=no("open")),
        statement("t1", "ann", on=yes("talk")),
        statement("t2", "bob", on=no("talk")),
        '[[preconditions]]\nid = "d"\noutcome = "talks"\nrequires = ["gates"]\n'
        'set_by = "port"\nstatements = ["o1"]\n',
        goal="talks",
    )
    assert [dispute.id for dispute in found] == [
        "proposition:talk",
        "proposition:open",
        "proposition:on-pier+on-ship",
        "fact:hours",
    ]
    assert [dispute.distance for dispute in found] == [0, 1, None, None]
    assert [dispute.accounts for dispute in found] == [False, False, False, True]
    assert all(dispute.why for dispute in found)


def test_a_curators_question_names_and_widens_it() -> None:
    where = (
        '[[questions]]\nid = "where"\ntext = "Where?"\nbears_on = ["talks"]\n'
        '[[propositions]]\nid = "inside"\ntext = "They meet inside."\nquestion = "where"\n'
        '[[propositions]]\nid = "outside"\ntext = "They meet outside."\nquestion = "where"\n'
        'answer = "in the open"\n'
    )
    dispute = only_dispute(
        where,
        statement("a", "ann", on=yes("outside")),
        statement("b", "bob", on=no("outside")),
        statement("c", "cy", on=yes("inside")),
        goal="talks",
    )
    assert (dispute.id, dispute.question, dispute.distance) == ("where", "Where?", 0)
    assert {side.answer: side.actors for side in dispute.sides} == {
        "in the open": ("ann",),
        "not: in the open": ("bob",),
        "They meet inside.": ("cy",),
    }


def test_dismissing_a_dispute_dismisses_its_members() -> None:
    dossier = dossier_of(
        statement("a", "ann", on=yes("talk")),
        statement("b", "bob", on=no("talk")),
        statement("c", "cy", on=no("talk")),
        '[[dismissals]]\ndispute = "proposition:talk"\nreason = "Two meetings."\n',
    )
    found = derive(dossier)
    (dispute,) = disputes_of(dossier, found)
    assert dispute.dismissed == "Two meetings."
    assert {item.dismissed for item in contradictions_of(dossier)} == {"Two meetings."}
    assert unmatched_dismissals(dossier) == ()


def test_a_dispute_whose_members_are_all_dismissed_is_dismissed() -> None:
    dossier = dossier_of(
        statement("a", "ann", on=yes("talk")),
        statement("b", "bob", on=no("talk")),
        '[[dismissals]]\ncontradiction = "opposition:talk:ann-bob"\nreason = "A slip."\n',
    )
    (dispute,) = disputes_of(dossier, derive(dossier))
    assert dispute.dismissed == "A slip."


def test_who_goes_first_between_two_camps_is_one_dispute() -> None:
    names = [f"{camp}{at}" for camp in ("east", "west") for at in range(6)]
    people = "".join(
        f'[[actors]]\nid = "{name}"\nname = "{name}"\nparty = "{party}"\n'
        for name in names
        for party in ("port" if name.startswith("east") else "union",)
    )
    said = "".join(
        statement(name, name, on=after("talk", "gates"))
        if name.startswith("east")
        else statement(name, name, on=after("open", "talks"))
        for name in names
    )
    assert len(disputes(people, said)) == 1


@given(statements(12))
def test_every_contradiction_is_in_exactly_one_dispute(said: list[Statement]) -> None:
    dossier = with_statements(said)
    found = derive(dossier)
    counted = Counter(
        name for dispute in disputes_of(dossier, found) for name in dispute.contradictions
    )
    assert counted == Counter(item.id for item in found)


@given(statements(10))
def test_a_dispute_has_two_sides_or_more_each_with_its_best_statement(
    said: list[Statement],
) -> None:
    dossier = with_statements(said)
    for dispute in disputes_of(dossier, derive(dossier)):
        assert len(dispute.sides) > 1
        for side in dispute.sides:
            assert side.best in side.statements
            assert side.actors


@given(statements(10))
def test_the_order_of_the_records_does_not_matter(said: list[Statement]) -> None:
    dossier, turned = with_statements(said), _turned(with_statements(said[::-1]))
    assert disputes_of(dossier, derive(dossier)) == disputes_of(turned, derive(turned))


def _turned(dossier: Dossier) -> Dossier:
    tables = ("parties", "sources", "actors", "propositions", "facts", "outcomes")
    turned = {table: dict(reversed(getattr(dossier, table).items())) for table in tables}
    return Dossier(**(dossier._asdict() | turned))
