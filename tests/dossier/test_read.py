from __future__ import annotations

import os

import pytest

from summit_tui.dossier.load import load
from summit_tui.dossier.parse.files import File
from summit_tui.dossier.parse.pieces import Chunk, tables
from support import codes, dossier, good, small, write


def places(*texts: str | bytes) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.line, problem.col) for problem in dossier(*texts).problems]


# Files and folders


@pytest.mark.parametrize("path", ["/no/such/thing", "", "a\0b", "\ud800", "x" * 5000])
def test_what_is_not_there(path: str) -> None:
    loaded = load(path)
    assert [problem.code for problem in loaded.problems] in (["E101"], ["E102"])
    assert loaded.dossier.statements == {}
    str(loaded.problems[0]).encode()


def test_what_is_no_file() -> None:
    assert [problem.code for problem in load("/dev/null").problems] == ["E102"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read() -> None:
    path = write("")
    os.chmod(path, 0)
    assert [problem.code for problem in load(path).problems] == ["E102"]


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "\ufeff"])
def test_nothing_in_it(text: str) -> None:
    assert codes(text) == ["E103"]


def test_a_folder_without_files() -> None:
    folder = os.path.dirname(write("", name="a.txt"))
    assert [problem.code for problem in load(folder).problems] == ["E103"]


def test_a_folder_is_read_in_the_order_of_names_and_not_deeper() -> None:
    folder = write('[[parties]]\nid = "a"\nname = "A"', '[[parties]]\nid = "b"\nname = "B"')
    os.mkdir(os.path.join(folder, "deeper"))
    for name in (".hidden.toml", "other.txt", os.path.join("deeper", "c.toml")):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as stream:
            stream.write("no toml")
    loaded = load(folder)
    assert loaded.problems == ()
    assert list(loaded.dossier.parties) == ["a", "b", "independent"]
    assert [party.place.file for party in loaded.dossier.parties.values()][:2] == [
        os.path.join(folder, "0.toml"),
        os.path.join(folder, "1.toml"),
    ]
    assert loaded.dossier.title == os.path.basename(folder)


def test_the_other_files_open_when_one_cannot() -> None:
    folder = write('[[parties]]\nid = "a"\nname = "A"', "")
    os.mkdir(os.path.join(folder, "2.toml"))
    loaded = load(folder)
    assert [(os.path.basename(problem.file), problem.code) for problem in loaded.problems] == [
        ("2.toml", "E102"),
        ("1.toml", "E103"),
    ]
    assert "a" in loaded.dossier.parties


# Bytes


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    assert good("\ufeff" + small()).dossier.title == "Will the harbour talks resume?"
    assert list(good(small().replace("\n", "\r\n")).dossier.statements) == ["first"]
    assert places("\ufeff" + 'titel = "x"') == [("E201", 1, 1)]
    assert places('[dossier]\r\n\r\nabout = "é" x\r\n') == [("E105", 3, 13)]


def test_the_first_byte_that_is_not_utf8_and_the_rest_opens() -> None:
    text = b'[dossier]\ntitle = "caf\xc3\xa9 caf\xe9 \x93x\x94"\n'
    loaded = dossier(text)
    assert [(problem.code, problem.line, problem.col) for problem in loaded.problems] == [
        ("E104", 2, 18)
    ]
    assert "0xe9" in loaded.problems[0].message
    assert loaded.problems[0].source_line[loaded.problems[0].caret] == "\ufffd"
    assert loaded.dossier.title == "café caf\ufffd \ufffdx\ufffd"


def test_utf16_is_named() -> None:
    loaded = dossier(small().encode("utf-16"))
    assert [problem.code for problem in loaded.problems] == ["E104"]
    assert "UTF-16" in loaded.problems[0].hint


# Syntax


BAD = """\
[dossier]
title = "x"

[[parties]]
id = "a"
name = "He said "no" to it"

[[parties]]
id = "b"
name = '''
[[parties]]
id = 'ghost'
'''

[[parties]]
id = "c"
name = "not closed

[[parties]]
id = "d"
id = "d"
name = "x"

[[statements]]
id = "e"
positions = [
  { proposition = "x" },

[[parties]]
id = "f"
name = "F"
[[parties.more]]
x = 1

[[facts]]
id = "g"
question = \"\"\"never closed

[[parties]]
id = "h"
name = "H"
"""


def test_all_errors_in_one_run_and_the_tables_around_them_open() -> None:
    loaded = dossier(BAD)
    assert [(problem.code, problem.line, problem.col) for problem in loaded.problems] == [
        ("E105", 6, 18),
        ("E105", 17, 19),
        ("E105", 21, 1),
        ("E105", 26, 13),
        ("E105", 37, 12),
        ("E201", 32, 1),
    ]
    assert list(loaded.dossier.parties) == ["b", "f", "h", "independent"]
    assert loaded.dossier.title == "x"


