from __future__ import annotations

import pytest

from summit_tui.dossier.verify.omissions import Omission, omissions
from summit_tui.dossier.verify.quotes import Text, find, wanted

SENTENCE = (
    "She said that a meeting of the two leaders is possible, but only as a result of certain "
    "agreements, and that nobody should hurry."
)


def left_out(text: str, quote: str) -> tuple[Omission, ...]:
    looked_in = Text(lambda: [text])
    passage = find(wanted(quote), looked_in)
    assert passage, "the quote is not found"
    return omissions(looked_in.folded, passage.parts)


@pytest.mark.parametrize(
    "quote",
    [
        "a meeting … is possible",
        "a meeting […] is possible",
        "a meeting [...] is possible",
        "a meeting [ … ] is possible",
        "a meeting . . . is possible",
        "a meeting .\u00a0.\u00a0. is possible",
        "a meeting…is possible",
        "a meeting...is possible",
        "a meeting (…) is possible",
        "a meeting (...) is possible",
        "a meeting, … is possible",
        "a meeting ... . is possible",
        "a meeting .... is possible",
        "… a meeting … is possible …",
        "[…] a meeting […] is possible, […]",
        "“a meeting … is possible…”",
    ],
)
def test_every_way_to_mark_an_omission(quote: str) -> None:
    (omission,) = left_out(SENTENCE, quote)
    assert omission == Omission(4, 0, (), False)
    assert not omission.grave


@pytest.mark.parametrize("quote", ["… is possible, but only", "a meeting of the two leaders …"])
def test_an_ellipsis_at_an_end_leaves_out_nothing(quote: str) -> None:
    assert left_out(SENTENCE, quote) == ()


def test_three_dots_of_the_text_itself_are_no_omission() -> None:
    text = "Well … no, said he. Well, but not no."
    assert left_out(text, "Well … no, said he") == ()
    assert left_out(text, "Well ... no, said he") == ()


def test_that_which_leaves_out_least_is_taken() -> None:
    text = "We will never talk. Weather. We will gladly meet. We will all meet."
    (omission,) = left_out(text, "We will … meet")
    assert omission.words == 1


@pytest.mark.parametrize(
    ("text", "quote", "word"),
    [
        ("The president is not ready to meet", "The president is … ready", "not"),
        ("We don't want to meet", "We … want to meet", "don't"),
        ("is possible, but only as a result, and", "is possible … and", "but"),
        ("Wir werden uns nicht treffen", "Wir werden … treffen", "nicht"),
        ("Wir nehmen keine Bedingungen an", "Wir nehmen … an", "keine"),
        ("Nous n'allons pas signer", "Nous … signer", "n'allons"),
        ("Nous signerons peut-être demain", "Nous signerons … demain", "peut-être"),
        ("No vamos nunca a firmar", "vamos … a firmar", "nunca"),
        ("Мы не будем встречаться", "Мы … будем встречаться", "не"),
        ("Переговоры возможны только после", "Переговоры возможны … после", "только"),
        ("Ми ніколи не підпишемо", "Ми … підпишемо", "ніколи"),
        ("我们 不会 见面", "我们 … 见面", "不"),
        ("لن نلتقي لا اليوم ولا غدا", "نلتقي … اليوم", "لا"),
        ("אנחנו לא ניפגש", "אנחנו … ניפגש", "לא"),
    ],
)
def test_a_negation_or_qualifier_that_is_left_out(text: str, quote: str, word: str) -> None:
    (omission,) = left_out(text, quote)
    assert word in omission.limits
    assert omission.grave


@pytest.mark.parametrize(
    ("text", "quote", "speaker"),
    [
        ("“We will,” he said, “meet on Friday.”", "We will … meet on Friday", False),
        ("“We will,” Putin said on Monday. “Meet.”", "We will … Meet", False),
        ("“Yes,” Putin said. “No,” Zelensky replied.", "Yes … No", True),
        ("“Yes,” Putin said. “No,” he added.", "Yes … No", False),
        ("“We will,” said A. “We shall all wait here,” said B. “Meet.”", "We will … Meet", True),
        ("“We will meet,” he said on Friday.", "We will … on Friday", True),
        ("He will, he said, “go there”.", "He will … go there", True),
        ("We want the “so-called” truce now", "We want the … truce now", False),
        ("MAYOR: We will talk.\nUNION: We meet on Friday.", "We will … meet on Friday", True),
        ("„Wir werden“, sagte er, „reden.“", "Wir werden … reden", False),
        ("« Oui », dit Macron. « Non », répondit-il.", "Oui … Non", False),
        ("Result: We will talk and then meet", "We will … meet", False),
    ],
)
def test_passing_from_one_speaker_to_another(text: str, quote: str, speaker: bool) -> None:
    (omission,) = left_out(text, quote)
    assert omission.speaker == speaker


def test_paragraphs_and_size() -> None:
    text = "MAYOR: We will never talk.\n\n" + "It is cold.\n\n" * 300 + "UNION: We meet on Friday."
    (omission,) = left_out(text, "We will … meet on Friday")
    assert omission == Omission(904, 301, ("never",), True)
    assert str(omission) == (
        "leaves out 904 words, with the end of 301 paragraphs and ‘never’ and a change of speaker"
    )
    assert str(Omission(1, 1, (), False)) == "leaves out 1 word, with the end of 1 paragraph"
