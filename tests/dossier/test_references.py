from __future__ import annotations

import pytest

from support import SMALL, codes, dossier, one, said, small, told


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        (
            "[[actors]]\nid = 'x'\nname = 'X'\nparty = 'prot'",
            "E302 no party has the id ‘prot’; did you mean ‘port’?",
        ),
        (
            "[[actors]]\nid = 'x'\nname = 'X'\nspeaks_for = 'mayr'",
            "E302 no actor has the id ‘mayr’; did you mean ‘mayor’?",
        ),
        (
            "[[sources]]\nid = 'x'\nbased_on = ['gazete']",
            "E302 no source has the id ‘gazete’; did you mean ‘gazette’?",
        ),
        (
            "[[propositions]]\nid = 'x'\ntext = 'X'\noutcome = 'zzz'",
            "E302 no outcome has the id ‘zzz’",
        ),
        (
            "[[propositions]]\nid = 'x'\ntext = 'X'\norder = ['talks', 'zzz']",
            "E302 no outcome has the id ‘zzz’",
        ),
        (
            "[[propositions]]\nid = 'x'\ntext = 'X'\nexcludes = ['zzz']",
            "E302 no proposition has the id ‘zzz’",
        ),
        (
            "[[outcomes]]\nid = 'x'\nname = 'X'\ncontrollers = ['prot']",
            "E302 no party or actor has the id ‘prot’; did you mean ‘port’?",
        ),
        (
            "[[outcomes]]\nid = 'x'\nname = 'X'\ncontrollers = ['independent']",
            "E302 ‘independent’ is no side: name the actor",
        ),
        (
            "[[outcomes]]\nid = 'x'\nname = 'X'\ncontrollers = ['docks']\n"
            "refusals = [{by = 'docks', statements = ['frist']}]",
            "E302 no statement has the id ‘frist’; did you mean ‘first’?",
        ),
        (
            "[[preconditions]]\nid = 'x'\noutcome = 'talsk'\nrequires = ['gates']",
            "E302 no outcome has the id ‘talsk’; did you mean ‘talks’?",
        ),
        (
            "[[preconditions]]\nid = 'x'\noutcome = 'talks'\nrequires = ['gate']",
            "E302 no outcome has the id ‘gate’; did you mean ‘gates’?",
        ),
        (
            "[[preconditions]]\nid = 'x'\noutcome = 'talks'\nany_of = [['gate']]",
            "E302 no outcome has the id ‘gate’; did you mean ‘gates’?",
        ),
        (
            "[[preconditions]]\nid = 'x'\noutcome = 'talks'\nrequires = ['gates']\n"
            "set_by = 'dock'\nbasis = 'inferred'",
            "E302 no party or actor has the id ‘dock’; did you mean ‘docks’?",
        ),
        (
            "[[preconditions]]\nid = 'x'\noutcome = 'talks'\nrequires = ['gates']\nbasis = 'law'\n"
            "statements = ['zzz']",
            "E302 no statement has the id ‘zzz’",
        ),
        (
            "[[statements]]\nid = 's'\nactor = 'mayr'\nsource = 'gazette'\nquote = 'x'",
            "E302 no actor has the id ‘mayr’; did you mean ‘mayor’?",
        ),
        (
            "[[statements]]\nid = 's'\nactor = 'mayor'\nsource = 'gaz'\nquote = 'x'",
            "E302 no source has the id ‘gaz’; did you mean ‘gazette’?",
        ),
    ],
)
def test_an_id_that_is_not_defined(more: str, problem: str) -> None:
    assert one(small(more)) == problem


@pytest.mark.parametrize(
    ("field", "col"), [("requires = ['gates', 'zzz']", 22), ("any_of = [['gates', 'zzz']]", 21)]
)
def test_an_unknown_outcome_is_pointed_at_in_either_form(field: str, col: int) -> None:
    more = f"[[preconditions]]\nid = 'x'\noutcome = 'talks'\n{field}"
    assert told(small(more))[0].startswith(f"E302 {small(more).count(chr(10)) + 1}:{col} ")


def test_the_goal_is_an_outcome() -> None:
    loaded = dossier(SMALL.replace("[dossier]", "[dossier]\ngoal = 'tlks'"))
    assert [f"{p.line}:{p.col} {p.message}" for p in loaded.problems] == [
        "2:8 no outcome has the id ‘tlks’; did you mean ‘talks’?"
    ]
    assert loaded.dossier.goal == ""


