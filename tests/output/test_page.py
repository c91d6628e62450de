from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from taken import as_page, document, hostile, made, shipped, with_texts

from summit_tui.dossier.model import Dossier
from summit_tui.output.export import html_page

_VOID = {"meta", "br", "input"}
_TAGS = set(
    "html head meta title style body a header h1 h2 h3 h4 h5 p dl dt dd nav ul li details summary "
    "bdi main section article figure blockquote figcaption span strong del ins div code br "
    "footer search input output script".split()
)
_ATTRIBUTES = set("lang charset http-equiv content name class href aria-label id dir rel "
                  "aria-labelledby type placeholder autocomplete spellcheck "
              "hidden".split())  # fmt: skip


class Page(HTMLParser):
    """A page as a real parser sees it; what is not well nested is an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.shape: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.policy = self.style = self.script = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert tag in _TAGS
        assert given.keys() <= _ATTRIBUTES, tag
        self.shape.append(tag)
        if tag not in _VOID:
            self._open.append(tag)
        if "id" in given:
            self.ids.append(given["id"] or "")
        if "href" in given:
            self.links.append(given["href"] or "")
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["script"]:
            self.script = data
        elif self._open[-1:] == ["style"]:
            self.style = data
        else:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")


@pytest.mark.parametrize("dossier", [made, shipped], ids=lambda it: it.__name__)
def test_every_record_has_an_anchor_and_every_link_leads_to_one(
    dossier: Callable[[], Dossier],
) -> None:
    told = dossier()
    page = Page(as_page(document(told)))
    assert len(page.ids) == len(set(page.ids))
    for kind, table in (
        ("actor", told.actors), ("statement", told.statements), ("source", told.sources),
        ("proposition", told.propositions), ("fact", told.facts), ("outcome", told.outcomes),
        ("precondition", told.preconditions),
    ):  # fmt: skip
        assert {f"{kind}-{id_}" for id_ in table} <= set(page.ids)
    inside = {unquote(link[1:]) for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert {f"statement-{id_}" for id_ in told.statements} & inside
    outside = {link for link in page.links if not link.startswith("#")}
    assert outside <= {source.url for source in told.sources.values()}


def test_the_page_of_some_actors_has_no_dead_links() -> None:
    page = Page(as_page(document(made(), ["mayor"])))
    assert "statement-mayor-no" in page.ids
    assert "statement-first" not in page.ids
    assert "Would talk with the gates as they are." in "".join(page.text)
    assert {unquote(link[1:]) for link in page.links if link[0] == "#"} <= set(page.ids)


def test_the_page_allows_itself_nothing_from_outside() -> None:
    text = as_page(document(shipped()))
    page = Page(text)
    assert "default-src 'none'" in page.policy
    assert not re.search(r"<link|<img|@import|url\(|\bsrc=|style=|unsafe", text)
    for name, inside in (("style", page.style), ("script", page.script)):
        digest = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in page.policy
    assert page.shape.count("script") == page.shape.count("style") == 1
    assert not re.search(r"fetch|XMLHttp|import|WebSocket|eval|innerHTML|https?:", page.script)


def test_both_sides_stand_beside_each_other_with_a_mark_and_a_word() -> None:
    text = as_page(document(made()))
    assert Page(text).shape.count("section") > 4
    head = re.search(r"<h4>\d+\. <span class=\"mark tension\">◐ tension</span> opposition", text)
    assert head
    after = text[head.end() :]
    sides = after[: after.index("</article>")].count('<section class="side">')
    assert sides == 2


@given(hostile())
def test_no_text_of_a_dossier_becomes_markup(text: str) -> None:
    plain = Page(as_page(document(with_texts(made(), lambda _: "plain"))))
    harmed = with_texts(made(), lambda old: text if len(old) % 2 else f"a {text} b")
    page = Page(as_page(document(harmed)))
    assert page.shape == plain.shape
    assert page.ids == plain.ids
    assert harmed.statements["mayor-no"].quote in "".join(page.text)


def test_only_web_addresses_become_links() -> None:
    bad = with_texts(made(), lambda old: "javascript:alert(1)" if old.startswith("http") else old)
    assert all(link.startswith("#") for link in Page(as_page(document(bad))).links)


def test_disputes_stand_before_actors_and_lead_to_their_contradictions() -> None:
    text = as_page(document(shipped()))
    order = [text.index(f'<h2 id="{name}"') for name in ("disputes-0", "blocks", "actors")]
    assert order == sorted(order)
    told = document(shipped())
    numbers = [it for _, group in told.debates for debate in group for it in debate.conflicts]
    assert sorted(numbers) == sorted(it.number for _, group in told.conflicts for it in group)


def test_what_prints_with_everything_folded_is_short() -> None:
    text = as_page(document(shipped()))
    text = re.sub(r"<nav.*?</nav>|<(style|script).*?</\\1>", "", text, flags=re.DOTALL)
    text = re.sub(r"<details.*?</details>", "", text, flags=re.DOTALL)
    shown = re.sub(r"<[^>]+>", "", text)
    assert len(shown) < 12 * 3600  # characters that a printed page of this size takes


def test_names_and_quotes_keep_to_themselves_where_they_read_from_right_to_left() -> None:
    name = "محمود مثال"
    changed = with_texts(made(), lambda old: name if old == "The Mayor" else old)
    text = as_page(document(changed))
    assert name in text
    in_head = text[: text.index("</head>")].count(name)
    inside = len(re.findall(rf"<bdi>[^<]*{name}[^<]*</bdi>", text))
    own = len(re.findall(rf'dir="auto"[^>]*>[^<]*{name}', text))
    assert inside + own + in_head == len(re.findall(rf"[^<>]*{name}[^<>]*", text))


def test_a_quote_carries_its_language() -> None:
    statement = made().statements["mayor-no"]._replace(lang="ar")
    changed = made()._replace(statements={**made().statements, "mayor-no": statement})
    assert re.search(r'<blockquote dir="auto" lang="ar">', as_page(document(changed)))


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_text_has_contrast_on_paper_and_on_panels_light_and_dark() -> None:
    css = (Path(html_page.__file__).parent / "page.css").read_text()
    themes = [dict(re.findall(r"--(\w+): (#\w{6})", part)) for part in css.split(":root {")[1:3]]
    assert len(themes) == 2
    for theme in themes:
        for ground in ("paper", "panel"):
            for role in ("ink", "muted", "accent", "hard", "tension", "nuance", "good"):
                one, two = sorted((_luminance(theme[role]), _luminance(theme[ground])))
                assert (two + 0.05) / (one + 0.05) >= 4.5, (role, ground)
