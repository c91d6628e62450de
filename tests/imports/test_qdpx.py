"""Projects of REFI-QDA: codes to propositions, cases to actors, and archives that mean harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from foreign import Made, file, imported, place
from refi import code, coded, content, element, guid, project, qdpx, selection, source, texts

from summit_tui.imports import archive
from summit_tui.imports.formats import run
from summit_tui.imports.losses import CannotImportError
from summit_tui.imports.request import Request
from summit_tui.imports.stances import Stances

_TEXT = (
    "The harbour talks stall.\n\n“We talk when the gates are open,” said Ann Docker. "
    "The mayor holds that talks come first."
)
_CODES = (
    code("Speakers", code("Ann Docker"), code("The Mayor")),
    code("Terms", code("Gates first", code("agree"), code("against")), code("Talks: yes")),
)


def _made(*selections: str, cases: tuple[str, ...] = (), **columns: str) -> Made:
    xml = project(source("Harbour talks", _TEXT, *selections), codes=_CODES, cases=cases)
    return imported("qdpx", qdpx(xml, texts(_TEXT)), columns=columns)


def _refused(path: str) -> str:
    out = place()
    with pytest.raises(CannotImportError) as caught:
        run("qdpx", Request(path, "p.qdpx", {}, Stances({}), ""), out, lambda _: None)
    assert not Path(out).parent.joinpath("out").exists()
    assert list(Path(out).parent.iterdir()) == []
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_code_for_who_speaks_and_one_with_a_stance_below_make_a_position() -> None:
    made = _made(
        selection(_TEXT, "We talk when the gates are open", coded("Ann Docker", "agree")),
        selection(_TEXT, "talks come first", coded("against", "The Mayor")),
        actor="Speakers",
    )
    first, second = made.dossier.statements.values()
    assert (first.actor, first.quote) == ("ann-docker", "We talk when the gates are open")
    assert [(it.proposition, it.stance) for it in first.positions] == [("gates-first", "affirms")]
    assert [(it.proposition, it.stance) for it in second.positions] == [("gates-first", "rejects")]
    assert (first.voice, second.voice) == ("own", "paraphrase")
    assert (made.outcome.quotes, made.outcome.missing) == (2, ())
    proposition = made.dossier.propositions["gates-first"]
    assert (proposition.text, proposition.topic) == ("Gates first", "Terms")
    assert made.dossier.title == "Harbour"
    assert made.dossier.about == "Imported from project.qdpx (Made up 1.0)."


def test_a_stance_may_stand_behind_the_code() -> None:
    made = _made(selection(_TEXT, "We talk when", coded("Talks: yes")))
    (said,) = made.dossier.statements.values()
    assert [(it.proposition, it.stance) for it in said.positions] == [("talks", "affirms")]


def test_a_code_without_a_stance_is_no_position() -> None:
    made = _made(selection(_TEXT, "We talk when the gates are open", coded("Gates first")))
    (said,) = made.dossier.statements.values()
    assert said.positions == ()
    assert said.note == "coder: Coder One; coded: gates-first"
    assert made.losses()["coding without a stance"] == (1, "kept in note")


def test_a_case_speaks_in_its_passages_before_the_source_and_its_cases() -> None:
    case = element(
        "Case",
        element("Description", "Elected in 2029."),
        element("SelectionRef", targetGUID=guid(f"talks come first {_TEXT.index('talks come')}")),
        for_="case",
        name="The Mayor",
    )
    other = element(
        "Case", element("SourceRef", targetGUID=guid("Harbour talks")), for_="o", name="Ann Docker"
    )
    made = _made(
        selection(_TEXT, "talks come first", coded("agree")),
        selection(_TEXT, "We talk", coded("agree")),
        cases=(case, other, element("Case", for_="unused", name="Nobody")),
    )
    assert [it.actor for it in made.dossier.statements.values()] == ["the-mayor", "ann-docker"]
    assert made.dossier.actors["the-mayor"].note == "Elected in 2029."
    assert made.losses()["case without a passage"] == (1, "left out")


def test_without_a_speaker_it_is_the_sources_own_claim() -> None:
    made = _made(selection(_TEXT, "The harbour talks stall", coded("agree")))
    (said,) = made.dossier.statements.values()
    assert (said.voice, made.dossier.actors[said.actor].kind) == ("narration", "outlet")


def test_a_text_within_the_project_and_a_pdf_with_its_text() -> None:
    pdf = element(
        "PDFSource",
        element(
            "PDFSelection",
            element("Representation", content("Talks come first."), for_="r"),
            coded("agree"),
            for_="page part",
            page="1",
        ),
        element("PDFSelection", coded("agree"), for_="figure", page="2"),
        element("Representation", content(_TEXT), selection(_TEXT, "We talk", coded("agree"))),
        for_="pdf",
        name="A PDF",
        path="internal://x.pdf",
    )
    made = imported("qdpx", qdpx(project(pdf, codes=_CODES)))
    assert [it.quote for it in made.dossier.statements.values()] == ["Talks come first.", "We talk"]
    assert made.losses()["passage without words (PDFSelection)"] == (1, "left out")
    assert made.losses()["file of pictures, sound or pages"] == (1, "left out")


def test_a_transcript_by_its_points_in_time() -> None:
    begin, end = _TEXT.index("We talk"), _TEXT.index(",” said")
    audio = element(
        "AudioSource",
        element(
            "Transcript",
            content(_TEXT),
            element("SyncPoint", for_="a", position=str(begin), timeStamp="0"),
            element("SyncPoint", for_="b", position=str(end), timeStamp="900"),
            element(
                "TranscriptSelection",
                coded("agree"),
                for_="s",
                fromSyncPoint=guid("a"),
                toSyncPoint=guid("b"),
            ),
            for_="t",
        ),
        for_="audio",
        name="A briefing",
    )
    made = imported("qdpx", qdpx(project(audio, codes=_CODES)))
    (said,) = made.dossier.statements.values()
    assert said.quote == "We talk when the gates are open"
    assert made.dossier.sources["a-briefing"].kind == "audio"


@pytest.mark.parametrize("counted", ["code points", "plain lines", "UTF-16"])
def test_offsets_are_understood_however_a_program_counts(counted: str) -> None:
    text = "🙂 Stalled.\r\n\r\nThe mayor says: 🙂\r\n“We talk when the gates are open.”\r\n"
    words = "We talk when the gates are open."
    before = text[: text.index(words)]
    begin = {
        "code points": len(before),
        "plain lines": len(before.replace("\r\n", "\n")),
        "UTF-16": len(before.encode("utf-16-le")) // 2,
    }[counted]
    chosen = selection(text, words, coded("agree"), offset=begin - len(before))
    xml = project(source("S", text, chosen), codes=_CODES)
    made = imported("qdpx", qdpx(xml, texts(text)))
    assert [it.quote for it in made.dossier.statements.values()] == [words]
    assert made.outcome.missing == ()


def test_notes_variables_and_the_rest_are_told_of() -> None:
    xml = project(
        source(
            "Harbour talks",
            _TEXT,
            selection(
                _TEXT,
                "We talk",
                element("Description", "Said twice."),
                coded("agree"),
                element("NoteRef", targetGUID=guid("note")),
            ),
            coded("Talks: yes"),
            element(
                "VariableValue",
                element("VariableRef", targetGUID=guid("Date")),
                element("DateValue", "2031-03-04"),
            ),
        ),
        element("Notes", element("Note", content("Ask again."), for_="note", name="To do")),
        element("Links", element("Link", for_="l", name="leads to")),
        codes=_CODES,
    ).replace(
        "<Sources>",
        element("Variables", element("Variable", for_="Date", name="Date", typeOfVariable="Date"))
        + "<Sources>",
    )
    made = imported("qdpx", qdpx(xml, texts(_TEXT)))
    (said,) = made.dossier.statements.values()
    assert said.note == "Said twice.; To do: Ask again.; coder: Coder One"
    found = made.dossier.sources["harbour-talks"]
    assert (found.date.text, found.note) == ("2031-03-04", "coder: Coder One; coded: talks")
    losses = made.losses()
    assert losses["note"] == losses["description"] == (1, "kept in note")
    assert losses["code of a whole source"] == (1, "kept in note")
    assert losses["link"] == (1, "left out")


def test_a_group_of_codes_that_is_not_there_is_told_of() -> None:
    request = Request(qdpx(project(codes=_CODES)), "p", {"actor": "People"}, Stances({}), "")
    with pytest.raises(CannotImportError, match="has no code ‘People’"):
        run("qdpx", request, place(), lambda _: None)


def test_an_archive_that_is_none() -> None:
    assert "is no archive" in _refused(file("x.qdpx", "hello"))
    assert "0 files *.qde" in _refused(_zip({"a.txt": b"x"}))
    whole = Path(qdpx(project(codes=_CODES))).read_bytes()
    assert "is no archive" in _refused(file("x.qdpx", whole[: len(whole) // 2]))
    broken = whole.replace(b"PK\x01\x02", b"PK\x01\x03")
    assert "is no archive" in _refused(file("x.qdpx", broken))


def test_an_archive_that_is_damaged_within() -> None:
    whole = bytearray(Path(qdpx(project(codes=_CODES))).read_bytes())
    whole[60:80] = b"\xff" * 20
    assert "is damaged" in _refused(file("x.qdpx", bytes(whole)))


def test_a_zip_bomb() -> None:
    assert "it is refused" in _refused(_zip({"project.qde": b" " * 50_000_000}))


def test_a_bomb_that_says_that_it_is_small() -> None:
    path = _zip({"project.qde": b" " * 50_000_000})
    size = (50_000_000).to_bytes(4, "little")
    data = Path(path).read_bytes().replace(size, (1000).to_bytes(4, "little"))
    assert "is damaged" in _refused(file("x.qdpx", data))


def test_an_archive_of_very_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_MOST", 2)
    path = _zip({f"{'long' * 60}{number}": b"" for number in range(9)})
    assert "more than 2 files" in _refused(path)


def test_a_file_behind_a_password() -> None:
    data = bytearray(Path(qdpx(project())).read_bytes())
    data[6] |= 1
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "protected by a password" in _refused(file("x.qdpx", bytes(data)))


_LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Project>&b;</Project>"""
_OUTSIDE = """<?xml version="1.0"?>
<!DOCTYPE p SYSTEM "file:///etc/passwd"><Project/>"""


