from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.dossier.load import load
from summit_tui.dossier.verify.folded import collapsed
from summit_tui.dossier.verify.quotes import Text, find, wanted
from summit_tui.dossier.verify.verification import Finding, verify
from support import good

TEXT = """\
The Mayor said: “We don’t talk – not now.” He went on for a while, and the dock-
workers listened. "The office…  is closed," said a face-to-face wit-
ness. No, he said; another no: not yet.

The question, further complicating

https://example.org/2031/03/04/what-the-mayor-said
[1] https://example.org/notes

the talks, stays open.
"""


def how(quote: str, prefix: str = "", suffix: str = "", text: str = TEXT) -> tuple[str, int]:
    """How a quote is found in the text, and how often."""
    passage = find(wanted(quote, prefix, suffix), Text(lambda: [text]))
    return (passage.how, passage.times) if passage else ("missing", 0)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("We don’t talk – not now.", "exact"),
        ("We don't talk - not now.", "folded"),
        ("We don't talk – not now", "folded"),
        ("went on for a while, and the dockworkers listened", "folded"),
        ("the dock-workers listened", "folded"),
        ("a face-to-face witness.", "folded"),
        ("The office… is closed", "exact"),
        ("The office... is closed", "folded"),
        ("\ufb01", "missing"),
        ("further complicating the talks, stays open.", "folded"),
        ("We don’t talk … further complicating the talks", "folded"),
        ("We don’t talk … He went on", "exact"),
        ("He went on … We don’t talk", "missing"),
        ("We don’t talk ... He went on", "exact"),
        ("we don’t talk", "missing"),
        ("We do talk", "missing"),
        ("e don’t talk", "missing"),
        ("We don’t tal", "missing"),
        ("…", "missing"),
        (" … ", "missing"),
    ],
)
def test_how_a_quote_is_found(quote: str, found: str) -> None:
    assert how(quote)[0] == found


def test_of_a_quote_in_parts_what_stands_before_and_behind_counts_too() -> None:
    text = "One: we talk today, and leave. Two: we talk today, and leave!"
    assert how("we talk … and leave", text=text) == ("exact", 2)
    assert how("we talk … and leave", prefix="One: ", text=text) == ("exact", 1)
    assert how("we talk … and leave", suffix="!", text=text)[0] == "exact"
    assert how("we talk … and leave", suffix="?", text=text) == ("missing", 0)
    assert how("we talk … and leave", prefix="Three: ", text=text) == ("missing", 0)


def test_a_quote_that_stands_there_twice() -> None:
    text = "Yes, he said. Later he said yes and again: “Yes.”"
    assert how("Yes", text=text) == ("exact", 2)
    assert how("Yes", prefix="again: “", text=text) == ("exact", 1)
    assert how("Yes", prefix='again: "', text=text) == ("exact", 1)
    assert how("Yes", suffix=", he", text=text) == ("exact", 1)
    assert how("Yes", prefix="again:", suffix=", he", text=text) == ("missing", 0)
    assert how("Yes … Yes", text=text) == ("exact", 1)
    assert how("Yes … Yes", suffix=".", text=text) == ("exact", 1)
    assert how("Yes … he … yes … yes … Yes", text=text) == ("missing", 0)
    assert how("Yes … he … yes … Yes", text=text) == ("exact", 1)
    assert how("Yes … he … Later … he", text=text) == ("exact", 1)
    assert how("Yes … he … Later … he … Later … yes", text=text) == ("missing", 0)
    assert how("Yes … he", suffix="said yes", text=text) == ("exact", 1)


def test_a_quote_behind_one_that_begins_within_a_word() -> None:
    assert how("a a", text="ba a a") == ("exact", 1)
    assert how("no no", text="piano no no") == ("exact", 1)


