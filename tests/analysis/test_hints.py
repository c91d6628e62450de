"""What a curator meant and nothing uses is told, and what is used is not."""

from __future__ import annotations

import os
import re

import pytest

from summit_tui.analysis.hints import CODES, hints_of
from support import good

FORMAT = os.path.join(os.path.dirname(__file__), "..", "..", "docs", "dossier-format.md")

_CAST = """
[[parties]]
id = "a"
name = "A land"
[[parties]]
id = "b"
name = "B land"
[[sources]]
id = "s"
title = "Paper"
[[actors]]
id = "ann"
name = "Ann"
party = "a"
[[actors]]
id = "bob"
name = "Bob"
party = "b"
[[outcomes]]
id = "truce"
name = "a truce"
[[propositions]]
id = "p"
text = "The truce should be."
outcome = "truce"
[[propositions]]
id = "q"
text = "Q should be."
"""


def _statement(id_: str, actor: str, more: str) -> str:
    return f'[[statements]]\nid = "{id_}"\nactor = "{actor}"\nsource = "s"\n{more}\n'


def _said(id_: str, actor: str, position: str, quote: str = "Yes.") -> str:
    return _statement(id_, actor, f'quote = "{quote}"\npositions = [{{ {position} }}]')


_ANSWER = _said("n", "bob", 'proposition = "p", stance = "rejects"')


def _codes(*texts: str) -> list[str]:
    return [hint.code for hint in hints_of(good(_CAST, *texts).dossier)]


@pytest.mark.parametrize(
    ("code", "text", "mended"),
    [
        (
            "H101",
            _statement("x", "ann", 'quote = "Yes."\nutterance = "u-1"')
            + _statement("y", "ann", 'quote = "Yes!"\nutterance = "u1"'),
            ("u-1", "u1"),
        ),
        (
            "H102",
            _statement("x", "ann", 'quote = "We will never talk."\nutterance = "u"')
            + _statement("y", "ann", 'quote = "We will never talk!"\nutterance = "v"'),
            ('"v"', '"u"'),
        ),
        (
            "H103",
            _said("x", "ann", 'proposition = "p" }, { proposition = "p", stance = "rejects"')
            + _ANSWER,
            ('}, { proposition = "p"', '}, { proposition = "q"'),
        ),
        (
            "H104",
            _said("x", "ann", 'proposition = "p", stance = "affirms", conditions = ["truce"]')
            + _ANSWER,
            ('stance = "affirms", ', ""),
        ),
        (
            "H105",
            _said("x", "ann", 'proposition = "p", stance = "conditional"') + _ANSWER,
            ('"conditional"', '"conditional", conditions = ["truce"]'),
        ),
        (
            "H106",
            _said("x", "ann", 'proposition = "q", conditions = ["truce"]')
            + _said("y", "bob", 'proposition = "q"'),
            ('"q", conditions', '"p", conditions'),
        ),
        (
            "H107",
            _said("x", "ann", 'proposition = "p"', "Perhaps we will.") + _ANSWER,
            ('proposition = "p"', 'proposition = "p", firm = "hedged"'),
        ),
        (
            "H108",
            '[[propositions]]\nid = "r"\ntext = "R."\nscope = "leaders"\nexcludes = ["q"]\n',
            ('scope = "leaders"\n', ""),
        ),
        ("H109", _said("x", "ann", 'proposition = "p"'), ('[{ proposition = "p" }]', "[]")),
        (
            "H110",
            '[[actors]]\nid = "ann2"\nname = "ANN"\n',
            ('"ANN"', '"Anna"'),
        ),
    ],
)
def test_each_is_told_and_gone_when_it_is_mended(
    code: str, text: str, mended: tuple[str, str]
) -> None:
    assert code in _codes(text)
    assert text.replace(*mended) != text
    assert code not in _codes(text.replace(*mended))


def test_a_dossier_that_uses_everything_gets_none() -> None:
    assert _codes(_said("x", "ann", 'proposition = "p", conditions = ["truce"]'), _ANSWER) == []


def test_demands_about_one_order_answer_each_other() -> None:
    peace = '[[outcomes]]\nid = "peace"\nname = "peace"\n'
    about = '[[propositions]]\nid = "r"\ntext = "Peace should be."\noutcome = "peace"\n'
    ann = _said("x", "ann", 'proposition = "p", conditions = ["peace"]')
    bob = _said("y", "bob", 'proposition = "r", conditions = ["truce"]')
    assert _codes(peace, about, ann, bob) == []
    assert _codes(peace, about, ann, bob.replace("bob", "ann")) == ["H109", "H109"]


def test_what_excludes_it_answers_it_whichever_of_the_two_says_so() -> None:
    other = '[[propositions]]\nid = "r"\ntext = "R."\nexcludes = ["q"]\n'
    said = (_said("x", "ann", 'proposition = "q"'), _said("y", "bob", 'proposition = "r"'))
    assert _codes(*said, other) == []
    assert _codes(said[0], said[1].replace("bob", "ann"), other) == ["H109", "H109"]
    assert _codes(*said, other.replace("excludes", "# excludes")) == ["H109", "H109"]


def test_a_joint_statement_speaks_for_all_who_make_it() -> None:
    joint = _said("x", "ann", 'proposition = "p"').replace(
        'actor = "ann"', 'actors = ["ann", "bob"]'
    )
    assert _codes(joint) == []


def test_an_utterance_that_is_nearly_another_is_taken_for_it() -> None:
    texts = (
        _statement("x", "ann", 'quote = "Yes."\nutterance = "u-1"'),
        _statement("y", "ann", 'quote = "Yes!"\nutterance = "u1"'),
    )
    messages = [hint.message for hint in hints_of(good(_CAST, *texts).dossier)]
    assert messages[0] == "no other statement has the utterance ‘u-1’; did you mean ‘u1’?"


def test_the_codes_are_those_of_the_format() -> None:
    with open(FORMAT, encoding="utf-8") as stream:
        rows = re.findall(r"^\| `(H\d+)` \| (.*) \|$", stream.read(), re.MULTILINE)
    assert dict(rows) == CODES


def _many(actor: str, quoted: int, told: int, firm: str = "firm") -> str:
    own = "".join(
        _said(f"{actor}-o{at}", actor, f'proposition = "p", firm = "{firm}"', f"Yes {at}.")
        for at in range(quoted)
    )
    return own + "".join(
        _statement(f"{actor}-p{at}", actor, f'summary = "So {at}."') for at in range(told)
    )


def test_a_party_that_is_told_of_otherwise() -> None:
    def told(*parts: str) -> list[str]:
        found = hints_of(good(_CAST + "".join(parts)).dossier)
        return [it.message for it in found if it.code == "H111"]

    assert told(_many("ann", 8, 2), _many("bob", 5, 5)) == []
    assert told(_many("ann", 8, 2), _many("bob", 3, 7)) == [
        "‘b’: of 10 statements 3 own words, 7 paraphrase; of 3 positions 0 hedged;"
        " ‘a’: of 10 statements 8 own words, 2 paraphrase; of 8 positions 0 hedged"
    ]
    assert len(told(_many("ann", 8, 2), _many("bob", 8, 2, "hedged"))) == 1
    assert told(_many("ann", 8, 2), _many("bob", 2, 7)) == []
