"""Whatever stands in a file: loading it never raises, and what comes out is clean."""

from __future__ import annotations

import os
import random
import re
from unittest import mock

from hypothesis import example, given
from hypothesis import strategies as st

from summit_tui.dossier.load import Loaded, load
from summit_tui.dossier.model import INDEPENDENT, Dossier
from summit_tui.dossier.parse.record_parser import RecordParser
from summit_tui.dossier.slice import until
from summit_tui.dossier.text import visible
from support import SMALL, good, write

SHIPPED = os.path.join(os.path.dirname(__file__), "..", "..", "data", "positions.toml")

RICH = (
    SMALL
    + """
[[actors]]
id = "clerk"
name = "The Clerk"
aliases = ["Clark", "К. Clerk"]
speaks_for = "mayor"

[[sources]]
id = "echo"
based_on = ["gazette"]
checked = 2031-05-01

[[propositions]]
id = "first-gates"
text = "First the gates open, then there are talks."
order = ["gates", "talks"]
excludes = ["talk"]

[[outcomes]]
id = "vote"
name = "a vote"
controllers = ["docks", "mayor"]
refusals = [{ by = "docks", statements = ["first"] }]

[[statements]]
id = "second"
actor = "mayor"
source = "echo"
date = "2031-03~"
summary = "They met for “about an hour”."
attributed_by = "clerk"
positions = [
  { proposition = "first-gates", stance = "open", firm = "hedged", of = "union" },
  { proposition = "talk", stance = "rejects" },
]
accounts = [{ fact = "hours", value = [1, 2.5], at = 2031-03-04 }]

[[preconditions]]
id = "either"
outcome = "talks"
any_of = [["gates"], ["vote", "gates"]]

[[dismissals]]
contradiction = "opposition:talk:mayor-union"
reason = "They mean different talks."
"""
)
HOSTILE = (
    "\x00", "\x1b[31m", "\x1b]52;c;aGk=\x07", "\x9b", "\u202e", "\u2066", "\u200b", "\U000e0041",
    "\u2028", "\ufeff", "e" + "\u0301" * 99, "\\u202e", "\\u001b", "\\x1b", "\\e", "\\U0010ffff",
)  # fmt: skip
VALUES = (
    "", "1" + "0" * 400, "9" * 5000, "0x" + "f" * 5000, "inf", "nan", "-0.0", "true", "[]", "{}",
    "[" * 300 + "]" * 300, "[" * 5000, "{a=" * 300 + "1" + "}" * 300, "'x'", '"""', "'''",
    '"' + "q" * 1_000_000 + '"', "0000-01-01", "9999-12-31", "2031-03-04T05:06:07Z", "05:06",
    "[1, 'a', [2]]", "{ by = 5 }", '"first"', '["first", "first"]', "[[]]", "[{}]",
)  # fmt: skip


def assert_clean(made: Dossier) -> None:
    """Every id is defined, no chain runs in a circle, every text can be shown."""
    sides = (made.parties.keys() | made.actors.keys()) - {INDEPENDENT}
    assert INDEPENDENT in made.parties
    assert made.goal in {"", *made.outcomes}
    for source in made.sources.values():
        assert made.sources.keys() >= set(source.based_on)
    for actor in made.actors.values():
        assert actor.party in made.parties
        assert actor.speaks_for in {"", *made.actors}
    for proposition in made.propositions.values():
        assert proposition.outcome in {"", *made.outcomes}
        assert made.outcomes.keys() >= set(proposition.order)
        assert len(proposition.order) in (0, 2)
        assert made.propositions.keys() >= set(proposition.excludes)
    for outcome in made.outcomes.values():
        assert outcome.status in ("met", "open", "refused", "unknown")
        assert set(outcome.controllers) <= sides
        for refusal in outcome.refusals:
            assert refusal.by in outcome.controllers
            assert refusal.statements
            assert made.statements.keys() >= set(refusal.statements)
    for statement in made.statements.values():
        assert statement.actor in made.actors
        assert statement.source in made.sources
        assert statement.quote or statement.summary
        assert statement.voice in ("own", "paraphrase", "narration", "attributed")
        assert (statement.voice == "attributed") == bool(statement.attributed_by)
        assert statement.attributed_by in {"", *made.actors}
        assert made.sources.keys() >= set(statement.based_on)
        for position in statement.positions:
            assert position.proposition in made.propositions
            assert made.outcomes.keys() >= set(position.conditions)
            assert position.of in {"", *made.actors}
            assert position.stance
        for account in statement.accounts:
            assert account.fact in made.facts
    for precondition in made.preconditions.values():
        assert precondition.outcome in made.outcomes
        assert precondition.any_of
        assert all(group and made.outcomes.keys() >= set(group) for group in precondition.any_of)
        assert sides.issuperset(precondition.set_by)
        assert made.statements.keys() >= set(precondition.statements)
        assert precondition.statements or precondition.basis in ("inferred", "law")
    for chains in (
        {actor.id: {actor.speaks_for} - {""} for actor in made.actors.values()},
        {source.id: set(source.based_on) for source in made.sources.values()},
    ):
        while ends := {id_ for id_, chain in chains.items() if chain.isdisjoint(chains)}:
            for id_ in ends:
                del chains[id_]
        assert not chains, "a circle"
    assert_visible(made)


