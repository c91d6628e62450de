"""JSON-LD, read by rdflib without a network."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF
from taken import chosen, hostile, made, shipped, with_texts

from summit_tui.dossier.model import Dossier
from summit_tui.output.export.jsonld import CONTEXT, OWN, document
from summit_tui.output.json_text import json_text

# The reader made for it uses what it deprecates itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

_BASE = "https://example.org/dossier"
_SCHEMA = Namespace("https://schema.org/")
_OA = Namespace("http://www.w3.org/ns/oa#")
_OWN = Namespace(OWN)


def _document(dossier: Dossier, *actors: str) -> Any:
    return json.loads("".join(json_text(document(chosen(dossier, actors)))))


def _graph(dossier: Dossier, *actors: str) -> Graph:
    data = json.dumps(_document(dossier, *actors))
    return Graph().parse(data=data, format="json-ld", base=_BASE)


@cache
def _shipped() -> Graph:
    return _graph(shipped())


def _node(name: str) -> URIRef:
    return URIRef(f"{_BASE}#{name}")


def test_a_reader_finds_every_quotation_and_who_spoke() -> None:
    dossier, graph = shipped(), _shipped()
    quoted = {name for name, it in dossier.statements.items() if it.quote}
    found = set(graph.subjects(RDF.type, _SCHEMA.Quotation))
    assert found == {_node(f"statement-{name}") for name in quoted}
    for name in quoted:
        made = dossier.statements[name]
        node = _node(f"statement-{name}")
        assert str(graph.value(node, _SCHEMA.text)) == made.quote
        speakers = set(graph.objects(node, _SCHEMA.spokenByCharacter))
        assert speakers == {_node(f"actor-{actor}") for actor in made.said_by}
        assert graph.value(node, _SCHEMA.isPartOf) == _node(f"source-{made.source}")


def test_a_position_leads_to_its_claim_and_there_is_no_verdict() -> None:
    graph = _graph(made())
    (position,) = graph.objects(_node("statement-mayor-no"), _OWN.position)
    assert graph.value(position, _OWN.proposition) == _node("proposition-talk")
    assert str(graph.value(position, _OWN.stance)) == "rejects"
    claim = _node("proposition-talk")
    assert graph.value(claim, RDF.type) == _SCHEMA.Claim
    assert _node("statement-mayor-no") in set(graph.objects(claim, _SCHEMA.appearance))
    (reading,) = graph.objects(_node("statement-clerk-reads"), _OWN.position)
    assert graph.value(reading, _OWN.readingOf) == _node("actor-union")
    assert "Review" not in json.dumps(_document(made()))


def test_anchors_are_web_annotations() -> None:
    (annotation,) = (it for it in _document(made())["@graph"] if it["id"] == "#anchor-mayor-no")
    assert annotation["type"] == "Annotation"
    (target,) = annotation["target"]
    assert target["source"] == "https://herald.example/docks?a=1&b=2"
    assert target["selector"] == {"type": "TextQuoteSelector", "exact": "No talks, gates or not."}
    graph = _graph(made())
    (found,) = graph.objects(_node("anchor-mayor-no"), _OA.hasTarget)
    selector = graph.value(found, _OA.hasSelector)
    assert str(graph.value(selector, _OA.exact)) == target["selector"]["exact"]


def test_a_quote_that_leaves_something_out_has_a_target_for_each_part() -> None:
    statement = (
        made()
        .statements["mayor-no"]
        ._replace(quote="No talks … or not.", prefix="said: ", suffix=" He left.")
    )
    dossier = made()._replace(statements={**made().statements, "mayor-no": statement})
    (annotation,) = (it for it in _document(dossier)["@graph"] if it["id"] == "#anchor-mayor-no")
    assert [it["selector"] for it in annotation["target"]] == [
        {"type": "TextQuoteSelector", "prefix": "said: ", "exact": "No talks"},
        {"type": "TextQuoteSelector", "exact": "or not.", "suffix": " He left."},
    ]


@pytest.mark.parametrize("actors", [(), ("mayor",), ("union",)])
def test_whatever_is_named_is_there(actors: tuple[str, ...]) -> None:
    graph = _graph(made(), *actors)
    named = {it for it in graph.objects() if isinstance(it, URIRef) and it.startswith(_BASE)}
    named = {it for it in named if "#utterance-" not in it}
    assert named <= set(graph.subjects())


def test_every_key_has_a_meaning_without_a_network() -> None:
    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    for dossier in (made(), shipped()):
        graph = _document(dossier)["@graph"]
        assert keys(graph) <= CONTEXT.keys()
        kinds = {it["type"] for it in graph}
        assert kinds <= CONTEXT.keys()


def test_only_days_months_and_years_are_dates_to_others() -> None:
    graph = {it["id"]: it for it in _document(made())["@graph"]}
    assert "datePublished" not in graph["#source-herald"]
    assert graph["#source-herald"]["date"] == "2031-03-05~"
    assert graph["#source-gazette"]["datePublished"] == "2031-03-04"


@given(hostile())
def test_texts_come_back_as_they_were(text: str) -> None:
    dossier = with_texts(made(), lambda old: f"{text} {old}")
    graph = {it["id"]: it for it in _document(dossier)["@graph"]}
    assert graph["#statement-mayor-no"]["text"] == dossier.statements["mayor-no"].quote
    assert graph["#source-herald"].get("url", "http").startswith("http")
