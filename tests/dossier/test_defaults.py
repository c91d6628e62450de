from __future__ import annotations

import pytest

from summit_tui.dossier.dates import UNDATED, parse
from summit_tui.dossier.model import INDEPENDENT
from support import SMALL, good, said, small


def test_the_smallest_dossier() -> None:
    made = good("""
[dossier]
title = "Will the harbour talks resume?"
[[sources]]
id = "gazette"
date = 2031-03-04
[[actors]]
id = "union"
name = "Dockers' Union"
[[statements]]
id = "union-first"
actor = "union"
source = "gazette"
quote = "We talk when the gates are open."
""").dossier
    assert made.as_of == parse("2031-03-04")
    assert (made.about, made.goal) == ("", "")
    assert list(made.parties) == [INDEPENDENT]
    assert made.sources["gazette"][1:-1] == (
        "",
        "",
        "",
        "article",
        parse("2031-03-04"),
        "",
        (),
        "",
        "",
        UNDATED,
        False,
        "",
    )
    assert made.actors["union"][2:10] == ("", False, "person", INDEPENDENT, "", (), "", "")
    statement = made.statements["union-first"]
    assert statement[3:-1] == (
        UNDATED,
        "",
        "own",
        "We talk when the gates are open.",
        "",
        "",
        "",
        "",
        "",
        (),
        "",
        "",
        False,
        False,
        (),
        (),
        (),
        "",
        "",
        "",
    )
    assert made.date_of(statement) == parse("2031-03-04")


def test_the_title_is_that_of_the_file_by_default() -> None:
    assert good('[[parties]]\nid = "a"\nname = "A"').dossier.title == "dossier.toml"


def test_without_a_date_there_is_no_day() -> None:
    text = SMALL.replace("date = 2031-03-04", "").replace("date = 2031-03-03", "")
    assert good(text).dossier.as_of == UNDATED
    assert good(text.replace("[dossier]", '[dossier]\nas_of = "2031-05"')).dossier.as_of == parse(
        "2031-05"
    )


def test_the_day_is_the_last_of_the_last_date() -> None:
    text = said('date = "2031-02/2031-03"\nsummary = "Yes."')
    assert good(text).dossier.as_of == parse("2031-03-31")


@pytest.mark.parametrize(
    ("actor", "fields", "voice"),
    [
        ("mayor", 'quote = "Yes."', "own"),
        ("mayor", 'summary = "Yes."', "paraphrase"),
        ("paper", 'summary = "Yes."', "narration"),
        ("paper", 'quote = "Yes."', "own"),
        ("mayor", 'quote = "Yes."\nattributed_by = "union"', "attributed"),
        ("mayor", 'summary = "Yes."\nattributed_by = "paper"', "attributed"),
        ("mayor", 'quote = "Yes."\nvoice = "paraphrase"', "paraphrase"),
        ("paper", 'quote = "Yes."\nvoice = "narration"', "narration"),
    ],
)
def test_the_voice_that_is_meant(actor: str, fields: str, voice: str) -> None:
    text = said(fields).replace('id = "s"\nactor = "mayor"', f'id = "s"\nactor = "{actor}"')
    assert good(text).dossier.statements["s"].voice == voice


@pytest.mark.parametrize(
    ("fields", "stance"),
    [
        ("", "affirms"),
        (', conditions = ["gates"]', "conditional"),
        (', stance = "open", conditions = ["gates"]', "open"),
        (', stance = "rejects", conditions = ["gates"]', "rejects"),
        (", conditions = []", "affirms"),
    ],
)
def test_the_stance_that_is_meant(fields: str, stance: str) -> None:
    text = said(f'quote = "Yes."\npositions = [{{ proposition = "talk"{fields} }}]')
    assert good(text).dossier.statements["s"].positions[0].stance == stance


def test_the_status_that_is_meant() -> None:
    made = good(
        small("""
[[outcomes]]
id = "vote"
name = "a vote"
controllers = ["docks"]
refusals = [{ by = "docks", statements = ["first"] }]
""")
    ).dossier
    assert made.outcomes["vote"].status == "refused"
    assert made.outcomes["talks"].status == "open"


def test_requires_is_one_group_and_any_of_several() -> None:
    made = good(
        small("""
[[preconditions]]
id = "either"
outcome = "talks"
any_of = [["gates"], ["gates", "gates"]]
[[preconditions]]
id = "guess"
outcome = "talks"
requires = ["gates"]
set_by = "port"
basis = "inferred"
""")
    ).dossier
    assert made.preconditions["gates-first"].any_of == (("gates",),)
    assert made.preconditions["gates-first"].basis == "stated"
    assert made.preconditions["either"].any_of == (("gates",), ("gates",))
    assert made.preconditions["either"].basis == "law"
    assert made.preconditions["guess"].basis == "inferred"


def test_independent_can_be_named() -> None:
    made = good('[[parties]]\nid = "independent"\nname = "Observers"\n' + SMALL).dossier
    assert [party.name for party in made.parties.values()] == ["Observers", "Port", "Docks"]


def test_text_is_on_one_line() -> None:
    text = said('quote = """\n  Yes,\\\n   we\n\tdo. """\nnote = "a\\u00a0 b\\tc"')
    statement = good(text).dossier.statements["s"]
    assert (statement.quote, statement.note) == ("Yes,we do.", "a b c")


@pytest.mark.parametrize("blanks", ["  ", "\t", "\\n", "\\t "])
def test_plain_text_is_on_one_line_too(blanks: str) -> None:
    text = said(f'quote = "We{blanks}do."\nnote = "{blanks}"')
    statement = good(text).dossier.statements["s"]
    assert (statement.quote, statement.note) == ("We do.", "")


def test_inline_tables_and_tables_are_the_same() -> None:
    text = small("""
[[statements]]
id = "s"
actor = "mayor"
source = "gazette"
summary = "Yes."
[[statements.positions]]
proposition = "talk"
[[statements.accounts]]
fact = "hours"
value = [1, 2.5]
""")
    statement = good(text).dossier.statements["s"]
    assert statement.positions[0].proposition == "talk"
    assert statement.accounts[0] == ("hours", (1, 2.5), "firm", UNDATED)


def test_names_are_singular_unless_it_is_said() -> None:
    made = good(
        SMALL,
        '[[parties]]\nid = "allies"\nname = "allies"\nplural = true\n'
        '[[actors]]\nid = "crews"\nname = "the crews"\nplural = true\n',
    ).dossier
    assert [id_ for id_, party in made.parties.items() if party.plural] == ["allies"]
    assert [id_ for id_, actor in made.actors.items() if actor.plural] == ["crews"]
