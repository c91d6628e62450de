"""The commands: what they print, as a contract, and how they end."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from summit_tui.cell_width import cell_len
from summit_tui.cli import main
from summit_tui.cli.checking import watch
from summit_tui.cli.exits import CANNOT_RUN, OK, PROBLEMS
from support import SMALL, write

_DOCS = Path(__file__).parents[1] / "docs" / "commands.md"


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    """Run a command; return its exit code and what it printed on both outputs."""

    def ran(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return ran


def test_statements_are_the_documented_json(run: Any) -> None:
    code, out, err = run("statements", "--json")
    document = json.loads(out)
    assert (code, err, document["schema"]) == (OK, "", 1)
    fields = {
        "id", "actor", "actor_name", "source", "date", "voice", "quote", "summary",
        "utterance", "attributed_by", "positions", "draft",
    }  # fmt: skip
    for record in document["statements"]:
        assert set(record) == fields
        assert record["quote"] or record["summary"]
        for position in record["positions"]:
            assert set(position) == {"proposition", "stance", "firm", "conditions", "of"}


def test_contradictions_are_the_documented_json(run: Any) -> None:
    said = {item["id"] for item in json.loads(run("statements", "--json")[1])["statements"]}
    code, out, _ = run("contradictions", "--json")
    document = json.loads(out)
    assert (code, document["schema"]) == (OK, 1)
    ids = [item["id"] for item in document["contradictions"]]
    assert len(ids) == len(set(ids)) > 0
    for item in document["contradictions"]:
        assert {"id", "kind", "strength", "cross_source", "subject", "sides", "rule",
                "dismissed"} <= set(item)  # fmt: skip
        for side in item["sides"]:
            assert {"actor", "actor_name", "stance", "statements"} <= set(side)
            assert set(side["statements"]) <= said


@pytest.mark.parametrize("command", ["actors", "sources", "statements", "contradictions"])
def test_plain_text_has_one_record_a_line(run: Any, command: str) -> None:
    records = json.loads(run(command, "--json")[1])[command]
    code, out, _ = run(command)
    assert code == OK
    standing = [item for item in records if not item.get("dismissed")]
    assert len(out.splitlines()) == len(standing)


def test_as_of_leaves_out_what_was_said_later(run: Any) -> None:
    path = write(SMALL)
    assert len(json.loads(run("statements", path, "--json")[1])["statements"]) == 1
    assert json.loads(run("statements", path, "--json", "--as-of", "2031-03")[1])["statements"]
    early = run("statements", path, "--json", "--as-of", "2031-02")[1]
    assert run("statements", path, "--json", "--as-of", "Feb 2031")[1] == early
    assert json.loads(early)["statements"] == []


def test_a_bad_day_is_said_in_one_line(run: Any) -> None:
    code, out, err = run("statements", "--as-of", "21.8.2025")
    assert (code, out) == (CANNOT_RUN, "")
    assert err.count("\n") == 1
    assert "2025-08-21" in err


def test_check_says_everything_and_how_it_ends(run: Any) -> None:
    assert run("check")[0] == OK
    path = write(SMALL.replace('name = "Port"', 'nmae = "Port"'))
    code, out, _ = run("check", path)
    assert code == PROBLEMS
    assert f"{path}:6:1: E201" in out
    assert "did you mean ‘name’?" in out
    code, _, err = run("check", path + ".none")
    assert code == CANNOT_RUN
    assert "E101" in err


def test_check_counts_hints_lists_them_when_asked_and_ends_well(run: Any) -> None:
    path = write(
        SMALL + '[[actors]]\nid = "m2"\nname = "Mayor"\n[[actors]]\nid = "m3"\nname = "Mayor"\n'
    )
    code, out, _ = run("check", path)
    assert (code, "H110" in out, "--hints lists them" in out) == (OK, False, True)
    code, out, _ = run("check", "--hints", path)
    assert (code, "H110" in out, "--hints lists them" in out) == (OK, True, False)


def test_check_speaks_json(run: Any) -> None:
    code, out, _ = run("check", "--json", write(SMALL.replace('name = "Port"', 'nmae = "Port"')))
    document = json.loads(out)
    assert (code, document["schema"]) == (PROBLEMS, 1)
    assert set(document) == {
        "schema", "problems", "more_problems", "hints", "more_hints", "counts",
    }  # fmt: skip
    first = document["problems"][1]
    assert (first["code"], first["severity"], first["line"], first["col"]) == (
        "E201",
        "error",
        6,
        1,
    )
    assert set(first) == {
        "code", "severity", "message", "file", "line", "col", "source_line", "caret", "hint",
    }  # fmt: skip
    assert document["counts"]["statements"] == 1


def test_check_reads_standard_input(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    text = SMALL + '[[dismissals]]\ncontradiction = "no-such"\nreason = "gone"\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    code, out, _ = run("check", "-")
    line = text[: text.index("contradiction")].count("\n") + 1
    assert code == PROBLEMS
    assert f"<stdin>:{line}:17: W502" in out
    assert run("check", "-", "--watch")[0] == CANNOT_RUN


def test_check_runs_again_after_each_change() -> None:
    codes, changes, runs = iter([PROBLEMS, OK, PROBLEMS]), iter([True, True, False]), []

    def run_once() -> int:
        runs.append(next(codes))
        return runs[-1]

    assert watch(run_once, lambda: next(changes)) == PROBLEMS
    assert runs == [PROBLEMS, OK, PROBLEMS]


def test_a_dossier_with_problems_still_answers(run: Any) -> None:
    path = write(SMALL + "\n[[actors]]\nid = \n")
    code, out, err = run("statements", path, "--json")
    assert code == OK
    assert len(json.loads(out)["statements"]) == 1
    assert "problem" in err


def test_a_dismissal_of_nothing_is_a_problem(run: Any) -> None:
    path = write(SMALL + '\n[[dismissals]]\ncontradiction = "opposition:x:y"\nreason = "No."\n')
    code, out, _ = run("check", path)
    assert code == PROBLEMS
    assert "W502" in out


def test_blockers_are_the_documented_json(run: Any) -> None:
    code, out, _ = run("blockers", "--json")
    document = json.loads(out)
    assert (code, document["schema"], document["reachable"]) == (OK, 1, False)
    assert {"goal", "outcomes", "deadlocks", "packages", "linchpins", "vetoes",
            "truncated"} <= set(document)  # fmt: skip
    for deadlock in document["deadlocks"]:
        assert {"circle", "edges", "exits"} <= set(deadlock)
    best = [move["id"] for move in document["packages"][0]["moves"]]
    given = [part for move in best for part in ("--assume", move)]
    assert json.loads(run("blockers", "--json", *given)[1])["reachable"]
    assert not json.loads(run("blockers", "--json", *given[2:])[1])["reachable"]


@pytest.mark.parametrize("mistake", [("--assume", "waive:nothing"), ("--goal", "nothing")])
def test_a_mistaken_what_if_is_said_in_one_line(run: Any, mistake: tuple[str, str]) -> None:
    code, out, err = run("blockers", *mistake)
    assert (code, out) == (CANNOT_RUN, "")
    assert "nothing" in err


def test_the_screen_is_refused_without_a_terminal(run: Any) -> None:
    code, out, err = run()
    assert (code, out) == (CANNOT_RUN, "")
    assert "--json" in err


def test_every_quote_of_the_shipped_dossier_is_in_its_text(run: Any, texts: str) -> None:
    code, out, _ = run("verify", "--texts", texts)
    assert code == OK, out
    assert "missing" not in out


def test_verify_stamps_what_is_good(run: Any, tmp_path: Any) -> None:
    (tmp_path / "gazette.txt").write_text("They said: “We talk when the gates are open.”")
    dossier = tmp_path / "d.toml"
    text = """[[actors]]\nid = "u"\nname = "U"\n[[sources]]\nid = "g"\nfile = "gazette.txt"
