from __future__ import annotations

import os
import re

import pytest

from summit_tui.dossier.problems import CODES, Problem, at_line, suggest

FORMAT = os.path.join(os.path.dirname(__file__), "..", "..", "docs", "dossier-format.md")


def test_the_codes_are_those_of_the_format() -> None:
    with open(FORMAT, encoding="utf-8") as stream:
        rows = re.findall(r"^\| `([EW]\d+)` \| (.*) \|$", stream.read(), re.MULTILINE)
    assert dict(rows) == CODES


def test_a_problem_is_one_line() -> None:
    problem = Problem("E201", "unknown field", "a.toml", 3, 7)
    assert str(problem) == "a.toml:3:7: E201 unknown field"
    assert str(Problem("W501", "x", "a.toml")) == "a.toml: W501 x"
    assert (problem.severity, Problem("W501", "x", "a").severity) == ("error", "warning")


def caret(problem: Problem) -> str:
    return problem.source_line[problem.caret :]


def test_the_caret_is_at_the_column() -> None:
    assert caret(at_line("E1", "", "f", 1, 5, "abc def\r")) == "def"


def test_the_caret_counts_what_is_seen() -> None:
    problem = at_line("E1", "", "f", 1, 4, "a\x1b\u202ebc")
    assert problem.source_line == "a␛⟨U+202E⟩bc"
    assert caret(problem) == "bc"


def test_the_caret_counts_cells() -> None:
    assert at_line("E1", "", "f", 1, 3, "北京x").caret == 4
    assert at_line("E1", "", "f", 1, 3, "e\u0301x").caret == 1


def test_a_long_line_is_cut_around_the_caret() -> None:
    problem = at_line("E1", "", "f", 1, 5001, "x" * 5000 + "y" + "z" * 5000)
    assert len(problem.source_line) < 120
    assert caret(problem).startswith("yz")
    assert problem.source_line.startswith("…")
    assert problem.source_line.endswith("…")


@pytest.mark.parametrize(
    ("word", "choices", "meant"),
    [
        ("nmae", ["name", "note"], "name"),
        ("Peskov", ["putin", "peskov"], "peskov"),
        ("xyzzy", ["name", "note"], ""),
        ("", ["name"], ""),
        ("y" * 100_000, ["name"], ""),
    ],
)
def test_suggestions(word: str, choices: list[str], meant: str) -> None:
    assert suggest(word, choices) == meant


def test_suggestions_among_very_many() -> None:
    many = {f"statement-{number}": None for number in range(20_000)}
    assert suggest("sttaement-77", many) == "statement-77"
    assert suggest("statement_77", many) == "statement-77"
    assert suggest("statemnt-77", many) == "statement-77"
    assert suggest("quite-another", many) == ""
