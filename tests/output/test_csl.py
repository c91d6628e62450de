from __future__ import annotations

from typing import Any

import pytest
from taken import made, shipped

from summit_tui.dossier.dates import UNDATED, parse
from summit_tui.dossier.model import Source
from summit_tui.output.export.csl import items

# Names and words of the CSL-JSON schema (csl-data.json 1.0.2) that a source can come to have.
_FIELDS = {
    "id",
    "type",
    "genre",
    "title",
    "container-title",
    "publisher",
    "issued",
    "URL",
    "note",
    "custom",
}
_TYPES = set(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter "
    "classic collection dataset document entry entry-dictionary entry-encyclopedia event figure "
    "graphic hearing interview legal_case legislation manuscript map motion_picture musical_score "
    "pamphlet paper-conference patent performance periodical personal_communication post "
    "post-weblog regulation report review review-book software song speech standard thesis treaty "
    "webpage".split()
)


def _item(**changes: Any) -> dict[str, Any]:
    plain: Source = made().sources["gazette"]
    source = plain._replace(**changes)
    (found,) = items(made()._replace(sources={"gazette": source}), ["gazette"])
    return found


def test_items_have_only_fields_and_types_of_the_schema() -> None:
    found = items(shipped(), shipped().sources)
    assert [item["id"] for item in found] == list(shipped().sources)
    for item in found:
        assert item.keys() <= _FIELDS
        assert item["type"] in _TYPES
        assert set(item.get("issued", {})) <= {"date-parts", "circa"}


def test_what_is_known_is_told() -> None:
    (found,) = items(made(), ["herald"])
    assert found == {
        "id": "herald",
        "type": "article-newspaper",
        "title": "What the docks want",
        "container-title": "The Herald",
        "issued": {"date-parts": [[2031, 3, 5]], "circa": True},
        "URL": "https://herald.example/docks?a=1&b=2",
        "custom": {"based_on": ["gazette"]},
    }


def test_what_is_unknown_is_left_out() -> None:
    assert _item(date=UNDATED) == {"id": "gazette", "type": "document"}


def test_an_article_is_what_a_reference_manager_takes_it_for() -> None:
    assert _item(kind="article", publisher="The Gazette")["type"] == "article-newspaper"
    assert _item(kind="article", url="https://gazette.example/1")["type"] == "webpage"
    assert _item(kind="preprint")["type"] == "article"
    assert _item(kind="report", publisher="The Gazette")["publisher"] == "The Gazette"


def test_a_kind_that_the_schema_lacks_is_a_document_of_that_genre() -> None:
    assert _item(kind="wire")["type"] == "document"
    assert _item(kind="wire")["genre"] == "wire"
    assert _item(kind="interview")["type"] == "interview"
    assert "genre" not in _item(kind="interview")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025", {"date-parts": [[2025]]}),
        ("2025-06", {"date-parts": [[2025, 6]]}),
        ("2025-06-09~", {"date-parts": [[2025, 6, 9]], "circa": True}),
        ("2025-06/2025-07-01", {"date-parts": [[2025, 6], [2025, 7, 1]]}),
    ],
)
def test_a_date_has_no_more_parts_than_are_known(text: str, date: dict[str, Any]) -> None:
    assert _item(date=parse(text))["issued"] == date
