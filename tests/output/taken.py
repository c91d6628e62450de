"""Dossiers to take away: the one that ships, a small one, and any with texts that mean harm."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from summit_tui.analysis.blockers.answer import Answer, solve
from summit_tui.analysis.blockers.blocker_graph import blocker_graph
from summit_tui.analysis.snapshot import snapshot
from summit_tui.dossier.load import load
from summit_tui.dossier.model import Dossier
from summit_tui.dossier.namesakes import namesakes, source_names
from summit_tui.dossier.text import fold_space, visible
from summit_tui.output.export.compose import compose
from summit_tui.output.export.document import Document
from summit_tui.output.export.html_page import page
from summit_tui.output.export.markdown import markdown
from summit_tui.output.export.selection import Selection, select
from support import good, small

TEXT = small("""
[[sources]]
id = "herald"
title = "What the docks want"
publisher = "The Herald"
url = "https://herald.example/docks?a=1&b=2"
date = "2031-03-05~"
date_basis = "“on Wednesday”"
based_on = ["gazette"]
checked = 2031-04-01

[[actors]]
id = "clerk"
name = "The Clerk"
party = "port"
role = "town clerk"
speaks_for = "mayor"
aliases = ["Clerk of the Port"]
note = "Seldom heard."

[[statements]]
id = "mayor-no"
actor = "mayor"
source = "herald"
quote = "No talks, gates or not."
summary = "Will not talk."
occasion = "a briefing"
note = "The last word of the briefing."
positions = [{ proposition = "talk", stance = "rejects" }]
accounts = [{ fact = "hours", value = 2 }]

[[statements]]
id = "clerk-reads"
actor = "clerk"
source = "herald"
summary = "Thinks that the dockers would talk at once."
positions = [{ proposition = "talk", of = "union", firm = "hedged" }]
accounts = [{ fact = "hours", value = [3, 4], firm = "hedged" }]

[[statements]]
id = "relayed"
actor = "union"
source = "gazette"
attributed_by = "clerk"
summary = "Would talk with the gates as they are."
positions = [{ proposition = "talk" }]

[[outcomes]]
id = "money"
name = "the back pay"
controllers = ["port"]
refusals = [{ by = "port", statements = ["mayor-no"] }]

[[preconditions]]
id = "money-first"
outcome = "gates"
requires = ["money"]
set_by = "docks"
basis = "attributed"
statements = ["relayed"]
""").replace(
    'title = "Will the harbour', 'goal = "talks"\nabout = "Two papers."\ntitle = "Will the harbour'
)


@cache
def made() -> Dossier:
    """A small dossier with something of every kind."""
    return good(TEXT).dossier


@cache
def shipped() -> Dossier:
    """The dossier that ships."""
    return load(str(Path(__file__).parents[2] / "data" / "positions.toml")).dossier


def chosen(dossier: Dossier, actors: Iterable[str] = ()) -> Selection:
    """What is exported of a dossier."""
    return select(snapshot(dossier), actors)


def answer(dossier: Dossier) -> Answer | None:
    """What blocks its goal."""
    return solve(blocker_graph(dossier)) if dossier.goal else None


def document(dossier: Dossier, actors: Iterable[str] = ()) -> Document:
    """The document of a dossier, or of some actors, as the command composes it."""
    selection = chosen(dossier, actors)
    return compose(selection, answer(dossier) if selection.whole else None)


def as_markdown(made: Document) -> str:
    """The whole document."""
    return "\n".join(markdown(made)) + "\n"


def as_page(made: Document) -> str:
    """The whole document."""
    return "\n".join(page(made)) + "\n"


_TEXTS = frozenset(
    "title about publisher kind date_basis url note name short role aliases text topic scope "
    "question unit quote summary occasion".split()
)
_WORDS = {"actors": frozenset({"kind"}), "facts": frozenset({"kind"})}
"""Fields that look like texts but are words of the format."""


def with_texts(dossier: Dossier, text: Callable[[str], str]) -> Dossier:
    """The dossier with each of its texts replaced, as it would be after loading."""

    def said(old: str) -> str:
        return visible(fold_space(text(old))) or old

    def changed(table: str, record: Any) -> Any:
        fields = {
            name: tuple(map(said, value)) if isinstance(value, tuple) else said(value)
            for name, value in record._asdict().items()
            if name in _TEXTS - _WORDS.get(table, frozenset()) and value
        }
        return record._replace(**fields)

    tables: dict[str, Any] = {
        name: {id_: changed(name, record) for id_, record in table.items()}
        for name, table in dossier._asdict().items()
        if isinstance(table, dict) and name not in ("namesakes", "source_names")
    }
    tables["namesakes"] = namesakes(tables["actors"], tables["parties"])
    tables["source_names"] = source_names(tables["sources"])
    return dossier._replace(title=said(dossier.title), about=said(dossier.about), **tables)


SNIPPETS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</title>", "</style>", "-->",
    "<!-- x", "<?x", "<div", "<script x", " =1",
    "&lt;b&gt;", "&#60;", "&amp", "[a](javascript:alert(1))", "![i](http://e.example/x.png)",
    "<http://e.example>", "http://e.example/", "www.e.example", "[^1]", "[^1]: gone", "[x]: /url",
    "**b**", "__b__", "~~s~~", "`c`", "```", "$x$", "|a|b|", "|-|-|", "# h", "## h ##", "- i",
    "+ i", "* i", "1. i", "1) i", "> q", "===", "---", "***", "\\", "\\*", "{#id}", ": d", "\t",
    "=1+1", "@SUM(A1)", "+1", "-1", "＝1", '"', "'", "“", "onclick=", "\x1b[31m", "\u202e", "a\nb",
)  # fmt: skip


def hostile() -> st.SearchStrategy[str]:
    """Texts made of what markup is made of, and of anything else."""
    parts = st.one_of(
        st.sampled_from(SNIPPETS),
        st.sampled_from(list("\\`*_[]<>#|~^${}&:.!()+-=0123456789 ab")),
        st.text(max_size=4),
    )
    return st.lists(parts, max_size=8).map("".join)
