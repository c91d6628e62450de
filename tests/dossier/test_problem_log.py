from __future__ import annotations

from summit_tui.dossier.load import load
from summit_tui.dossier.parse.places import position_of
from support import SMALL, dossier, said


def test_a_character_that_acts_is_shown_and_told_where() -> None:
    text = said('summary = "ok"\nquote = "a\\u202eb \u200b"\nnote = "x\\u001b[2J"')
    loaded = dossier(text)
    line = text.count("\n")
    assert [f"{p.severity} {p.line}:{p.col} {p.message}" for p in loaded.problems] == [
        f"warning {line}:11 U+202E RIGHT-TO-LEFT OVERRIDE and 1 more like it in ‘quote’",
        f"warning {line + 1}:10 U+001B ESCAPE in ‘note’",
    ]
    statement = loaded.dossier.statements["s"]
    assert (statement.quote, statement.note) == ("a⟨U+202E⟩b ⟨U+200B⟩", "x␛[2J")
    assert loaded.errors == 0


def test_problems_come_in_the_order_of_files_and_lines_behind_what_cannot_be_read() -> None:
    bad = "[[parties]]\nid = 'a b'\nname = 5\n"
    bad += "[[statements]]\nid = 's'\nactor = 'x'\nsource = 'y'\nquote = 'q'\n"
    loaded = dossier(bad + "oops\n", bad.replace("'s'", "'t'"))
    assert loaded.problems[0].code == "E105", "the cause before its consequences"
    places = [(problem.file[-6:], problem.line, problem.col) for problem in loaded.problems[1:]]
    assert places == sorted(places)
    assert len(places) == 7


def test_very_many_problems_are_counted() -> None:
    party = "[[parties]]\nid = 'p{}'\nname = 5\n"
    loaded = dossier("".join(party.format(number) for number in range(2500)))
    assert (len(loaded.problems), loaded.more, loaded.errors) == (1000, 1500, 2500)
    assert [problem.line for problem in loaded.problems[:3]] == [3, 6, 9]


def test_a_place_can_be_looked_up_later() -> None:
    loaded = dossier("# one\n\n[[parties]]\nid = 'x'\noops\n" + SMALL)
    place = loaded.dossier.statements["first"].place
    line = SMALL.split("\n").index("[[statements]]") + 6
    assert position_of(place) == (line, 1)
    assert position_of(place._replace(file="/gone")) == (0, 0)
    assert position_of(place._replace(index=50)) == (0, 0)


def test_collecting_garbage_is_left_as_it_was() -> None:
    import gc

    gc.enable()  # A command that ran in this process may have left it off.
    load("/no/such/file")
    assert gc.isenabled()
    gc.disable()
    load("/no/such/file")
    assert not gc.isenabled()
    gc.enable()
