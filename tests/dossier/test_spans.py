from __future__ import annotations

from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.dossier.parse.spans import Path, Span, acting, spans

TEXT = """\
# [[not]] a table
[dossier]
title = "x" # = "y"
"odd key" . a = 1

[[actors]]
id = 'a' # ]
aliases = [ "b", # c
  'd[', ]

  [[ actors ]]
id = "b"
[[actors.notes]]
x = 1
[[actors.notes]]
x = { y = [1, {z = 2}], "q" = '''
[[actors]]
''' }
[actors.more]
k = 2025-08-21 10:00:00
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("dossier",), "[dossier]", "[dossier]"),
        (("dossier", "title"), 'title = "x"', '"x" #'),
        (("dossier", "odd key", "a"), '"odd key" .', "1\n"),
        (("actors", 0), "[[actors]]\nid = 'a'", "[[actors]]"),
        (("actors", 0, "id"), "id = 'a'", "'a'"),
        (("actors", 0, "aliases", 1), "'d['", "'d['"),
        (("actors", 1), "[[ actors ]]", "[[ actors"),
        (("actors", 1, "notes", 1, "x", "y", 1, "z"), "z = 2", "2}"),
        (("actors", 1, "notes", 1, "x", "q"), '"q" = ', "'''\n[[actors"),
        (("actors", 1, "more", "k"), "k = 2025", "2025-08-21 10"),
    ],
)
def test_where_things_stand(path: Path, key: str, value: str) -> None:
    span = spans(TEXT)[path]
    assert TEXT[span.key :].startswith(key)
    assert TEXT[span.value :].startswith(value)


# Values as TOML, in the many ways in which one can write them.

_KEYS = st.sampled_from(["a", "b", "key", '"quo ted"', "'lit'", '"e\\u0073c"', "2025", "x-y_z"])
_BLANK = st.sampled_from(["", " ", "\t", "  "])
_BREAK = st.sampled_from(["", " ", "\n", " # ] } \" '''\n", "\r\n"])
_SCALARS = st.sampled_from(
    [
        "1",
        "-2.5e3",
        "true",
        "inf",
        "0xff",
        "2025-08-21",
        "2025-08-21T10:00:00Z",
        "10:00:00",
        '""',
        '"a"',
        '"a # b"',
        '"\\"]"',
        '"\\\\"',
        "''",
        "'\\'",
        "'\"'",
        '"""a\n[[x]]\n"b""c"""',
        '"""\\""""',
        '"""a"""""',
        "'''\n[y]\n'''",
        "''''a''''",
        '"""\\\n  a"""',
    ]
)


@st.composite
def _lists(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    items = draw(st.lists(inner, max_size=3))
    body = "".join(f"{draw(_BREAK)}{item}{draw(_BREAK)}," for item in items)
    open_end = draw(st.booleans())
    if open_end:
        body = body.removesuffix(",")
    return f"[{body}{draw(_BREAK)}]"


@st.composite
def _tables(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    keys = draw(st.lists(_KEYS, max_size=3, unique=True))
    pairs = [f" {key}{draw(_BLANK)}={draw(_BLANK)}{draw(inner)}" for key in keys]
    return "{" + ",".join(pairs) + draw(_BLANK) + "}"


_VALUES = st.recursive(_SCALARS, lambda inner: _lists(inner) | _tables(inner), max_leaves=6)


@st.composite
def _documents(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 5))):
        name = draw(st.sampled_from(["s", "t", "u.v", "t.w"]))
        header = draw(st.sampled_from(["[[{}]]", "[[ {} ]]", "  [[{}]] # x", "[{}]"])).format(name)
        keys = draw(st.lists(_KEYS, max_size=3, unique=True))
        dots = draw(st.sampled_from(["{}", "{}.d", "{} . 'e.f'"]))
        lines = [f"{dots.format(key)}{draw(_BLANK)}={draw(_BLANK)}{draw(_VALUES)}" for key in keys]
        parts.append("\n".join([header, *lines, ""]))
    return draw(_BREAK).strip(" ") + "\n".join(parts)


def _leaves(value: Any, path: Path = ()) -> dict[Path, Any]:
    if isinstance(value, dict):
        pairs: Any = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    else:
        return {path: value}
    found: dict[Path, Any] = {}
    for key, inner in pairs:
        found |= _leaves(inner, (*path, key))
    return found


@given(_documents())
def test_every_value_of_the_parser_is_found_where_it_stands(text: str) -> None:
    try:
        parsed = tomli.loads(text)
    except tomli.TOMLDecodeError:
        return
    found = spans(text)
    for path, value in _leaves(parsed).items():
        span = found[path]
        again = tomli.loads(f"x = {text[span.value : span.end]}")["x"]
        assert str(again) == str(value)


@given(
    st.sampled_from(['"{}"', "'{}'", '"""{}"""', "'''{}'''", '"""\n{}"""']),
    st.lists(st.sampled_from(["a", "é", "\u202e", "\u200b", "\\u202e", "\\U0000200b", "\\t"])),
)
def test_the_first_character_that_acts_is_found(quotes: str, parts: list[str]) -> None:
    if quotes[0] == "'":
        parts = [part for part in parts if part[0] != "\\"]
    raw = quotes.format("".join(parts))
    hostile = [at for at, part in enumerate(parts) if part not in ("a", "é", "\\t")]
    at = raw.index("".join(parts) or raw[0])
    expected = at + len("".join(parts[: hostile[0]])) if hostile else 0
    assert acting(raw, Span(0, 0, len(raw))) == expected


def test_controls_written_as_short_escapes_are_found() -> None:
    assert acting('"ab\\b"', Span(0, 0, 6)) == 3


def test_a_long_text_is_no_trouble() -> None:
    text = (
        f'[[a]]\nx = """{"q" * 1_000_000}"""\ny = "{"q" * 1_000_000}"\nz = ' + "[" * 300 + "]" * 300
    )
    assert len(tomli.loads(text)) == 1
    assert text[spans(text)["a", 0, "z"].key] == "z"
