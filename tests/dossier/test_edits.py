from __future__ import annotations

import pytest

from summit_tui.dossier.write.edits import (
    CannotEditError,
    with_record,
    without_field,
    without_records,
)

BEFORE = """\
# Kept
[[actors]] # first
id = "a" \t
name = 'Ü'

# ─── sources ───

  [[sources]]
  id = "s"
  title = "S" # last of its kind

# ─── statements ───

[[statements]]
id = "x"
actor = "a"
draft = true  # sure?
# of the text
source = "s"
positions = [
  { proposition = "p" },
]

# about y
[[statements]]
id = "y"
actor = "a"
source = "s"
[[statements.positions]]
proposition = "p"
"""
EVERY = pytest.mark.parametrize(
    ("mark", "newline"),
    [(b"", "\n"), (b"\xef\xbb\xbf", "\n"), (b"", "\r\n"), (b"\xef\xbb\xbf", "\r\n")],
)


def _bytes(text: str, mark: bytes, newline: str) -> bytes:
    return mark + text.replace("\n", newline).encode()


@EVERY
def test_a_record_goes_behind_the_last_of_its_table(mark: bytes, newline: str) -> None:
    made = with_record(
        "x.toml", _bytes(BEFORE, mark, newline), "sources", {"title": "T", "id": "t"}
    )
    after = BEFORE.replace("kind\n", 'kind\n\n  [[sources]]\n  id = "t"\n  title = "T"\n')
    assert made == _bytes(after, mark, newline)


@EVERY
@pytest.mark.parametrize("end", ["", "\n"])
def test_the_first_of_a_table_goes_to_the_end(mark: bytes, newline: str, end: str) -> None:
    before = BEFORE.removesuffix("\n") + end
    made = with_record("x.toml", _bytes(before, mark, newline), "facts", {"id": "f"})
    gap = "\n" if end else "\n\n"
    assert made == _bytes(f'{before}{gap}[[facts]]\nid = "f"{end}', mark, newline)


def test_an_empty_file_gets_its_first_record() -> None:
    assert with_record("x.toml", b"", "facts", {"id": "f"}) == b'[[facts]]\nid = "f"\n'
    assert with_record("x.toml", b"\xef\xbb\xbf", "facts", {"id": "f"}) == (
        b'\xef\xbb\xbf[[facts]]\nid = "f"\n'
    )
    assert with_record("x.toml", b"# Mine\n", "facts", {"id": "f"}) == (
        b'# Mine\n\n[[facts]]\nid = "f"\n'
    )


def test_lines_of_a_text_end_as_those_of_the_file() -> None:
    made = with_record("x.toml", b"# Mine\r\n", "facts", {"id": "f", "note": "a\nb"})
    assert made == b'# Mine\r\n\r\n[[facts]]\r\nid = "f"\r\nnote = """\r\na\r\nb"""\r\n'


@EVERY
def test_a_record_goes_and_comments_around_it_stay(mark: bytes, newline: str) -> None:
    data = _bytes(BEFORE, mark, newline)
    x = BEFORE[BEFORE.index('[[statements]]\nid = "x"') : BEFORE.index("# about y")]
    assert without_records("x.toml", data, [("statements", "x")]) == _bytes(
        BEFORE.replace(x, ""), mark, newline
    )
    y = BEFORE[BEFORE.index('[[statements]]\nid = "y"') :]
    assert without_records("x.toml", data, [("statements", "y")]) == _bytes(
        BEFORE.replace(y, ""), mark, newline
    )
    assert without_records("x.toml", data, [("sources", "s")]) == _bytes(
        BEFORE.replace('  [[sources]]\n  id = "s"\n  title = "S" # last of its kind\n\n', ""),
        mark,
        newline,
    )


@EVERY
def test_a_field_goes_with_its_line(mark: bytes, newline: str) -> None:
    made = without_field("x.toml", _bytes(BEFORE, mark, newline), [("statements", "x")], "draft")
    assert made == _bytes(BEFORE.replace("draft = true  # sure?\n", ""), mark, newline)


