"""Argdown, read by @argdown/core where node has it, and by a strict grammar of our own always."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from taken import SNIPPETS, chosen, made, shipped, with_texts

from summit_tui.dossier.model import Dossier
from summit_tui.output.export.argdown import argdown, escape
from summit_tui.output.export.network import sign

_SCRIPT = Path(__file__).parent / "argdown.js"
_TEXT = r"(?:[^\\@#*_\[\]<>/{}()|^~`$]|\\.)*"
_LINE = re.compile(
    r"===|title: \"[^={}]*\"|model:|    mode: strict||# Propositions|# Statements"
    rf"|\[[\w.-]+\]: {_TEXT}(?: \{{.*\}})?|<[\w.-]+>: {_TEXT}(?: \{{.*\}})?"
    r"|  (?:\+>|->) \[[\w.-]+\]"
)


def _lines(dossier: Dossier, *actors: str) -> list[str]:
    return list(argdown(chosen(dossier, actors)))


@cache
def _node() -> str:
    node = shutil.which("node") or ""
    if node:
        asked = subprocess.run(
            [node, "-e", "require('@argdown/core')"], check=False, capture_output=True
        )
        node = node if asked.returncode == 0 else ""
    return node


def _parsed(*documents: list[str]) -> list[dict[str, Any]]:
    if not _node():
        pytest.skip("node has no @argdown/core (npm install -g @argdown/core, and NODE_PATH)")
    done = subprocess.run(
        [_node(), str(_SCRIPT)],
        input=json.dumps(["\n".join(lines) for lines in documents]).encode(),
        capture_output=True,
        timeout=120,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert all(it["errors"] == [] for it in found)
    return found


@pytest.mark.parametrize("dossier", [made, shipped], ids=["made", "shipped"])
def test_every_line_is_of_the_grammar(dossier: Any) -> None:
    for text in _lines(dossier()):
        assert _LINE.fullmatch(text), text


def test_arguments_support_and_attack_as_their_actors_do() -> None:
    lines = _lines(made())
    at = next(n for n, line in enumerate(lines) if line.startswith("<mayor-no>:"))
    assert lines[at + 1] == "  -> [talk]"
    at = next(n for n, line in enumerate(lines) if line.startswith("<relayed>:"))
    assert lines[at + 1] == "  +> [talk]"
    # What is said under a condition, or of somebody else, is in the data alone.
    at = next(n for n, line in enumerate(lines) if line.startswith("<first>:"))
    assert '"conditions": ["gates"]' in lines[at]
    assert lines[at + 1] == ""
    at = next(n for n, line in enumerate(lines) if line.startswith("<clerk-reads>:"))
    assert '"of": "union"' in lines[at]
    assert (lines[at + 1 :] or [""])[0] == ""


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_no_text_leaves_its_line_or_its_role(snippet: str) -> None:
    for text in _lines(with_texts(made(), lambda old: f"{snippet} {old} {snippet}")):
        assert _LINE.fullmatch(text), text


def test_the_tool_made_for_it_finds_every_statement_argument_and_relation() -> None:
    dossier = shipped()
    (found,) = _parsed(_lines(dossier))
    assert found["title"] == dossier.title
    texts = {title: told[0][0].strip() for title, told in found["statements"].items() if told}
    assert texts == {name: it.text for name, it in dossier.propositions.items()}
    with_positions = {name for name, it in dossier.statements.items() if it.positions}
    assert set(found["arguments"]) == with_positions
    relations = {tuple(it) for it in found["relations"]}
    for statement in dossier.statements.values():
        for position in statement.positions:
            kind = {1: "support", -1: "attack"}.get(sign(position))
            assert not kind or (kind, statement.id, position.proposition) in relations
    assert "contrary" in {kind for kind, _, _ in relations}


def test_the_tool_made_for_it_reads_every_text_as_it_was() -> None:
    parts = [*SNIPPETS, "a:b:c", ".x.", "one -- two", "(1)", "{a}", "}", "@[x]", "#tag", "a.b.c d",
             "/* x */", "// x", "a === b"]  # fmt: skip
    dossiers = [with_texts(made(), lambda old, it=it: f"{it} {old} {it}") for it in parts]  # type: ignore[misc]
    for dossier, found in zip(dossiers, _parsed(*map(_lines, dossiers)), strict=True):
        assert found["title"] == dossier.title
        assert found["statements"]["talk"][0][0].strip() == dossier.propositions["talk"].text
        assert dossier.statements["mayor-no"].quote in found["arguments"]["mayor-no"][0][0]
        assert found["arguments"].keys() == {"first", "mayor-no", "clerk-reads", "relayed"}


def test_plain_text_stays_as_it_is() -> None:
    assert escape("Not before September: that is sure.") == "Not before September: that is sure."
    assert escape("[a] <b>") == r"\[a\] \<b\>"