@given(st.text(max_size=60), st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_any_quote_in_any_text(text: str, quote: str, prefix: str, suffix: str) -> None:
    assert how(quote, prefix, suffix, text)[1] >= 0


@given(
    st.text(st.sampled_from("ab —-–“”’…\n."), max_size=30),
    st.text(st.sampled_from("ab —-–“”’…\n."), max_size=30),
    st.from_regex(r"[a-z]{1,5}( [a-z]{1,5}){0,5}", fullmatch=True),
)
def test_a_quote_is_found_between_anything(before: str, after: str, quote: str) -> None:
    assert how(quote, text=f"{before} {quote} {after}")[0] == "exact"


# Dossiers

UNQUOTED = "not between quotation marks there: the reporter's own sentence?"


def one(folder: Path, source: str, quote: str, more: str = "") -> tuple[Finding, ...]:
    return verify(
        good(f"""
[[actors]]
id = "mayor"
name = "The Mayor"
[[sources]]
id = "gazette"
{source}
[[sources]]
id = "echo"
file = "echo.txt"
[[statements]]
id = "s"
actor = "mayor"
source = "gazette"
quote = '''{quote}'''
{more}
""").dossier,
        str(folder),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gazette.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "echo.txt").write_text("\ufeffThe harbour is closed.", encoding="utf-8")
    return tmp_path


def test_a_quote_that_is_found(folder: Path) -> None:
    (finding,) = one(folder, 'file = "gazette.txt"', "stays open.")
    assert finding[:7] == ("s", "gazette", "exact", 1, (), False, UNQUOTED)
    assert finding.good
    assert finding.reported


def test_a_quote_that_stands_in_another_source(folder: Path) -> None:
    (finding,) = one(folder, 'file = "gazette.txt"', "The harbour is closed.")
    assert not finding.good
    assert finding[2:6] == ("missing", 0, ("echo",), False)
    assert finding.message == "the quote is not in ‘gazette.txt’; it is in echo"
    assert finding.nearest is None


def test_a_quote_that_has_gone_missing_since_it_was_checked(folder: Path) -> None:
    (finding,) = one(folder, 'file = "gazette.txt"\nchecked = 2031-03-05', "Nowhere.")
    assert finding.checked
    assert finding.message.endswith("the source says that all was found on 2031-03-05")


def test_a_quote_with_another_prefix(folder: Path) -> None:
    (finding,) = one(folder, 'file = "gazette.txt"', "stays open.", 'prefix = "gates"')
    assert finding.message == "the quote is in ‘gazette.txt’, but not with that prefix and suffix"


def test_sources_without_a_file_are_not_looked_at(folder: Path) -> None:
    assert one(folder, "", "Nowhere.") == ()


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("none.txt", "is not in the folder"),
        ("../gazette.txt", "leads out of the folder"),
        ("/etc/passwd", "leads out of the folder"),
        (".", "leads out of the folder"),
        ("deeper/../../gazette.txt", "leads out of the folder"),
        ("deeper", "is not a regular file"),
        ("latin.txt", "is not UTF-8: byte 4 is wrong; it looks like Windows-1252 (Latin-1)"),
        ("x" * 5000, "cannot be read: File name too long"),
        ("a\\u0000b", "cannot be read"),
    ],
)
def test_texts_that_cannot_be_read(folder: Path, file: str, why: str) -> None:
    inside = folder / "inside"
    inside.mkdir()
    (inside / "echo.txt").write_text("x")
    (inside / "deeper").mkdir()
    (inside / "latin.txt").write_bytes(b"caf\xe9")
    if "\\" in file:
        file = "a␀b"
        why = "is not in the folder"
    findings = one(inside, f'file = "{file}"', "stays open.")
    assert [(finding.statement, finding.found) for finding in findings] == [
        ("", "unreadable"),
        ("s", "unreadable"),
    ]
    assert all(why in finding.message and not finding.good for finding in findings)


def test_a_link_in_the_folder_is_followed(folder: Path) -> None:
    inside = folder / "inside"
    inside.mkdir()
    os.symlink(folder / "gazette.txt", inside / "link.txt")
    (inside / "echo.txt").write_text("x")
    (finding,) = one(inside, 'file = "link.txt"', "stays open.")
    assert finding.good


def test_a_folder_that_is_not_there(folder: Path) -> None:
    findings = one(folder / "none", 'file = "gazette.txt"', "stays open.")
    assert [finding.source for finding in findings] == ["gazette", "echo", "gazette"]


def test_every_quote_of_the_dossier_that_ships(texts: str) -> None:
    shipped = os.path.join(os.path.dirname(__file__), "..", "..", "data", "positions.toml")
    findings = verify(load(shipped).dossier, texts)
    assert len(findings) > 40
    assert [finding.message for finding in findings if not finding.good] == []


def test_every_sentence_of_the_texts_is_found_in_them(texts: str) -> None:
    for name in sorted(os.listdir(texts)):
        with open(os.path.join(texts, name), encoding="utf-8") as stream:
            text = stream.read()
        for sentence in collapsed(text).strip().split(". "):
            assert how(sentence, text=text)[0] == "exact"