@pytest.mark.parametrize("xml", [_LAUGHS, _OUTSIDE], ids=["laughs", "outside"])
def test_entities_and_types_are_refused(xml: str) -> None:
    assert "declares a document type or entities, which are refused" in _refused(qdpx(xml))


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ("<Project>", "is not XML: line 1, column 10: no element found"),
        ("<Project>&nbsp;</Project>", "undefined entity"),
        (b"<Project>\xff</Project>", "not well-formed"),
        ('<?xml version="1.0" encoding="klingon"?><Project/>', "unknown encoding"),
        ("<Letter/>", "has no element ‘Project’"),
        ("<Project>" + "<Code>" * 300, "nested more than 200 deep"),
    ],
)
def test_what_is_no_project_is_said_in_a_line(xml: str | bytes, message: str) -> None:
    assert message in _refused(qdpx(xml))


@pytest.mark.parametrize(
    "path",
    [
        "internal://../../../etc/passwd",
        "internal:///etc/passwd",
        "absolute:///etc/passwd",
        "relative://../secret.txt",
        "internal://gone.txt",
    ],
)
def test_a_text_outside_of_the_archive_is_not_read(path: str) -> None:
    chosen = selection(_TEXT, "We talk", coded("agree"))
    xml = project(source("S", _TEXT, chosen), codes=_CODES).replace(
        f"internal://{guid(_TEXT)}.txt", path
    )
    made = imported("qdpx", qdpx(xml, {"../secret.txt": b"x", "secret.txt": _TEXT.encode()}))
    assert made.dossier.sources["s"].file == ""
    assert made.losses()["text that is not in the project"][0] >= 1
    assert not made.dossier.statements


def test_a_text_in_another_encoding_is_told_of_and_read_when_it_is_named() -> None:
    text = "„Schlüssel für alle“, sagte Jörg Müller. Mehr wird nötig sein."
    xml = project(source("S", text, selection(text, "Schlüssel für alle", coded("agree"))),
                  codes=_CODES)  # fmt: skip
    path = qdpx(xml, {name: text.encode("cp1252") for name in texts(text)})
    assert "is not UTF-8: byte 1 is wrong" in _refused(path)
    made = imported("qdpx", path, encoding="cp1252")
    assert [it.quote for it in made.dossier.statements.values()] == ["Schlüssel für alle"]


def _zip(files: dict[str, bytes]) -> str:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, inner in files.items():
            made.writestr(name, inner)
    return file("x.qdpx", data.getvalue())
