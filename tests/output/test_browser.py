"""The pages as a browser shows and prints them. With CI=true there has to be a browser."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from browser import Browser
from taken import as_page, document, made, shipped, with_texts
from test_page import Page

from summit_tui.analysis.blockers.answer import solve
from summit_tui.analysis.blockers.blocker_graph import blocker_graph, up_to
from summit_tui.output.export import brief_page
from summit_tui.output.export.brief import brief


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("browser")) as browser:
        yield browser


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "page.html"
    file.write_text(as_page(document(shipped())), encoding="utf-8")
    return file


def _visible(shown: Browser, what: str) -> int:
    return int(shown.value(
        f"[...document.querySelectorAll({what!r})].filter(it => it.checkVisibility()).length"
    ))  # fmt: skip


def test_a_browser_builds_the_page_that_was_written_and_asks_for_nothing(
    shown: Browser, page: Path
) -> None:
    shown.asked.clear()
    shown.open(page)
    ids = shown.value("[...document.querySelectorAll('[id]')].map(it => it.id)")
    assert ids == Page(page.read_text(encoding="utf-8")).ids
    assert shown.asked == [page.as_uri()]


def test_it_prints_on_a_dozen_pages_with_everything_folded(shown: Browser, page: Path) -> None:
    shown.open(page)
    printed = pypdf.PdfReader(io.BytesIO(shown.printed()))
    assert 4 < len(printed.pages) <= 12
    text = "".join(it.extract_text() for it in printed.pages)
    assert "What is disputed" in text
    assert "why here" not in text


def test_the_brief_prints_on_two_pages(shown: Browser, tmp_path: Path) -> None:
    file = tmp_path / "brief.html"
    dossier = shipped()
    told = brief(document(dossier), solve(blocker_graph(dossier, up_to("stated")), dossier.goal))
    file.write_text("\n".join(brief_page.page(told)), encoding="utf-8")
    shown.open(file)
    assert len(pypdf.PdfReader(io.BytesIO(shown.printed())).pages) <= 2


@pytest.mark.parametrize("width", [320, 400])
def test_on_a_phone_nothing_has_to_be_scrolled_sideways(
    shown: Browser, page: Path, tmp_path: Path, width: int
) -> None:
    long = tmp_path / "long.html"
    harmed = with_texts(made(), lambda old: f"{old} {'w' * 300} {old}")
    long.write_text(as_page(document(harmed)), encoding="utf-8")
    for file in (page, long):
        shown.open(file, width=width, phone=True)
        shown.value("document.querySelectorAll('details').forEach(it => { it.open = true })")
        assert shown.value("document.documentElement.scrollWidth") <= width
        assert shown.value("parseFloat(getComputedStyle(document.body).fontSize)") >= 15


def test_the_search_shows_what_has_all_the_words_and_escape_brings_the_rest_back(
    shown: Browser, page: Path
) -> None:
    shown.open(page)
    everything = _visible(shown, "main article.dispute")
    assert everything > 12
    assert _visible(shown, "main figure[id]") == 0  # folded
    shown.press("/")
    shown.type("PÉSKOV impossible")
    assert "of" in shown.value("document.querySelector('output').textContent")
    left = shown.value(
        "[...document.querySelectorAll('main article.dispute')].filter(it => it.checkVisibility())"
        ".map(it => it.textContent.toLowerCase())"
    )
    assert 0 < len(left) < everything
    assert all("peskov" in text and "impossible" in text for text in left)
    assert _visible(shown, "main figure[id]") > 0  # what was folded and has the words is open
    assert _visible(shown, "#terms") == 0  # nothing was found there
    shown.press("Escape")
    assert _visible(shown, "main article.dispute") == everything
    assert _visible(shown, "main figure[id]") == 0
    assert shown.value("document.querySelector('output').textContent") == ""


def test_a_search_for_what_is_not_there_says_so(shown: Browser, page: Path) -> None:
    shown.open(page)
    shown.press("/")
    shown.type("zanzibar")
    assert shown.value("document.querySelector('output').textContent").startswith("0 of ")
    assert _visible(shown, "main article") == 0


def test_a_link_into_what_is_folded_opens_it(shown: Browser, page: Path) -> None:
    shown.open(page)
    statement = next(iter(shipped().statements))
    shown.value(f"location.hash = 'statement-{statement}'")
    shown.value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert shown.value(f"document.getElementById('statement-{statement}').checkVisibility()")


def test_no_script_of_a_dossier_runs(shown: Browser, tmp_path: Path) -> None:
    script = "<script>document.title = 'gone'</script><img src=x onerror=\"document.title='gone'\">"
    file = tmp_path / "harmed.html"
    text = as_page(document(with_texts(made(), lambda old: f"{old} {script}")))
    file.write_text(text, encoding="utf-8")
    shown.asked.clear()
    shown.open(file)
    assert shown.value("document.title") != "gone"
    # Where markup got through all the same, the policy keeps it from running.
    file.write_text(text.replace("<main", f"{script}<main", 1), encoding="utf-8")
    shown.open(file)
    assert shown.value("document.title") != "gone"
