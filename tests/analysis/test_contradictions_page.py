"""The examples of docs/contradictions.md give what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from summit_tui.analysis.contradictions.contradiction import KINDS
from summit_tui.analysis.contradictions.derive import derive
from support import good

_PAGE = (Path(__file__).parents[2] / "docs" / "contradictions.md").read_text()
_EXAMPLE = re.compile(r"```toml\n(.*?)```\n\n(?:Gives: ([a-z -]+)(?:, ([a-z]+))?\.)?", re.DOTALL)
_BLOCKS = _EXAMPLE.findall(_PAGE)
_CAST = _BLOCKS[0][0]


@pytest.mark.parametrize(("example", "kind", "strength"), _BLOCKS[1:])
def test_an_example_gives_what_stands_under_it(example: str, kind: str, strength: str) -> None:
    assert kind, "each example says what it gives"
    found = [(item.kind, item.strength) for item in derive(good(_CAST + example).dossier)]
    assert found == ([] if kind == "nothing" else [(kind, strength)])


def test_every_kind_has_an_example() -> None:
    shown = {kind for _, kind, _ in _BLOCKS[1:]}
    assert set(KINDS) - shown == {"hardening"}, "softening shows both"
    headings = ", ".join(re.findall(r"^### (.*)$", _PAGE, re.MULTILINE))
    assert set(KINDS) == set(headings.split(", "))
