"""Databases of Discourse Network Analyzer: what goes where, and what is told of the rest."""

from __future__ import annotations

from foreign import DnaDocument, DnaStatement, Made, dna, imported

from summit_tui.analysis.contradictions.derive import derive
from summit_tui.dossier.dates import parse

_TEXT = (
    "The harbour talks stall.\n\n“We talk when the gates are open,” said Ann Docker. "
    "The mayor holds that talks come first. “No,” he said. “No,” she said."
)


def _span(words: str, text: str = _TEXT) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def _said(
    words: str, person: str, concept: str, agreement: object = 1, **more: str
) -> DnaStatement:
    return DnaStatement(1, *_span(words), person, more.get("organization", ""), concept, agreement)


def _made(*statements: DnaStatement, more: str = "", author: str = "", source: str = "") -> Made:
    made = DnaDocument("Harbour talks", _TEXT, author, source)
    return imported("dna", dna([made], statements, more))


def test_a_passage_becomes_a_statement_whose_quote_is_found() -> None:
    made = _made(
        _said("We talk when the gates are open", "Ann Docker", "Gates first."),
        _said("talks come first", "The Mayor", "Gates first.", 0),
        source="The Gazette",
    )
    first, second = made.dossier.statements.values()
    assert (first.id, first.actor, first.source) == ("ann-docker-1", "ann-docker", "harbour-talks")
    assert first.quote == "We talk when the gates are open"
    assert [(it.proposition, it.stance) for it in first.positions] == [("gates-first", "affirms")]
    assert [it.stance for it in second.positions] == ["rejects"]
    assert made.dossier.propositions["gates-first"].text == "Gates first."
    assert made.dossier.sources["harbour-talks"].publisher == "The Gazette"
    assert made.dossier.date_of(first) == parse("2031-02-27")
    assert (made.outcome.texts, made.outcome.quotes, made.outcome.missing) == (1, 2, ())


def test_what_follows_from_opposite_agreement_is_derived() -> None:
    made = _made(
        _said("We talk when the gates are open", "Ann Docker", "Gates first."),
        _said("talks come first", "The Mayor", "Gates first.", 0),
        _said("“No,” he said", "Ann Docker", "Gates first.", 0),
    )
    kinds = sorted(item.kind for item in derive(made.dossier))
    assert kinds == ["opposition", "self-contradiction"]


def test_words_outside_of_quotation_marks_are_the_papers_own() -> None:
    made = _made(
        _said("We talk when the gates are open", "Ann Docker", "Gates first."),
        _said("talks come first", "The Mayor", "Gates first."),
    )
    assert [it.voice for it in made.dossier.statements.values()] == ["own", "paraphrase"]


def test_all_words_of_a_document_are_those_of_its_author() -> None:
    made = _made(_said("talks come first", "Ann Docker", "Talks."), author="Docker, Ann")
    assert [it.voice for it in made.dossier.statements.values()] == ["own"]


def test_a_short_quote_that_stands_twice_has_the_text_around_it() -> None:
    begin = _TEXT.rindex("No")
    made = _made(DnaStatement(1, begin, begin + 2, "Ann Docker", "", "Talks.", 0))
    (said,) = made.dossier.statements.values()
    assert (said.quote, said.suffix) == ("No", ",” she said.")
    assert said.prefix.endswith("he said. “")
    assert made.outcome.missing == ()


def test_a_passage_that_cuts_a_word_is_widened_and_told_of() -> None:
    begin, end = _span("gates are open")
    made = _made(DnaStatement(1, begin + 2, end - 1, "Ann Docker", "", "Talks.", 1))
    assert [it.quote for it in made.dossier.statements.values()] == ["gates are open"]
    assert made.losses()["passage that cuts a word"] == (1, "widened to the whole word")


def test_offsets_count_as_java_does() -> None:
    text = "🙂🙂 The mayor says no. 🙂 The docker says yes, at last."
    begin = text.index("The docker")
    units = len(text[:begin].encode("utf-16-le")) // 2
    end = units + len("The docker says yes, at last.")
    path = dna([DnaDocument("A post", text)], [DnaStatement(1, units, end, "Ann", "", "Talks.", 1)])
    (said,) = imported("dna", path).dossier.statements.values()
    assert said.quote == "The docker says yes, at last."


def test_an_organisation_is_a_role_or_an_institution_and_never_a_party() -> None:
    made = _made(
        _said("We talk", "Ann Docker", "Talks.", organization="Dockers' Union"),
        _said("gates are open", "Ann Docker", "Talks.", organization="Town Council"),
        _said("talks come first", "", "Talks.", organization="Town Council"),
    )
    actors = made.dossier.actors
    assert actors["ann-docker"].role == "Dockers' Union; Town Council"
    assert (actors["town-council"].kind, actors["town-council"].role) == ("institution", "")
    assert {actor.party for actor in actors.values()} == {"independent"}
    assert list(made.dossier.parties) == ["independent"]
    notes = [it.note for it in made.dossier.statements.values()]
    assert "organization: Town Council" in notes[1]
    assert "organization" not in notes[0]