@pytest.mark.parametrize("field", ["attributed_by = 'nobody'", "based_on = ['nobody']"])
def test_unknown_ids_of_a_statement_itself(field: str) -> None:
    loaded = dossier(said(f"quote = 'x'\n{field}"))
    assert [problem.code for problem in loaded.problems] == ["E302"]
    kept = loaded.dossier.statements.get("s")
    assert kept is None if "by" in field else kept and kept.based_on == ()


def test_unknown_ids_of_positions_and_accounts() -> None:
    text = said(
        "quote = 'x'\n"
        "positions = [{ proposition = 'tlak' },\n"
        "  { proposition = 'talk', conditions = ['gates', 'zzz'], stance = 'affirms' }]\n"
        "accounts = [{ fact = 'horus', value = 5 }, { fact = 'hours', value = 6 }]"
    )
    loaded = dossier(text)
    assert [f"{p.col} {p.message}" for p in loaded.problems] == [
        "30 no proposition has the id ‘tlak’; did you mean ‘talk’?",
        "50 no outcome has the id ‘zzz’",
        "22 no fact has the id ‘horus’; did you mean ‘hours’?",
    ]
    statement = loaded.dossier.statements["s"]
    assert [(p.stance, p.conditions) for p in statement.positions] == [("conditional", ("gates",))]
    assert [account.value for account in statement.accounts] == [6]


def test_what_is_left_out_is_not_called_undefined() -> None:
    text = said("quote = 'x'\nvoice = 'lyric'") + (
        "\n[[outcomes]]\nid = 'x'\nname = 'X'\ncontrollers = ['port']\n"
        "refusals = [{by = 'port', statements = ['s']}]"
    )
    loaded = dossier(text)
    assert [problem.message.split(";")[0] for problem in loaded.problems] == [
        "‘lyric’ is not one of own, paraphrase, narration, attributed",
        "the statement ‘s’ is left out because of its own problem",
    ]
    assert loaded.dossier.outcomes["x"].refusals == ()
    assert loaded.dossier.outcomes["x"].status == "open"
    broken = "[[actors]]\nid = 'a'\nname = \n"
    broken += "[[statements]]\nid = 's'\nactor = 'a'\nsource = 'b'\nquote = 'x'\n"
    assert codes(broken) == ["E105", "E302", "E302"]
    assert "the actor ‘a’ is left out" in dossier(broken).problems[1].message


def test_a_precondition_without_what_it_rests_on_is_left_out() -> None:
    base = "[[preconditions]]\nid = 'x'\noutcome = 'talks'\nset_by = 'docks'\n"
    for fields, kept in (
        ("requires = ['gates', 'zzz']\nstatements = ['first']", True),
        ("any_of = [['zzz'], ['gates']]\nstatements = ['first', 'zzz']", True),
        ("any_of = [['zzz']]\nstatements = ['first']", False),
        ("requires = ['gates']\nstatements = ['zzz']", False),
        ("requires = ['gates']\nstatements = ['zzz']\nbasis = 'inferred'", True),
    ):
        made = dossier(small(base + fields)).dossier.preconditions
        assert ("x" in made) == kept, fields
        if kept:
            assert made["x"].any_of == (("gates",),)


def test_circles_of_speakers_are_told_once_and_cut() -> None:
    actors = [
        f"[[actors]]\nid = '{a}'\nname = '{a}'\nspeaks_for = '{b}'"
        for a, b in ("ab", "bc", "ca", "da")
    ]
    loaded = dossier("\n".join(actors))
    assert [f"{p.code} {p.line}:{p.col} {p.message}" for p in loaded.problems] == [
        "E303 12:14 circle: a → b → c → a"
    ]
    chain = {actor.id: actor.speaks_for for actor in loaded.dossier.actors.values()}
    assert chain == {"a": "b", "b": "c", "c": "", "d": "a"}


def test_circles_of_sources_are_told_and_cut() -> None:
    loaded = dossier(
        "[[sources]]\nid = 'a'\nbased_on = ['x', 'b']\n"
        "[[sources]]\nid = 'b'\nbased_on = ['b', 'a']\n"
        "[[sources]]\nid = 'x'\n"
    )
    assert [f"{p.line}:{p.col} {p.message}" for p in loaded.problems] == [
        "6:13 circle: b → b",
        "6:18 circle: a → b → a",
    ]
    assert loaded.dossier.sources["b"].based_on == ()


def test_a_very_long_circle() -> None:
    count = 5000
    loaded = dossier(
        "".join(
            f"[[actors]]\nid = 'a{n}'\nname = 'A'\nspeaks_for = 'a{(n + 1) % count}'\n"
            for n in range(count)
        )
    )
    assert [problem.message for problem in loaded.problems] == [
        "circle: a0 → a1 → a2 → a3 → a4 → a5 → … (4994 more) → a0"
    ]