[[statements]]\nid = "s"\nactor = "u"\nsource = "g"\nquote = "We talk when the gates are open."
"""
    dossier.write_text(text)
    code, out, err = run("verify", str(dossier), "--texts", str(tmp_path), "--stamp")
    assert (code, out) == (OK, "exact\ts\tg\t1\t\n")
    assert "1 quote: 1 exact" in err
    assert "1 source checked 2" in err
    before, after = dossier.read_text().split('gazette.txt"\nchecked = 2')
    assert text == before + 'gazette.txt"' + after[len("026-01-01") :]
    (tmp_path / "gazette.txt").write_text("They said: “We talk.”")
    code, out, err = run("verify", str(dossier), "--texts", str(tmp_path), "--stamp", "--json")
    assert code == PROBLEMS
    (quote,) = json.loads(out)["quotes"]
    assert quote["found"] == "missing"
    assert quote["nearest"] == {"part": "We talk", "line": 1, "text": ".”", "quote": "when"}
    assert "0 sources checked" in err
    code, _, err = run(
        "verify", str(dossier), "--texts", str(tmp_path), "--stamp", "--as-of", "2031"
    )
    assert code == CANNOT_RUN


def test_verify_says_which_quote_is_missing(run: Any, tmp_path: Any) -> None:
    (tmp_path / "gazette.txt").write_text("They said: “We talk when the tide is high.”")
    path = write(SMALL.replace('id = "gazette"', 'id = "gazette"\nfile = "gazette.txt"'))
    code, out, _ = run("verify", path, "--texts", str(tmp_path))
    assert code == PROBLEMS
    assert out.startswith("missing")


def test_disputes_of_an_actor_that_is_not_there(run: Any) -> None:
    path = write(SMALL)
    code, _, err = run("disputes", path, "--actor", "unoin")
    assert code == 2
    assert "no actor has the id ‘unoin’; did you mean ‘union’?" in err


_COMMANDS = ("actors", "sources", "statements", "contradictions", "disputes", "blockers", "keys")


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("command", _COMMANDS)
def test_a_terminal_gets_blocks_that_wrap_between_words(
    run: Any, monkeypatch: pytest.MonkeyPatch, command: str, width: int
) -> None:
    plain = run(command)[1]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", str(width))
    code, out, _ = run(command)
    assert code == OK
    assert max(map(cell_len, out.splitlines())) <= width
    assert len(out.splitlines()) < (5000 if width == 40 else 2500)
    # Only what is wider than a line of its own is broken, so nearly every word is still there;
    # a pipe's ids of actors and parties are names on a terminal.
    words = {word for word in plain.split() if cell_len(word) < width // 2 and word.isalpha()}
    assert len(words - set(re.findall(r"\w+", out))) <= len(words) // 12


@pytest.mark.parametrize(
    ("command", "columns"),
    [
        ("actors", 6), ("sources", 5), ("statements", 7), ("contradictions", 7), ("disputes", 9),
        ("blockers", 3), ("keys", 4),
    ],
)  # fmt: skip
def test_a_pipe_gets_a_record_a_line_in_documented_columns(
    run: Any, command: str, columns: int
) -> None:
    out = run(command)[1]
    rows = [line.split("\t") for line in out.splitlines()]
    assert {len(row) for row in rows} == {columns}
    assert not any(cell != cell.strip() for row in rows for cell in row if command != "blockers")
    section = _DOCS.read_text().partition(f"\n| `{command}` | ")[2].partition("\n")[0]
    assert section.count("`") == 2 * columns


def test_a_slip_in_a_command_is_answered_with_what_was_meant(run: Any) -> None:
    code, _, err = run("statments")
    assert code == CANNOT_RUN
    assert "did you mean the command ‘statements’?" in err


def test_wrong_arguments_say_how_it_is_used(run: Any) -> None:
    code, out, err = run("export", "htlm")
    assert (code, out) == (CANNOT_RUN, "")
    assert err.startswith("usage: summit-tui export FORMAT")
    assert "did you mean ‘html’?" in err


def test_help_and_version_are_well(run: Any) -> None:
    assert run("--version")[0] == OK
    code, out, _ = run("export", "--help")
    assert code == OK
    assert "FORMAT" in out


def test_explain_says_which_condition_fails_and_where_the_statements_stand(run: Any) -> None:
    more = """