def test_a_passage_of_nobody_is_the_papers_own_claim() -> None:
    made = _made(_said("The harbour talks stall", "", "Talks."), source="The Gazette")
    (said,) = made.dossier.statements.values()
    assert (said.voice, made.dossier.actors[said.actor].kind) == ("narration", "outlet")
    assert made.dossier.actors[said.actor].name == "The Gazette"
    assert made.losses()["statement without a speaker"] == (1, "the source’s own claim")


def test_names_that_fold_into_one_stay_two() -> None:
    made = _made(
        _said("We talk", "Jörg Müller", "Talks."), _said("talks come", "Jorg Muller", "talks")
    )
    assert {it.id: it.name for it in made.dossier.actors.values()} == {
        "jorg-muller": "Jörg Müller",
        "jorg-muller-2": "Jorg Muller",
    }
    assert list(made.dossier.propositions) == ["talks", "talks-2"]


def test_the_same_file_gives_the_same_bytes() -> None:
    path = dna(
        [DnaDocument("Talks", _TEXT), DnaDocument("Talks", _TEXT + " Again.")],
        [_said("We talk", "Ann Docker", "Talks."), _said("talks come", "The Mayor", "talks")],
    )
    first, second = imported("dna", path), imported("dna", path)
    assert _bytes(first.folder) == _bytes(second.folder)
    assert list(first.dossier.sources) == ["talks", "talks-2"]


def test_what_has_no_place_is_counted_and_kept_in_notes_where_it_can_be() -> None:
    made = _made(
        _said("We talk", "Ann Docker", "Talks."),
        author="Somebody Else",
        more="""
        INSERT INTO ATTRIBUTEVALUES VALUES (1, 1, 1, 'Worker'), (2, 1, 2, 'A. Docker');
        INSERT INTO VARIABLES VALUES (6, 'place', 'short text', 1);
        INSERT INTO ENTITIES VALUES (50, 6, 'Quay', NULL);
        INSERT INTO DATASHORTTEXT VALUES (NULL, 1, 6, 50);
        INSERT INTO STATEMENTS VALUES (9, 2, 1, 0, 11, 1), (10, 1, 77, 0, 11, 1);
        INSERT INTO DATALONGTEXT VALUES (NULL, 9, 5, 'check this');
        """,
    )
    losses = made.losses()
    assert losses["attribute ‘Type’"] == (1, "kept in note")
    assert losses["variable ‘place’"] == (1, "kept in note")
    assert losses["coder"] == (1, "kept in note")
    assert losses["statement of type ‘Annotation’"] == (1, "kept in note")
    assert losses["statement without a document"] == (1, "left out")
    assert losses["document’s author"] == (1, "kept in note")
    assert losses["setting"] == (1, "left out")
    actor = made.dossier.actors["ann-docker"]
    assert (actor.note, actor.aliases) == ("Type: Worker", ("A. Docker",))
    assert made.dossier.statements["ann-docker-1"].note == "place: Quay; coder: Coder One"
    source = made.dossier.sources["harbour-talks"]
    assert source.note == "author: Somebody Else; Annotation (0–11): note: check this"


def test_without_agreement_there_is_no_position_unless_the_reader_says_which() -> None:
    path = dna(
        [DnaDocument("Talks", _TEXT)],
        [_said("We talk", "Ann Docker", "Talks.")],
        "DELETE FROM DATABOOLEAN;",
    )
    made = imported("dna", path)
    (said,) = made.dossier.statements.values()
    assert (said.positions, made.losses()["coding without a stance"][0]) == ((), 1)
    assert "coded: talks" in said.note
    (said,) = imported("dna", path, stances={"": "affirms"}).dossier.statements.values()
    assert [it.stance for it in said.positions] == ["affirms"]


def test_other_variables_can_be_named() -> None:
    path = dna(
        [DnaDocument("Talks", _TEXT)],
        [_said("We talk", "Ann Docker", "Talks.")],
        "UPDATE VARIABLES SET Variable = 'Sprecher' WHERE ID = 1;"
        "UPDATE VARIABLES SET Variable = 'Behauptung' WHERE ID = 3;",
    )
    columns = {"actor": "sprecher", "proposition": "Behauptung"}
    made = imported("dna", path, columns=columns)
    assert (list(made.dossier.actors), list(made.dossier.propositions)) == (
        ["ann-docker"],
        ["talks"],
    )


def _bytes(folder: str) -> dict[str, bytes]:
    import pathlib

    found = pathlib.Path(folder)
    return {
        str(path.relative_to(found)): path.read_bytes()
        for path in sorted(found.rglob("*"))
        if path.is_file()
    }
