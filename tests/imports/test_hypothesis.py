"""Annotations of web pages: tags to actors and claims, whatever wraps them."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from foreign import Made, file, imported, place
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.cli import main
from summit_tui.imports.json_stream import members


def _row(number: int = 1, **changes: Any) -> dict[str, Any]:
    row = {
        "id": f"Ab{number}",
        "created": "2031-03-05T10:00:00Z",
        "user": "acct:reader@hypothes.is",
        "user_info": {"display_name": None},
        "uri": "https://www.gazette.example/talks",
        "text": "",
        "tags": ["actor: Ann Docker", "claim: Gates first", "agree"],
        "group": "__world__",
        "document": {"title": ["Harbour talks"]},
        "target": [
            {
                "source": "https://www.gazette.example/talks",
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/p[1]"},
                    {
                        "type": "TextQuoteSelector",
                        "exact": "We talk when the gates are open",
                        "prefix": "talks stall. “",
                        "suffix": ",” said Ann",
                    },
                ],
            }
        ],
    }
    return row | changes


def _made(*rows: Any, **stances: str) -> Made:
    path = file("notes.json", json.dumps({"total": len(rows), "rows": list(rows)}))
    return imported("hypothesis", path, stances=stances)


def test_an_annotation_becomes_a_statement() -> None:
    made = _made(_row())
    (said,) = made.dossier.statements.values()
    assert (said.id, said.actor, said.voice) == ("ann-docker-ab1", "ann-docker", "own")
    assert said.quote == "We talk when the gates are open"
    assert (said.prefix, said.suffix) == ("talks stall. “", ",” said Ann")
    assert [(it.proposition, it.stance) for it in said.positions] == [("gates-first", "affirms")]
    (source,) = made.dossier.sources.values()
    assert (source.id, source.url) == ("harbour-talks", "https://www.gazette.example/talks")
    assert made.losses() == {
        "coder": (1, "kept in note"),
        "other way to find a passage": (1, "left out"),
    }


def test_words_that_stand_in_no_quotation_marks_are_the_pages() -> None:
    target = _row()["target"]
    target[0]["selector"][1]["prefix"] = "Docker holds that "
    assert [it.voice for it in _made(_row(target=target)).dossier.statements.values()] == [
        "paraphrase"
    ]


def test_a_tag_can_have_its_stance_behind_it() -> None:
    made = _made(
        _row(1, tags=["who: Ann", "Gates first: no", "Talks"]), _row(2, tags=["Talks", "rejects"])
    )
    first, second = made.dossier.statements.values()
    assert [(it.proposition, it.stance) for it in first.positions] == [("gates-first", "rejects")]
    assert "coded: talks" in first.note
    assert [(it.proposition, it.stance) for it in second.positions] == [("talks", "rejects")]
    assert (second.voice, made.dossier.actors[second.actor].name) == (
        "narration",
        "gazette.example",
    )


def test_comments_and_replies_are_kept_in_notes() -> None:
    made = _made(
        _row(9, text="I doubt it.", references=["Ab1"]),
        _row(1, text="Key passage.", user_info={"display_name": "A Reader"}),
        _row(8, text="Lost.", references=["gone"]),
    )
    (said,) = made.dossier.statements.values()
    assert said.note == "Key passage.; reply: reader: I doubt it.; coder: A Reader"
    assert made.losses()["reply"] == (1, "kept in note")
    assert made.losses()["reply to what is not in the file"] == (1, "left out")


def test_a_note_on_a_whole_page_is_a_summary() -> None:
    made = _made(_row(text="Docker wants open gates.", target=[{"source": "https://x.example"}]))
    (said,) = made.dossier.statements.values()
    assert (said.quote, said.summary, said.voice) == ("", "Docker wants open gates.", "paraphrase")


def test_one_without_words_is_left_out() -> None:
    made = _made(_row(), _row(2, target=[{"source": "https://x.example"}]))
    assert len(made.dossier.statements) == 1
    assert made.losses()["annotation without words"] == (1, "left out")


_ANNOTATION = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "http://example.org/anno/7",
    "type": "Annotation",
    "creator": {"name": "A Reader"},
    "body": [
        {"type": "TextualBody", "value": "claim: Gates first", "purpose": "tagging"},
        {"type": "TextualBody", "value": "actor: Ann", "purpose": "tagging"},
        {"type": "TextualBody", "value": "no", "purpose": ["tagging"]},
        {"type": "TextualBody", "value": "See below.", "purpose": "commenting"},
    ],
    "target": {
        "source": "http://gazette.example/1",
        "selector": {
            "type": "FragmentSelector",
            "value": "p",
            "refinedBy": {"type": "TextQuoteSelector", "exact": "Never while the gates are shut"},
        },
    },
}


@pytest.mark.parametrize(
    "document",
    [
        _ANNOTATION,
        [_ANNOTATION],
        {"items": [_ANNOTATION], "type": "AnnotationPage"},
        {"type": "AnnotationCollection", "total": 1, "first": {"items": [_ANNOTATION]}},
        {"@context": {}, "@graph": [_ANNOTATION]},
        _ANNOTATION | {"target": [_ANNOTATION["target"]]},
    ],
)
def test_plain_web_annotations(document: object) -> None:
    made = imported("hypothesis", file("a.jsonld", json.dumps(document)))
    (said,) = made.dossier.statements.values()
    assert (said.id, said.quote) == ("ann-7", "Never while the gates are shut")
    assert [(it.proposition, it.stance) for it in said.positions] == [("gates-first", "rejects")]
    assert said.note == "See below.; coder: A Reader"


def test_one_annotation_a_line() -> None:
    text = "".join(json.dumps(_row(number)) + "\n" for number in range(3))
    assert len(imported("hypothesis", file("a.jsonl", text)).dossier.statements) == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "‘x.json’ is not JSON: line 1: "),
        ('{"rows": [{"a": 1}\n,, ]}', "line 2: Expecting value"),
        ("[1, 2", "line 1: ‘]’ is missing before the end"),
        ('{"rows": [] } x', "the document ends here, but more follows"),
        ("[" * 200_000, "nested too deeply"),
        ("[" + "9" * 5000 + "]", "is not JSON"),
        ('{"rows": []}', "has no annotations"),
        ('"hello"', "has no annotations"),
        ("[null, 1, []]", "has no annotations"),
        ('{"a": tru}', "is not JSON"),
    ],
)
def test_what_is_no_json_is_said_in_a_line(
    text: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "hypothesis", file("x.json", text), "--out", place()]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "target",
    [None, 5, "x", [], [None], [{"selector": 7}], [{"selector": [{"exact": 5}]}], {"source": []}],
)
def test_values_of_any_type_do_no_harm(target: object) -> None:
    rows = [
        _row(),
        _row(2, target=target, uri=None, document=[], tags="x", user_info=4, references="y"),
        _row(3, id=None, tags=[1, None, "actor:", ":", "date: soon"], text=["x"], uri="http://[x"),
    ]
    path = file("x.json", json.dumps(rows))
    assert main(["import", "hypothesis", path, "--out", place()]) == 0


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=20,
)


@given(_JSON, st.integers(1, 9), st.sampled_from([None, 2]))
def test_a_stream_gives_what_the_whole_has(value: Any, size: int, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    found = list(members(_Slow(text, size), "x"))
    if isinstance(value, list):
        assert found == [("", element) for element in value]
    elif isinstance(value, dict):
        expected = [
            (key, part)
            for key, inner in value.items()
            for part in (inner if isinstance(inner, list) else [inner])
        ]
        assert found == expected
    else:
        assert found == [("", value)]


class _Slow(io.TextIOBase):
    """A stream that gives a few letters at a time."""

    def __init__(self, text: str, size: int) -> None:
        self._text, self._size = text, size

    def read(self, _size: int | None = -1) -> str:
        piece, self._text = self._text[: self._size], self._text[self._size :]
        return piece