[[statements]]
id = "second"
actor = "mayor"
source = "gazette"
quote = "We talk."
positions = [{ proposition = "talk" }]
"""
    path = write(SMALL + more)
    code, out, _ = run("explain", "first", "second", path, "--json")
    answer = json.loads(out)["explanations"][0]
    assert code == OK
    assert (answer["fires"], answer["failed"]) == (False, "opposite stances")
    assert answer["edits"][0]["field"] == "positions.0.stance"
    line = SMALL.splitlines().index('id = "first"')
    assert answer["evidence"][0] == {"statement": "first", "place": f"{path}:{line}"}
    code, out, _ = run("explain", "mayor", "union", path)
    assert (code, out.splitlines()[0]) == (
        OK,
        "no contradiction; the nearest rule is opposition: The sides should talk.",
    )


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["first", "first"], "‘first’ twice: name two different statements"),
        (["first", "frist"], "no statement has the id ‘frist’; did you mean ‘first’?"),
        (["unoin", "mayor"], "no actor has the id ‘unoin’; did you mean ‘union’?"),
        (["first"], "‘first’ and which other? summit-tui explain A B [DOSSIER]"),
        (["opposition:x"], "no contradiction has the id ‘opposition:x’"),
        (["a", "b"], "no statement or actor has the id ‘a’"),
    ],
)
def test_explain_asks_for_two_that_there_are(run: Any, asked: list[str], told: str) -> None:
    code, out, err = run("explain", *asked, write(SMALL))
    assert (code, out) == (CANNOT_RUN, "")
    assert told in err


def test_contradictions_can_be_told_by_what_their_sides_rest_on(run: Any) -> None:
    _, out, _ = run("contradictions", "--json", "--grounds", "act")
    found = json.loads(out)["contradictions"]
    assert found
    assert {side["grounds"] for item in found for side in item["sides"]} <= {"own words", "act"}
