"""Positions as GEXF, for Gephi: a graph in which each edge has its days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from summit_tui.output.export.network import EDGE, NODE, days, edges, nodes
from summit_tui.output.export.selection import Selection

_SPACE = "http://www.gexf.net/1.2draft"
_EDGE = ("sign", *EDGE)


def gexf(chosen: Selection) -> Iterator[str]:
    """The document, line by line, without line ends."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<gexf xmlns="{_SPACE}" version="1.2">'
    yield f"<meta><description>{escape(chosen.dossier.title)}</description></meta>"
    yield '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">'
    yield from _attributes("node", tuple(NODE))
    yield from _attributes("edge", _EDGE)
    yield "<nodes>"
    for node in nodes(chosen):
        yield f'<node id="{escape(node.id)}" label="{escape(node.label)}">'
        yield from _values(tuple(NODE), node.told)
        yield "</node>"
    yield "</nodes>"
    yield "<edges>"
    for edge in edges(chosen):
        first, last = days(edge.period)
        when = f' start="{first}" end="{last}"' if first else ""
        ends = f'source="{escape(edge.source)}" target="{escape(edge.target)}"'
        yield f'<edge id="{edge.id}" {ends} weight="1.0"{when}>'
        yield from _values(_EDGE, {"sign": str(edge.sign), **edge.told})
        yield "</edge>"
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _attributes(of: str, names: Sequence[str]) -> Iterator[str]:
    yield f'<attributes class="{of}" mode="static">'
    for at, name in enumerate(names):
        kind = "integer" if name == "sign" else "string"
        yield f'<attribute id="{at}" title="{name}" type="{kind}"/>'
    yield "</attributes>"


def _values(names: Sequence[str], told: Mapping[str, str]) -> Iterator[str]:
    if told:
        yield "<attvalues>"
        for at, name in enumerate(names):
            if name in told:
                yield f'<attvalue for="{at}" value="{escape(told[name])}"/>'
        yield "</attvalues>"
