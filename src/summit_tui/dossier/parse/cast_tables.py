"""The fields of the negotiation, its parties and actors, and of the sources that tell of them.

This and its like are the one place that says which fields a table has, what they must be and mean,
with an example. The loader, the writer, the schema for editors and the documentation go by it.
"""

from __future__ import annotations

from summit_tui.dossier.dates import UNDATED, Period
from summit_tui.dossier.model import INDEPENDENT, Actor, Party, Source
from summit_tui.dossier.parse.field_types import (
    DATE,
    FLAG,
    ID,
    TEXT,
    TEXTS,
    WORDS,
    needed_ref,
    ref,
    refs,
    word,
)
from summit_tui.dossier.parse.record_parser import NEEDED, Field, RecordParser
from summit_tui.record import Record

DRAFT = Field(
    "draft", FLAG, False, about="nobody has accepted it yet: it is listed, and counts for nothing"
)
NOTE = Field("note", TEXT, about="a remark of the curator", example="Known only through the wire.")


def named(example: str) -> Field:
    """The id of a record."""
    return Field(
        "id", ID, NEEDED, about="what others name it by: letters, digits, -, _ and .",
        example=example,
    )  # fmt: skip


class Heading(Record):
    """What `[dossier]` says of the whole."""

    title: str
    about: str
    goal: str
    as_of: Period


DOSSIER = RecordParser(
    "[dossier]",
    Heading,
    (
        Field(
            "title", TEXT, about="what the screen shows at the top",
            example="Will Putin and Zelensky meet?",
        ),
        Field(
            "about", TEXT, about="one sentence",
            example="Curated from five articles, May to August 2025.",
        ),
        Field(
            "goal", ref("outcomes"), about="the outcome that “what blocks” asks about",
            example="leaders-meet",
        ),
        Field(
            "as_of", DATE, UNDATED, about="the day the picture is drawn for", example="2025-08-21"
        ),
    ),
    about="the negotiation",
)  # fmt: skip

PARTIES = RecordParser(
    "[[parties]]",
    Party,
    (
        named("russia"),
        DRAFT,
        Field(
            "name", WORDS, NEEDED, example="Russia",
            about="heading of the group in the list of actors; the groups keep this order",
        ),
        Field(
            "plural", FLAG, False,
            about="whether a sentence says “the allies accept”, not “Russia accepts”",
        ),
    ),
    about="a side that can grant or refuse",
)  # fmt: skip

SOURCES = RecordParser(
    "[[sources]]",
    Source,
    (
        named("times"),
        DRAFT,
        Field(
            "short", TEXT, example="Times",
            about="what rows and sentences call it; where two sources are called alike, the date"
            " or the id stands with it",
        ),
        Field(
            "publisher", TEXT, about="only what the document itself tells",
            example="The Harbour Times",
        ),
        Field(
            "title", TEXT, about="only what the document itself tells",
            example="What stands in the way of a meeting",
        ),
        Field("kind", TEXT, "article", about="article, wire, post, transcript …", example="wire"),
        Field("date", DATE, UNDATED, about="when it was published", example="2025-08-21"),
        Field(
            "date_basis", TEXT, about="how the date is known",
            example="“on Thursday”, three days after the talks of Monday 18 August",
        ),
        Field(
            "file", TEXT, example="times.txt",
            about="its text in the folder that verify --texts is given (verify.md). The name stays"
            " inside the folder; a link there is followed",
        ),
        Field(
            "based_on", refs("sources"), (), about="the documents or agencies it relays",
            example=["wire"],
        ),
        Field(
            "checked", DATE, UNDATED, example="2025-09-01",
            about="the day verify last found all its quotes; verify --stamp writes it",
        ),
        Field("url", TEXT, about="where it can be read", example="https://times.example/meeting"),
        Field(
            "anonymous", FLAG, False,
            about="what it tells is from sources that it does not name: a leak",
        ),
        NOTE,
    ),
    about="a published document, or an agency that others relay",
)  # fmt: skip

ACTORS = RecordParser(
    "[[actors]]",
    Actor,
    (
        named("peskov"),
        DRAFT,
        Field("name", WORDS, NEEDED, about="the one display name", example="Dmitry Peskov"),
        Field(
            "short", TEXT, example="Peskov",
            about="what rows of lists call it, where the full name is long. Where two actors have"
            " one name, the role, else the party, else the id stands with it",
        ),
        Field(
            "plural", FLAG, False,
            about="whether a sentence says that they accept, not that it accepts",
        ),
        Field(
            "kind",
            word("person", "institution", "government", "outlet", "analyst", "document"),
            "person",
            about="document: a text that several signed, such as an agreement",
        ),
        Field(
            "party", needed_ref("parties"), INDEPENDENT, example="russia",
            about="two of one party send mixed signals or change their line; of two parties they"
            " oppose each other",
        ),
        Field("role", TEXT, about="as the sources give it", example="Kremlin spokesman"),
        Field(
            "speaks_for", ref("actors"), example="putin",
            about="the principal; chains are followed, circles are an error. The two are one side,"
            " whatever their parties; what is said of an institution is held against who speaks"
            " for it",
        ),
        Field(
            "aliases", TEXTS, (), about="other spellings; every search finds them",
            example=["Peskov", "Песков"],
        ),
        NOTE,
    ),
    about="a person, institution, government, outlet or analyst",
)  # fmt: skip