def test_the_last_record_goes_with_the_blank_line_above_it() -> None:
    data = b'[[facts]]\nid = "f"\n\n[[facts]]\nid = "g"\n'
    assert without_records("x.toml", data, [("facts", "g")]) == b'[[facts]]\nid = "f"\n'
    assert without_records("x.toml", data, [("facts", "f")]) == b'[[facts]]\nid = "g"\n'
    assert without_records("x.toml", b'[[facts]]\nid = "f"', [("facts", "f")]) == b""


LISTED = """\
facts = [
  { id = "f", draft = true, unit = "m" }, # one
  { draft = true, id = "g" }
]
"""


def test_records_in_a_list() -> None:
    data = LISTED.encode()
    assert with_record("x.toml", data, "facts", {"id": "h"}).decode() == LISTED.replace(
        '"g" }', '"g" },\n  { id = "h" }'
    )
    assert without_records("x.toml", data, [("facts", "f")]).decode() == (
        'facts = [\n  # one\n  { draft = true, id = "g" }\n]\n'
    )
    lines = b'facts = [\n  { id = "f" },\n  { id = "g" },\n]'
    assert without_records("x.toml", lines, [("facts", "f")]) == b'facts = [\n  { id = "g" },\n]'
    both = b'facts = [{ id = "f" }, { id = "g" }]'
    assert without_records("x.toml", both, [("facts", "g")]) == b'facts = [{ id = "f" }]'
    assert without_field("x.toml", data, [("facts", "f")], "draft").decode() == LISTED.replace(
        "draft = true, unit", "unit"
    )
    assert without_field("x.toml", data, [("facts", "g")], "draft").decode() == LISTED.replace(
        "{ draft = true, ", "{ "
    )
    assert with_record("x.toml", b"facts = []\n", "facts", {"id": "g"}) == (
        b'facts = [{ id = "g" }]\n'
    )
    short = b'facts = [{ id = "f" }]\n'
    assert with_record("x.toml", short, "facts", {"id": "g"}) == (
        b'facts = [{ id = "f" }, { id = "g" }]\n'
    )
    assert without_records("x.toml", short, [("facts", "f")]) == b"facts = []\n"


@pytest.mark.parametrize(
    ("data", "table", "why"),
    [
        ("[[facts]]\nid = ", "facts", "mend that first"),
        ("[facts]\nid = 'f'", "facts", "write [[facts]] instead of [facts]"),
        ("facts = 5\n", "facts", "write [[facts]] instead of [facts]"),
        ("<<<<<<< a\n=======\n>>>>>>> b\n", "facts", "mend that first"),
    ],
)
def test_what_cannot_be_edited_is_said(data: str, table: str, why: str) -> None:
    with pytest.raises(CannotEditError, match=why.replace("[", r"\[")):
        with_record("x.toml", data.encode(), table, {"id": "g"})


def test_a_record_that_is_not_there() -> None:
    data = b'[[facts]]\nid = "f"'
    with pytest.raises(CannotEditError, match=r"there is no .*facts.* ‘g’"):
        without_records("x.toml", data, [("facts", "g")])
    with pytest.raises(CannotEditError, match=r"there is no .*facts.* ‘g’"):
        without_field("x.toml", data, [("facts", "g")], "draft")
    with pytest.raises(CannotEditError, match="has no ‘draft’"):
        without_field("x.toml", data, [("facts", "f")], "draft")


def test_a_record_whose_parts_stand_elsewhere_is_left_to_a_hand() -> None:
    data = b"[[facts]]\nid = 'f'\n[[parties]]\nid = 'p'\n[[facts.x]]\ny = 1\n"
    with pytest.raises(CannotEditError, match="only a hand"):
        without_records("x.toml", data, [("facts", "f")])


def test_a_file_of_many_pieces() -> None:
    record = '[[facts]]\nid = "f{}"\nquestion = "{}"\n\n'
    data = "".join(record.format(at, "Wie lang? " * 30) for at in range(5000)).encode()
    made = with_record("x.toml", data, "facts", {"id": "new"})
    assert made == data.removesuffix(b"\n\n") + b'\n\n[[facts]]\nid = "new"\n\n'
    made = without_records("x.toml", data, [("facts", "f4321")])
    begin = data.index(b'[[facts]]\nid = "f4321"')
    assert made == data[:begin] + data[data.index(b"[[facts]]", begin + 1) :]
