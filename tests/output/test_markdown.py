from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from taken import SNIPPETS, as_markdown, document, hostile, made, shipped, with_texts

from summit_tui.dossier.text import fold_space, visible
from summit_tui.output.export.markdown import code, escape, link

# CommonMark with what most readers add to it: what it must not do, these must not do either.
_PARSER = MarkdownIt("commonmark", {"linkify": True}).enable(["table", "strikethrough", "linkify"])
_PARSER.use(footnote_plugin)
# Bare names such as `b.ba` are not for GitHub's Markdown a link, and are not ours to break.
_PARSER.linkify.set({"fuzzy_link": False, "fuzzy_email": False})  # type: ignore[union-attr]


def _tokens(text: str) -> list[Token]:
    return [
        token
        for block in _PARSER.parse(text)
        for token in (block, *(block.children or ()))
        if token.type != "inline"
    ]


def _kinds(text: str) -> Counter[str]:
    return Counter(token.type for token in _tokens(text))


def _text(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens if token.type in ("text", "code_inline"))


@pytest.mark.parametrize("text", SNIPPETS)
def test_what_is_markup_elsewhere_reads_as_itself(text: str) -> None:
    _reads_as_itself(text)
    _reads_as_itself(f"a {text} b")


@given(hostile())
def test_escaped_text_reads_as_itself_wherever_it_stands(text: str) -> None:
    _reads_as_itself(text)


def _reads_as_itself(text: str) -> None:
    plain = visible(fold_space(text))
    for before, after in (
        ("", ""),
        ("# ", ""),
        ("- ", ""),
        ("- **", "**"),
        ("“", "”"),
        ("[^1] ", ""),
    ):
        tokens = _tokens(f"{before}{escape('x' if not plain else text)}{after}\n")
        around = {"“": "“{}”", "[^1] ": "[^1] {}"}.get(before, "{}")
        assert _text(tokens) == around.format(plain or "x")
        assert {token.type for token in tokens} <= {
            "text", "softbreak", "text_special", "paragraph_open", "paragraph_close",
            "heading_open", "heading_close", "bullet_list_open", "bullet_list_close",
            "list_item_open", "list_item_close", "strong_open", "strong_close",
        }  # fmt: skip


@given(hostile())
def test_a_code_span_holds_any_text(text: str) -> None:
    plain = visible(fold_space(text))
    if plain:
        tokens = _tokens(f"x {code(text)} x\n")
        assert [token.content for token in tokens if token.type == "code_inline"] == [plain]


def test_text_that_looks_like_an_address_stays_text() -> None:
    eager = MarkdownIt("commonmark", {"linkify": True}).enable("linkify")
    for text in ("www.port.org", "http://a.example/", "HTTPS://a.example"):
        for written, found in ((text, True), (escape(text), False)):
            (block,) = (it for it in eager.parse(written) if it.type == "inline")
            assert any(it.type == "link_open" for it in block.children or ()) == found


def test_only_web_addresses_become_links() -> None:
    assert link("https://a.example/b?c=1&d=(2)") == "<https://a.example/b?c=1&d=(2)>"
    for text in (
        "javascript:alert(1)",
        "https://a.example/ b",
        "https://a.example/>x",
        "https://a.example/\u202e",
    ):
        assert "link_open" not in _kinds(link(text))


def test_a_brief_has_every_part_under_its_heading() -> None:
    text = as_markdown(document(made()))
    lines = text.splitlines()
    for line in (
        "# Will the harbour talks resume?",
        "As of 5 Mar 2031: 2 sources · 4 actors · 4 statements · 2 disputes · 2 contradictions",
        "### Port",
        "#### The Clerk",
        "role: town clerk · speaks for: The Mayor · also: Clerk of the Port",
        "- 3 Mar 2031, own words: “We talk when the gates are open.”[^4]",
        "  - ◇ conditional: The sides should talk. — only after the gates are open",
        "  - ✓ reads Dockers' Union: affirms: The sides should talk. (hedged)",
        "Relays: Dockers' Union, 4 Mar 2031[^1]",
        "#### 1. ◐ tension opposition: The sides should talk.",
        "- **Dockers' Union**: ✓ affirms",
        "## What blocks: the talks",
        "- Docks: the talks: only after the gates are open (stated)[^4]",
        "- Port refuses: the back pay[^2]",
        "## Sources",
    ):
        assert line in lines
    assert "<https://herald.example/docks?a=1&b=2>" in text


def test_a_citation_says_who_when_where_and_how_that_is_known() -> None:
    (note,) = re.findall(
        r"^\[\^\d+\]: (The Mayor, .*)$", as_markdown(document(made())), re.MULTILINE
    )
    assert note == (
        "The Mayor, about Wed 5 Mar 2031 (the date of the source: “on Wednesday”), own words, "
        "a briefing. In: What the docks want, The Herald (herald), which relays gazette; "
        "checked against the text. Statement `mayor-no`. The last word of the briefing."
    )


def test_every_statement_and_contradiction_of_the_shipped_dossier_is_told_once() -> None:
    told = document(shipped())
    text = as_markdown(told)
    kinds = _kinds(text)
    assert text.count("\nId: `") == sum(len(group) for _, group in told.conflicts) > 0
    notes = re.findall(r"^\[\^(\d+)\]: .*Statement `([^`]+)`", text, re.MULTILINE)
    assert sorted(name for _, name in notes) == sorted(told.said)
    assert {number for number, _ in notes} == set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert kinds["footnote_open"] == len(told.said)
    assert kinds["html_inline"] == kinds["html_block"] == kinds["code_block"] == 0


@given(hostile())
def test_no_text_of_a_dossier_changes_the_shape_of_a_brief(text: str) -> None:
    plain = document(with_texts(made(), lambda _: "plain"))
    harmed = document(with_texts(made(), lambda old: text if len(old) % 2 else f"a {text} b"))
    kept = ("heading_open", "bullet_list_open", "list_item_open", "footnote_ref", "footnote_open",
            "fence", "code_inline", "strong_open", "paragraph_open")  # fmt: skip
    before, after = _kinds(as_markdown(plain)), _kinds(as_markdown(harmed))
    assert {kind: after[kind] for kind in kept} == {kind: before[kind] for kind in kept}
    for kind in ("html_inline", "html_block", "image", "table_open", "code_block", "hr", "em_open",
                 "s_open", "blockquote_open", "ordered_list_open"):  # fmt: skip
        assert after[kind] == 0
