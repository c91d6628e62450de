"""Finding by words: as the simple definition has it, however the texts are kept."""

from __future__ import annotations

from cast import dossier_of, no, statement, yes
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.analysis.folding import fold, fold_to_latin, folded_loosely
from summit_tui.analysis.picture import Picture, picture
from summit_tui.analysis.search import Column, Search

_LETTERS = "abé ñÄß'’-“Эн北ノº\u0301"
_words = st.text(_LETTERS, max_size=12)


def _picture() -> Picture:
    return picture(
        dossier_of(
            statement("a1", "ann", on=yes("talk"), quote="We shall talk."),
            statement("b1", "bob", "herald", on=no("talk"), quote="Ей незачем говорить."),
            statement("a2", "ann", "herald", quote="The café is the harbour’s best."),
        )
    )


def _simply(text: str) -> str:
    """The definition: folded, then in Latin letters, then folded again."""
    from anyascii import anyascii

    folded = fold(text)
    return folded if folded.isascii() else fold(anyascii(folded))


@given(st.text())
def test_one_table_folds_as_the_definition_does(text: str) -> None:
    assert fold_to_latin(text) == _simply(text)
    assert folded_loosely(text).split() == _simply(text).split()
    assert folded_loosely(text)[0] == " "


@given(st.lists(_words, max_size=6), st.lists(_words, max_size=5))
def test_every_word_of_a_query_is_part_of_some_word(texts: list[str], queries: list[str]) -> None:
    column = Column([str(at) for at in range(len(texts))], list(map(folded_loosely, texts)))
    for query in queries:  # each after the other: what was found before must not matter
        wanted = fold_to_latin(query).split()
        assert list(column.holding(wanted)) == [
            at
            for at, text in enumerate(texts)
            if all(any(word in known for known in _simply(text).split()) for word in wanted)
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
    search = Search(_picture())
    rows = search.picture.statements
    for query, found in (
        ("CAFE harbours", ["a2"]),
        ("govorit", ["b1"]),
        ("bobby", ["b1"]),
        ("talk ann", ["a1"]),
        ("", ["a1", "b1", "a2"]),
    ):
        assert sorted(search.matches("statements", rows, query)) == sorted(found)
    assert list(search.matches("statements", ["b1", "a1"], "talk")) == ["a1"]
    assert list(search.matches("contradictions", list(search.picture.by_id), "opposition bob"))


def test_few_texts_are_quick_and_many_only_once_they_are_folded() -> None:
    search = Search(_picture())
    assert search.is_quick("statements", "actors")
    many = [f"s{at}" for at in range(3000)]
    one = search.picture.dossier.statements["a1"]
    dossier = search.picture.dossier._replace(statements={it: one._replace(id=it) for it in many})
    search = Search(search.picture._replace(dossier=dossier, statements=many))
    assert not search.is_quick("statements")
    search.column("statements")
    assert search.is_quick("statements")
