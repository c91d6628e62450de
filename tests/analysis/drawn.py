"""Dossiers that hypothesis draws: the cast, and what is said."""

from __future__ import annotations

from cast import dossier_of
from hypothesis import strategies as st

from summit_tui.dossier.dates import UNDATED, Period, parse
from summit_tui.dossier.model import Account, Dossier, Place, Position, Statement

CAST = dossier_of()
_SIDED = ("ann", "pat", "bob", "cy", "dee")

positions = st.builds(
    Position,
    proposition=st.sampled_from(["talk", "open", "on-pier", "on-ship", "gates-first"]),
    stance=st.sampled_from(["affirms", "rejects", "conditional", "open"]),
    firm=st.sampled_from(["firm", "hedged"]),
    conditions=st.sampled_from([(), ("gates",), ("talks",), ("gates", "pay")]),
    of=st.sampled_from(["", "", "ann", "bob"]),
)
_accounts = st.builds(
    Account,
    fact=st.just("hours"),
    value=st.integers(1, 3),
    firm=st.sampled_from(["firm", "hedged"]),
    at=st.just(UNDATED),
)
_dates = st.sampled_from(["2031-03-01", "2031-03-02", "2031-03", "2031-04-05", "2031"]).map(parse)


def made(
    name: int,
    actor: str,
    source: str,
    date: Period,
    quoted: bool,
    utterance: str,
    relay: str,
    on: tuple[Position, ...],
    accounts: tuple[Account, ...],
) -> Statement:
    """One statement, dated on its own."""
    return Statement(
        f"s{name}",
        actor,
        source,
        date,
        "",
        "attributed" if relay else "own" if quoted else "paraphrase",
        f"Some {name} words." if quoted else "",
        "" if quoted else "In short.",
        "",
        "",
        utterance,
        relay,
        (),
        "",
        "",
        False,
        False,
        (),
        on,
        accounts,
        "",
        "",
        "",
        Place("x.toml", "statements", name),
    )


def statements(size: int) -> st.SearchStrategy[list[Statement]]:
    """At most so many statements, whose ids are in their order."""
    one = st.tuples(
        st.sampled_from(_SIDED),
        st.sampled_from(["gazette", "herald", "echo"]),
        _dates,
        st.booleans(),
        st.sampled_from(["", "", "", "u1", "u2"]),
        st.sampled_from(["", "", "", "", "dee"]),
        st.lists(positions, max_size=2).map(tuple),
        st.lists(_accounts, max_size=1).map(tuple),
    )
    return st.lists(one, max_size=size).map(
        lambda drawn: [made(number, *parts) for number, parts in enumerate(drawn)]
    )


def with_statements(said: list[Statement]) -> Dossier:
    """The cast, that said this."""
    return CAST._replace(statements={statement.id: statement for statement in said})
