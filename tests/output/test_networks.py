"""GraphML, GEXF and DNA's event list, each read by the library made for it."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections import Counter
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from taken import chosen, hostile, made, shipped, with_texts

from summit_tui.dossier.model import Dossier
from summit_tui.output.export.dna import COLUMNS, MORE, dna
from summit_tui.output.export.gexf import gexf
from summit_tui.output.export.graphml import graphml
from summit_tui.output.export.network import EDGE, sign

_nx: Any = import_module("networkx")

_WRITERS = {"graphml": graphml, "gexf": gexf}


def _read(name: str, dossier: Dossier, *actors: str) -> Any:
    data = "\n".join(_WRITERS[name](chosen(dossier, actors))).encode()
    read = {"graphml": _nx.read_graphml, "gexf": _nx.read_gexf}[name]
    graph = read(io.BytesIO(data), **({"force_multigraph": True} if name == "graphml" else {}))
    return _nx.MultiDiGraph(graph)


def _positions(dossier: Dossier) -> Counter[tuple[str, str, str, int]]:
    return Counter(
        (f"actor:{actor}", f"proposition:{position.proposition}", statement.id, sign(position))
        for statement in dossier.statements.values()
        for position in statement.positions
        for actor in statement.said_by
    )


@pytest.mark.parametrize("name", _WRITERS)
@pytest.mark.parametrize("dossier", [made, shipped], ids=["made", "shipped"])
def test_networkx_reads_every_position_with_its_sign_and_statement(
    name: str, dossier: object
) -> None:
    told = made() if dossier is made else shipped()
    graph = _read(name, told)
    found = Counter(
        (one, other, data["statement"], int(data["sign"]))
        for one, other, data in graph.edges(data=True)
    )
    assert found == _positions(told)
    assert set(graph) == {f"actor:{it}" for it in told.actors} | {
        f"proposition:{it}" for it in told.propositions
    }


@pytest.mark.parametrize("name", _WRITERS)
def test_an_edge_says_when_and_how(name: str) -> None:
    graph = _read(name, made())
    edges = {data["statement"]: data for _, _, data in graph.edges(data=True)}
    assert edges["mayor-no"]["sign"] == -1
    assert edges["mayor-no"]["date"] == "2031-03-05~"
    first, last = ("start", "end") if name == "gexf" else ("first", "last")
    assert (edges["mayor-no"][first], edges["mayor-no"][last]) == ("2031-03-05", "2031-03-05")
    assert edges["first"]["sign"] == 0  # only after the gates are open: neither yes nor no
    assert (edges["first"]["stance"], edges["first"]["conditions"]) == ("conditional", "gates")
    assert edges["clerk-reads"]["sign"] == 0  # somebody else's mind
    assert edges["clerk-reads"]["reading_of"] == "union"
    assert graph.nodes["actor:clerk"]["role"] == "town clerk"
    assert graph.nodes["proposition:talk"]["label"] == "The sides should talk."


@pytest.mark.parametrize("name", _WRITERS)
def test_no_text_of_a_dossier_breaks_the_document(name: str) -> None:
    @given(hostile())
    def harmed(text: str) -> None:
        dossier = with_texts(made(), lambda old: f"{text} {old}")
        graph = _read(name, dossier)
        label = graph.nodes["proposition:talk"]["label"]
        assert label == dossier.propositions["talk"].text
        assert graph.number_of_edges() == sum(_positions(dossier).values())

    harmed()


@pytest.mark.parametrize("name", _WRITERS)
def test_of_some_actors_there_is_only_what_they_said(name: str) -> None:
    graph = _read(name, made(), "mayor")
    assert {data["statement"] for _, _, data in graph.edges(data=True)} == {"mayor-no"}
    assert set(graph) == {"actor:mayor", "proposition:talk"}


def test_graphml_declares_each_key_once_and_uses_no_other() -> None:
    root = ET.fromstring("\n".join(graphml(chosen(shipped()))))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    declared = [key.attrib["id"] for key in root.iter(f"{space}key")]
    assert len(declared) == len(set(declared))
    used = {data.attrib["key"] for data in root.iter(f"{space}data")}
    assert used <= set(declared)
    assert {f"edge-{name}" for name in EDGE} <= set(declared)


def test_gexf_has_days_on_dated_edges_only() -> None:
    undated = made()
    sources = {name: it._replace(date=it.date._replace(text="")) for name, it in
               undated.sources.items()}  # fmt: skip
    statements = {name: it._replace(date=it.date._replace(text="")) for name, it in
                  undated.statements.items()}  # fmt: skip
    text = "\n".join(gexf(chosen(undated._replace(sources=sources, statements=statements))))
    assert not re.search(r"<edge [^>]*(start|end)=", text)


def _rows(dossier: Dossier) -> list[dict[str, str]]:
    text = "".join(dna(chosen(dossier)))
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def test_the_event_list_begins_with_the_columns_of_dna() -> None:
    (heads,) = csv.reader([next(iter(dna(chosen(made()))))], delimiter=";")
    assert tuple(heads) == (*COLUMNS, *MORE)


def test_a_coding_is_a_row_and_only_a_plain_yes_or_no_is_an_agreement() -> None:
    rows = {row["id"]: row for row in _rows(made())}
    said = rows["mayor-no"]
    assert (said["person"], said["organization"], said["agreement"]) == (
        "The Mayor", "Port", "0",
    )  # fmt: skip
    assert said["concept"] == "The sides should talk."
    assert said["time"] == "2031-03-05 00:00:00"
    assert (said["document_title"], said["document_source"]) == (
        "What the docks want",
        "The Herald",
    )
    assert said["text"] == "No talks, gates or not."
    assert rows["first"]["agreement"] == ""
    assert (rows["clerk-reads"]["agreement"], rows["clerk-reads"]["reading_of"]) == ("", "union")
    assert rows["relayed"]["agreement"] == "1"
    numbers = [row["statement_id"] for row in _rows(shipped())]
    assert numbers == [str(at) for at in range(1, len(numbers) + 1)]


def test_an_institution_is_an_organization_and_no_person() -> None:
    actors = made().actors
    changed = {**actors, "mayor": actors["mayor"]._replace(kind="institution")}
    (row,) = (row for row in _rows(made()._replace(actors=changed)) if row["id"] == "mayor-no")
    assert (row["person"], row["organization"]) == ("", "The Mayor")


def test_a_joint_statement_is_a_coding_of_each_who_made_it() -> None:
    statement = made().statements["mayor-no"]._replace(actors=("mayor", "union"))
    dossier = made()._replace(statements={**made().statements, "mayor-no": statement})
    people = [row["person"] or row["organization"] for row in _rows(dossier)
              if row["id"] == "mayor-no"]  # fmt: skip
    assert people == [dossier.name_of("mayor"), dossier.name_of("union")]


@given(hostile())
def test_no_text_makes_a_row_or_a_formula(text: str) -> None:
    dossier = with_texts(made(), lambda old: f"{text}{old}")
    rows = _rows(dossier)
    assert len(rows) == sum(_positions(dossier).values())
    for row in rows:
        assert not row["concept"].lstrip().startswith(tuple("=+-@＝＋－＠"))
