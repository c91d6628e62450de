"""Positions as GraphML, for networkx, visone, Gephi, yEd and igraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from summit_tui.output.export.network import EDGE, NODE, days, edges, nodes
from summit_tui.output.export.selection import Selection

_SPACE = "http://graphml.graphdrawing.org/xmlns"


def graphml(chosen: Selection) -> Iterator[str]:
    """The document, line by line, without line ends."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<graphml xmlns="{_SPACE}">'
    yield from _keys("node", {"label": "what to call it", **NODE})
    yield _key("edge", "sign", "int", "1 affirms, -1 rejects, 0 neither")
    yield from _keys("edge", {"first": "first day", "last": "last day", **EDGE})
    yield '<graph id="positions" edgedefault="directed">'
    yield f"<desc>{escape(chosen.dossier.title)}</desc>"
    for node in nodes(chosen):
        yield f'<node id="{escape(node.id)}">'
        yield from _data("node", {"label": node.label, **node.told})
        yield "</node>"
    for edge in edges(chosen):
        ends = f'source="{escape(edge.source)}" target="{escape(edge.target)}"'
        yield f'<edge id="{edge.id}" {ends}>'
        yield f'<data key="edge-sign">{edge.sign}</data>'
        first, last = days(edge.period)
        dated = {"first": first, "last": last} if first else {}
        yield from _data("edge", {**dated, **edge.told})
        yield "</edge>"
    yield "</graph>"
    yield "</graphml>"


def _keys(of: str, told: Mapping[str, str]) -> Iterator[str]:
    for name, meaning in told.items():
        yield _key(of, name, "string", meaning)


def _key(of: str, name: str, kind: str, meaning: str) -> str:
    described = f"<desc>{escape(meaning)}</desc>"
    named = f'attr.name="{name}" attr.type="{kind}"'
    return f'<key id="{of}-{name}" for="{of}" {named}>{described}</key>'


def _data(of: str, told: Mapping[str, str]) -> Iterator[str]:
    for name, text in told.items():
        yield f'<data key="{of}-{name}">{escape(text)}</data>'
