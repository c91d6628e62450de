"""Finding by words: as the simple definition has it, however the texts are kept."""

from __future__ import annotations

import re

import pytest
from cast import dossier_of, no, statement, yes
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.analysis.folding import fold, fold_to_latin, fold_value, folded_loosely, sought
from summit_tui.analysis.search import Column, Search
from summit_tui.analysis.snapshot import Snapshot, snapshot

_LETTERS = "abé ñÄß'’-“Эн北ノº\u0301"
_words = st.text(_LETTERS, max_size=12)


def _snapshot() -> Snapshot:
    return snapshot(
        dossier_of(
            statement("a1", "ann", on=yes("talk"), quote="We shall talk."),
            statement("b1", "bob", "herald", on=no("talk"), quote="Ей незачем говорить."),
            statement("a2", "ann", "herald", quote="The café is the harbour’s best."),
        )
    )


def _simply(text: str) -> str:
    """The definition: initials joined, folded, then in Latin letters, then folded again."""
    from anyascii import anyascii

    folded = fold(re.sub(r"\b(?:\w\.){2,}", lambda match: match[0].replace(".", ""), text))
    return folded if folded.isascii() else fold(anyascii(folded))


@given(st.text())
def test_one_table_folds_as_the_definition_does(text: str) -> None:
    assert fold_to_latin(text) == _simply(text)
    plain = _simply(text).split()
    assert folded_loosely(text).split()[: len(plain)] == plain, "second spellings stand behind"
    assert folded_loosely(text)[0] == " "


@given(st.lists(_words, max_size=6), st.lists(_words, max_size=5))
def test_every_word_of_a_query_is_part_of_some_word(texts: list[str], queries: list[str]) -> None:
    column = Column([str(at) for at in range(len(texts))], list(map(folded_loosely, texts)))
    for query in queries:  # each after the other: what was found before must not matter
        wanted = fold_to_latin(query).split()
        assert list(column.holding(wanted)) == [
            at
            for at, text in enumerate(texts)
            if all(any(word in it for it in folded_loosely(text).split()) for word in wanted)
        ]


@given(_words, st.integers(0, 12))
def test_a_query_that_grows_finds_what_it_would_have_found_at_once(text: str, cut: int) -> None:
    texts = [folded_loosely(it) for it in (text, text[cut:], "ab an", "sse ab", "")]
    one, other = (Column(list("vwxyz"), texts) for _ in range(2))
    for end in range(len(text) + 1):
        wanted = fold_to_latin(text[:end]).split()
        grown = one.holding(wanted)
        assert list(grown) == list(Column(list("vwxyz"), texts).holding(wanted))
    assert list(one.holding(())) == list(other.holding(()))


def test_rows_are_found_by_what_was_said_by_whom_and_where() -> None:
    search = Search(_snapshot())
    rows = search.snapshot.statements
    for query, found in (
        ("CAFE harbours", ["a2"]),
        ("govorit", ["b1"]),
        ("bobby", ["b1"]),
        ("talk ann", ["a1"]),
        ("", ["a1", "b1", "a2"]),
    ):
        assert sorted(search.matches("statements", rows, query)) == sorted(found)
    assert list(search.matches("statements", ["b1", "a1"], "talk")) == ["a1"]
    assert list(search.matches("contradictions", list(search.snapshot.by_id), "opposition bob"))


def test_few_texts_are_quick_and_many_only_once_they_are_folded() -> None:
    search = Search(_snapshot())
    assert search.is_quick("statements", "actors")
    many = [f"s{at}" for at in range(3000)]
    one = search.snapshot.dossier.statements["a1"]
    dossier = search.snapshot.dossier._replace(statements={it: one._replace(id=it) for it in many})
    search = Search(search.snapshot._replace(dossier=dossier, statements=many))
    assert not search.is_quick("statements")
    search.column("statements")
    assert search.is_quick("statements")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Mueller", "Müller"),
        ("Muller", "Müller"),
        ("Müller", "MÜLLER"),
        ("Soederberg", "Söderberg"),
        ("Loekke", "Løkke"),
        ("Papandreou", "Παπανδρέου"),
        ("Modi", "नरेन्द्र मोदी"),
        ("मोदी", "Modi"),
        ("US envoy", "the U.S. envoy"),
        ("U.S. envoy", "the US envoy"),
        ("Зеленский", "Zelenskiy"),
        ("दिल्ली", "दिल्ली में"),
    ],
)
def test_a_name_is_found_however_it_is_written(query: str, text: str) -> None:
    column = Column(("row",), (folded_loosely(text),))
    assert list(column.holding(sought(query))) == [0]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("मोदी", "the mediator"),
        ("דן", "Wednesday"),
        ("दल", "दिल्ली"),
        ("blue", "blunt"),
        ("Mueller", "mule"),
    ],
)
def test_what_shares_two_consonants_is_another_word(query: str, text: str) -> None:
    column = Column(("row",), (folded_loosely(text),))
    assert list(column.holding(sought(query))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$50 billion", "€50 billion"),
        ("-5 degrees", "5 degrees"),
        ("> 100 tanks", "< 100 tanks"),
        ("दिल्ली", "दल"),
        ("C++", "C#"),
        ("C#", "C"),
        ("¬A", "A"),
        ("5%", "5‰"),
        ("5 %", "5"),
        ("±5", "5"),
        ("₹10", "₽10"),
        ("กิน", "กัน"),
        ("4 ≤ 5", "4 ≥ 5"),
        ("мой", "мои"),
    ],
)
def test_signs_make_a_value_another_one(one: str, other: str) -> None:
    assert fold_value(one) != fold_value(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("yes (Minsk)", "yes, Minsk"),
        ("$50 billion", "$ 50 Billion"),
        ("−5 degrees", "-5 degrees"),
        ("5%", "5 %"),
        ("Zürich", "Zurich"),
        ("a cease-fire", "a cease fire"),
        ("שָׁלוֹם", "שלום"),
        ("2014-2015", "2014–2015"),
    ],
)
def test_punctuation_and_accents_do_not(one: str, other: str) -> None:
    assert fold_value(one) == fold_value(other)