def assert_visible(value: object) -> None:
    if isinstance(value, str):
        assert visible(value) == value
    elif isinstance(value, dict):
        for item in value.items():
            assert_visible(item)
    elif isinstance(value, tuple):
        for part in value:
            assert_visible(part)


def assert_told_well(loaded: Loaded) -> None:
    for problem in loaded.problems:
        assert_visible((*problem, str(problem)))
        assert "\n" not in str(problem)
        assert len(problem.message) < 400
        assert len(problem.source_line) < 1000
        assert 0 <= problem.caret <= 1000
    places = [
        (problem.code[:2] != "E1", problem.file, problem.line, problem.col)
        for problem in loaded.problems
    ]
    assert places == sorted(places)


def carefully(path: str) -> Loaded:
    """Load without the quick way, record by record."""
    with mock.patch.object(
        RecordParser, "quick", lambda _self, tables, _places=(): [None] * len(tables)
    ):
        return load(path)


def assert_fine(text: str | bytes) -> None:
    path = write(text)
    loaded = load(path)
    assert loaded[:-1] == carefully(path)[:-1], "but for the locator"
    assert_clean(loaded.dossier)
    assert_told_well(loaded)
    sliced = until(loaded.dossier, loaded.dossier.as_of)
    assert_clean(sliced)


def test_the_rich_dossier_is_good() -> None:
    assert_clean(good(RICH).dossier)


@given(st.data())
def test_bytes_changed(data: st.DataObject) -> None:
    text = bytearray(RICH.encode())
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(text) - 1))
        text[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    assert_fine(bytes(text))


@given(st.data())
def test_lines_changed(data: st.DataObject) -> None:
    lines = RICH.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        other = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from("drop copy swap cut".split())):
            case "drop":
                del lines[at : at + 3]
                lines.append("")
            case "copy":
                lines.insert(at, lines[other])
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case _:
                lines[at] = lines[at][: data.draw(st.integers(0, 20))]
    assert_fine("\n".join(lines))


@given(st.data())
def test_values_changed(data: st.DataObject) -> None:
    text = RICH
    for _ in range(data.draw(st.integers(1, 3))):
        values = list(re.finditer(r"(?<== )(\[.*\]|\".*?\"|[^ ,\n]+)", text))
        value = data.draw(st.sampled_from(values))
        text = text[: value.start()] + data.draw(st.sampled_from(VALUES)) + text[value.end() :]
    assert_fine(text)


@given(st.data())
def test_words_swapped(data: st.DataObject) -> None:
    words = sorted(set(re.findall(r"\"([a-z-]+)\"", RICH)))
    text = RICH
    for _ in range(data.draw(st.integers(1, 6))):
        spots = list(re.finditer(r"(?<=\")[a-z-]+(?=\")", text))
        spot = data.draw(st.sampled_from(spots))
        text = text[: spot.start()] + data.draw(st.sampled_from(words)) + text[spot.end() :]
    assert_fine(text)


@given(st.data())
def test_fields_renamed(data: st.DataObject) -> None:
    names = sorted(set(re.findall(r"\b([a-z_]+)\b(?= = |\]\])", RICH)))
    text = RICH
    for _ in range(data.draw(st.integers(1, 3))):
        spots = list(re.finditer(r"\b([a-z_]+)\b(?= = |\]\])", text))
        spot = data.draw(st.sampled_from(spots))
        text = text[: spot.start()] + data.draw(st.sampled_from(names)) + text[spot.end() :]
    assert_fine(text)


@given(st.data())
def test_hostile_characters_put_in(data: st.DataObject) -> None:
    text = RICH
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(HOSTILE)) + text[at:]
    assert_fine(text.encode(errors="surrogatepass"))


@given(st.binary(max_size=200) | st.text(max_size=200))
@example(b"[[statements]]\n" * 3)
@example("statements = [[]]")
@example("[statements.x]\ny=1")
@example("[[statements.x]]\ny=1")
def test_anything_at_all(text: str | bytes) -> None:
    assert_fine(text)


def test_random_changes_to_the_dossier_that_ships() -> None:
    with open(SHIPPED, "rb") as stream:
        original = stream.read()
    chance = random.Random(7)
    for _ in range(30):
        text = bytearray(original)
        for _ in range(chance.randint(1, 40)):
            at = chance.randrange(len(text))
            text[at : at + chance.randint(0, 2)] = chance.randbytes(chance.randint(0, 2))
        assert_fine(bytes(text))


def test_the_dossier_that_ships_is_clean() -> None:
    loaded = load(SHIPPED)
    assert loaded.problems == ()
    assert_clean(loaded.dossier)


def test_the_quick_and_the_careful_way_give_the_same() -> None:
    assert load(SHIPPED)[:-1] == carefully(SHIPPED)[:-1]