@pytest.mark.parametrize(
    ("line", "col", "words"),
    [
        ("note = abc", 8, "text needs quotes"),
        ("note = ", 8, "no value"),
        ("note 5", 6, "needs ‘=’"),
        ('note = "a\\qb"', 10, "a ‘\\’"),
        ("note = 2025-02-30", 8, "no such date"),
        ("note = 0000-01-01", 8, "no such date"),
        ('note = "\\ud800"', 15, "scalar"),
        ("note = [1, 2", 8, "list is not closed"),
        ("note = {a = 1", 8, "table is not closed"),
        ("note = " + "9" * 5000, 8, "too many digits"),
        ("note = " + "[" * 100_000, 8, "nested too deep"),
        ("note = " + "{a=" * 2000, 8, "nested too deep"),
        ("note = 'a\x1bb'", 10, "\\x1b"),
        ("\x1b[2J", 1, "begins with a key"),
        ("note = 1 # \x00", 11, "\\x00"),
    ],
)
def test_what_is_no_toml(line: str, col: int, words: str) -> None:
    text = f'[[parties]]\nid = "a"\nname = "A"\n[[parties]]\nid = "b"\n{line}\n'
    loaded = dossier(text)
    assert [(problem.code, problem.line) for problem in loaded.problems] == [("E105", 6)]
    problem = loaded.problems[0]
    assert words in problem.message
    assert problem.col in (col, col + 1)
    assert len(problem.source_line) < 150
    assert "\x1b" not in str(problem) + problem.source_line
    assert "a" in loaded.dossier.parties


def test_very_many_dots_in_a_key() -> None:
    assert codes("[[parties]]\n" + "a." * 5000 + "b = 1") == ["E105"]


def test_a_large_file_is_read_in_pieces_that_can_be_cancelled() -> None:
    note = '[[facts]]\nid = "f{}"\nquestion = """\n[[facts]]\nid = "no"\n[x]\n""" # \'\'\'\n'
    text = "".join(note.format(number) for number in range(30_000))
    told: list[tuple[int, int]] = []
    path = write(text)
    loaded = load(path, progress=lambda done, total: told.append((done, total)))
    assert loaded.problems == ()
    assert list(loaded.dossier.facts) == [f"f{number}" for number in range(30_000)]
    assert told[-1] == (len(text), len(text))
    assert len(told) > 3
    assert told == sorted(set(told))

    def cancel(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(path, progress=cancel)


def test_an_error_in_a_large_file() -> None:
    record = '[[facts]]\nid = "f{}"\nquestion = "{}"\n'
    records = [record.format(number, "x" * 100) for number in range(20_000)]
    records[15_000] = records[15_000].replace("question =", "question")
    loaded = dossier("".join(records))
    assert [(problem.code, problem.line) for problem in loaded.problems] == [("E105", 45_003)]
    assert len(loaded.dossier.facts) == 19_999


def test_strings_that_are_never_closed_do_not_take_for_ever() -> None:
    good_ones = "".join(f'[[facts]]\nid = "f{n}"\nquestion = "?"\n' for n in range(40_000))
    opened = "[[facts]]\nid = 'x'\nquestion = \"\"\"\n[[facts]]\nid = 'y'\nquestion = '''\n"
    loaded = dossier(opened + good_ones)
    assert [(problem.code, problem.line) for problem in loaded.problems] == [
        ("E105", 3),
        ("E105", 6),
    ]
    assert len(loaded.dossier.facts) == 40_000


def test_lists_that_are_never_closed_do_not_take_for_ever() -> None:
    texts = [f'[[sources]]\nid = "s{n}"\nbased_on = [\n' for n in range(3000)]
    loaded = dossier("".join(texts))
    assert loaded.errors == 3000
    assert loaded.more == 2000


def test_a_header_in_a_string_is_none_even_in_a_file_with_errors() -> None:
    inside = '[[facts]]\nid = "no"\n' * 100
    texts = [f"[[facts]]\nid = 'f{n}'\nquestion = '''\n{inside}'''\n" for n in range(40)]
    end = "[[facts]]\noops\n[[facts]]\nid = 'end'\nquestion = '?'"
    loaded = dossier("oops\n" + "".join(texts) + end)
    assert [problem.code for problem in loaded.problems] == ["E105", "E105"]
    assert list(loaded.dossier.facts) == [*(f"f{n}" for n in range(40)), "end"]


def test_pieces_say_whether_their_text_is_plain() -> None:
    def plain(value: str) -> bool:
        file = File("x", f"a = {value}\n".encode())
        return all(chunk.plain for chunk in tables(file) if isinstance(chunk, Chunk))

    for value in ('"a"', '"\\"a\\n"', '"“é” — Київ"', '"""\n"""', '"e\u0301 e\u0301"'):
        assert plain(value), value
    for value in ('"\\u0041"', '"\\e"', '"\u202e"', '"\u00a0"', '"e' + "\u0301" * 9 + '"'):
        assert not plain(value), value
