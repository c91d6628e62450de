from __future__ import annotations

import pytest

from summit_tui.dossier.load import load
from summit_tui.dossier.verify.stamp import stamped
from support import write

BEFORE = """\
# Kept
[[sources]] # first
id = "a" \t
file = 'ü.txt' # its text
checked = "2031-01" # long ago
title = "A"

[[actors]]
id = "x"
name = "X"

  [[sources]]
  id = "b"
  file = "b.txt" # its text
  note = "n"
"""
AFTER = BEFORE.replace('"2031-01"', "2031-03-04").replace(
    '"b.txt" # its text\n', '"b.txt" # its text\n  checked = 2031-03-04\n'
)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_the_day_is_written(newline: str, mark: bytes) -> None:
    path = write(mark + BEFORE.replace("\n", newline).encode())
    dossier = load(path).dossier
    made = stamped(dossier, ["a", "b"], "2031-03-04")
    assert made == {path: mark + AFTER.replace("\n", newline).encode()}
    (again,) = [load(write(text)) for text in made.values()]
    assert [source.checked.text for source in again.dossier.sources.values()] == ["2031-03-04"] * 2
    assert not stamped(again.dossier, ["a", "b"], "2031-03-04")


def test_the_last_line_and_a_record_in_one_line() -> None:
    path = write('[[sources]]\nid = "a"\nfile = "a.txt"')
    assert list(stamped(load(path).dossier, ["a"], "2031-03-04").values()) == [
        b'[[sources]]\nid = "a"\nfile = "a.txt"\nchecked = 2031-03-04'
    ]
    path = write('sources = [{ id = "a", file = "a.txt" }]\n')
    assert list(stamped(load(path).dossier, ["a"], "2031-03-04").values()) == [
        b'sources = [{ id = "a", file = "a.txt", checked = 2031-03-04 }]\n'
    ]


def test_a_file_of_several_without_a_source_stays() -> None:
    path = write('[[actors]]\nid = "x"\nname = "X"\n', '[[sources]]\nid = "a"\nfile = "a.txt"\n')
    made = stamped(load(path).dossier, ["a"], "2031-03-04")
    assert [name.endswith("1.toml") for name in made] == [True]
