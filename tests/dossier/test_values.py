from __future__ import annotations

import pytest

from summit_tui.dossier.dates import Period, parse
from support import dossier, good, said


def answer(kind: str, value: str) -> str:
    """The small dossier, with a statement that gives this value to a fact of this kind."""
    text = said(f"quote = 'x'\naccounts = [{{ fact = 'hours', value = {value} }}]")
    return text.replace('kind = "number"', f'kind = "{kind}"')


@pytest.mark.parametrize(
    ("kind", "value", "made"),
    [
        ("number", "90", 90), ("number", "1.5", 1.5), ("number", "[80, 90.5]", (80, 90.5)),
        ("number", "[80, 80]", (80, 80)), ("number", "0", 0),
        ("date", "2031-03-04", parse("2031-03-04")), ("date", "'2031-03~'", parse("2031-03~")),
        ("text", "'the  Mayor'", "the Mayor"),
    ],
)  # fmt: skip
def test_values(kind: str, value: str, made: object) -> None:
    text = answer(kind, value)
    account = good(text).dossier.statements["s"].accounts[0]
    assert account.value == made
    assert isinstance(account.value, Period) == (kind == "date")


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("number", "'90'", "E203"), ("number", "true", "E203"), ("number", "[1]", "E203"),
        ("number", "[1, 2, 3]", "E203"), ("number", "[2, 1]", "E203"), ("number", "nan", "E203"),
        ("number", "inf", "E203"), ("number", "[0, inf]", "E203"), ("number", "[nan, nan]", "E203"),
        ("number", "1" + "0" * 400, "E203"), ("number", "1e400", "E203"),
        ("number", "0x" + "f" * 5000, "E203"), ("number", "2031-03-04", "E203"),
        ("number", "[true, 1]", "E203"), ("number", "['1', '2']", "E203"), ("number", "{}", "E203"),
        ("date", "'soon'", "E205"), ("date", "5", "E203"), ("date", "2031-03-04T00:00:00", "E205"),
        ("text", "5", "E203"), ("text", "''", "E202"), ("text", "['a']", "E203"),
    ],
)  # fmt: skip
def test_values_that_do_not_fit_the_fact(kind: str, value: str, code: str) -> None:
    text = answer(kind, value)
    loaded = dossier(text)
    assert [problem.code for problem in loaded.problems] == [code]
    assert loaded.problems[0].source_line[loaded.problems[0].caret :][:1] == value[:1]
    assert loaded.dossier.statements["s"].accounts == ()
