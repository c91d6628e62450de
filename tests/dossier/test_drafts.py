from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summit_tui.analysis.snapshot import snapshot
from summit_tui.cli import main
from summit_tui.cli.exits import CANNOT_RUN, OK, PROBLEMS
from summit_tui.dossier.dates import parse
from summit_tui.dossier.load import load
from summit_tui.dossier.slice import until
from summit_tui.dossier.write.drafts import Draft, accepted, drafts_of, dropped
from summit_tui.dossier.write.edits import CannotEditError
from summit_tui.dossier.write.record_text import dossier_text
from support import SMALL, codes, good, said, small, told, write

_REJECTS = 'quote = "No."\npositions = [{ proposition = "talk", stance = "rejects" }]\n'
_YES = (
    '[[statements]]\nid = "yes"\nactor = "union"\nsource = "gazette"\nquote = "Yes."\n'
    'positions = [{ proposition = "talk" }]\n'
)


def _draft(table: str, more: str) -> str:
    return f"\n[[{table}]]\ndraft = true\n{more}"


def test_a_draft_opens_and_counts_for_nothing() -> None:
    settled = said(_REJECTS) + _YES
    assert len(snapshot(good(settled).dossier).disputes) == 1
    dossier = good(
        settled.replace('[[statements]]\nid = "s"', '[[statements]]\nid = "s"\ndraft = true')
    ).dossier
    assert not snapshot(dossier).disputes
    assert "s" not in dossier.statements
    assert dossier.with_drafts.statements["s"].quote == "No."
    assert dossier.is_draft("statements", "s")
    assert not dossier.is_draft("statements", "yes")
    assert drafts_of(dossier) == [Draft("statements", "s")]


def test_a_demand_of_a_draft_is_none() -> None:
    more = said(
        'draft = true\nquote = "No."\n'
        'positions = [{ proposition = "talk", conditions = ["gates"] }]'
    )
    assert list(good(more).dossier.preconditions) == ["gates-first"]


def test_false_is_no_draft_and_anything_else_is_wrong() -> None:
    assert "s" in good(said('draft = false\nquote = "No."')).dossier.statements
    assert told(said('draft = "yes"\nquote = "No."'))[0].endswith(
        "‘draft’ must be true or false, not text"
    )
    assert codes("[dossier]\ndraft = true") == ["E201"]


def test_drafts_may_name_drafts_and_others_may_not() -> None:
    ann = _draft("actors", 'id = "ann"\nname = "Ann"\n')
    words = 'id = "s"\nactor = "ann"\nsource = "gazette"\nquote = "No."\n'
    dossier = good(small(ann, _draft("statements", words))).dossier
    assert dossier.with_drafts.statements["s"].actor == "ann"
    assert told(small(ann, f"[[statements]]\n{words}")) == [
        "E302 73:9 the actor ‘ann’ is a draft: accept it first"
    ]
    side = '[[outcomes]]\nid = "o"\nname = "o"\ncontrollers = ["ann"]'
    assert told(small(ann, side))[0].endswith("the actor ‘ann’ is a draft: accept it first")


def test_what_is_wrong_with_a_draft_is_said_once() -> None:
    bad = _draft("statements", 'id = "s"\nactor = "nobody"\nsource = "gazette"\nquote = "No."\n')
    assert codes(small(bad)) == ["E302"]
    assert codes(small(bad.replace("nobody", "union"), bad.replace("nobody", "union"))) == ["E301"]
    paper = _draft("actors", 'id = "paper"\nname = "P"\n')
    assert codes(small(paper)) == codes(f"{paper}\n{SMALL}") == ["E301"]


def test_drafts_are_cut_at_a_day_like_all_else() -> None:
    dossier = good(said('draft = true\nquote = "No."\ndate = 2031-03-04')).dossier
    assert "s" in until(dossier, parse("2031-03-04")).with_drafts.statements
    assert "s" not in until(dossier, parse("2031-03-03")).with_drafts.statements


def test_drafts_are_written_as_drafts() -> None:
    dossier = good(said('draft = true\nquote = "No."')).dossier
    again = good("".join(dossier_text(dossier))).dossier
    assert drafts_of(again) == drafts_of(dossier)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(["affirms", "rejects"])), max_size=4))
def test_nothing_follows_from_drafts(drawn: list[tuple[bool, str]]) -> None:
    def record(at: int, stance: str, mark: str) -> str:
        actor = ("union", "mayor")[at % 2]
        return (
            f'\n[[statements]]\nid = "s{at}"\n{mark}actor = "{actor}"\nsource = "gazette"\n'
            f'quote = "{at}."\npositions = [{{ proposition = "talk", stance = "{stance}" }}]\n'
        )

    made = [(at, draft, stance) for at, (draft, stance) in enumerate(drawn)]
    text = SMALL + "".join(
        record(at, stance, "draft = true\n" * draft) for at, draft, stance in made
    )
    path = write(text)
    dossier = load(path).dossier
    without = SMALL + "".join(record(at, stance, "") for at, draft, stance in made if not draft)
    plain = good(without).dossier
    assert [it.id for it in snapshot(dossier).contradictions] == [
        it.id for it in snapshot(plain).contradictions
    ]
    assert [it.id for it in snapshot(dossier).disputes] == [
        it.id for it in snapshot(plain).disputes
    ]
    drafts = drafts_of(dossier)
    every = SMALL + "".join(record(at, stance, "") for at, _, stance in made)
    assert accepted(dossier, drafts) == ({path: every.encode()} if drafts else {})
    assert dropped(dossier, drafts) == ({path: without.encode()} if drafts else {})


def test_a_draft_is_accepted_or_dropped_in_its_file_alone() -> None:
    ann = '[[actors]]\nid = "ann"\ndraft = true  # new\nname = "Ann"\n'
    folder = write(SMALL, ann)
    dossier = load(folder).dossier
    name = str(Path(folder) / "1.toml")
    assert accepted(dossier, drafts_of(dossier)) == {
        name: ann.replace("draft = true  # new\n", "").encode()
    }
    assert dropped(dossier, drafts_of(dossier)) == {name: b""}


def test_nothing_is_left_that_names_what_is_not_there() -> None:
    words = 'id = "s"\nactor = "ann"\nsource = "gazette"\nquote = "No."\n'
    text = small(_draft("actors", 'id = "ann"\nname = "Ann"\n'), _draft("statements", words))
    dossier = good(text).dossier
    ann, s = Draft("actors", "ann"), Draft("statements", "s")
    with pytest.raises(CannotEditError, match="the statement ‘s’ names the actor ‘ann’, a draft"):
        accepted(dossier, [s])
    with pytest.raises(CannotEditError, match="the statement ‘s’ names the actor ‘ann’: drop that"):
        dropped(dossier, [ann])
    assert [*accepted(dossier, [ann, s]).values()] == [text.replace("draft = true\n", "").encode()]
    assert accepted(dossier, [ann])
    assert dropped(dossier, [s])


def test_a_file_that_has_changed_meanwhile_stays_as_it_is() -> None:
    path = write(said('draft = true\nquote = "No."'))
    dossier = load(path).dossier
    Path(path).write_text(SMALL)
    for edit in (accepted, dropped):
        with pytest.raises(CannotEditError, match="there is no"):
            edit(dossier, [Draft("statements", "s")])
    Path(path).unlink()
    with pytest.raises(CannotEditError, match="cannot be read"):
        accepted(dossier, [Draft("statements", "s")])


def test_the_command_lists_accepts_and_drops(capsys: Any) -> None:
    path = write(said('draft = true\nquote = "No."') + _draft("actors", 'id = "s"\nname = "S"\n'))
    assert main(["drafts", path]) == OK
    assert capsys.readouterr().out.splitlines() == [
        f"actors\ts\tS\t{path}:71",
        f"statements\ts\tNo.\t{path}:65",
    ]
    assert main(["drafts", path, "--json"]) == OK
    (first, second) = json.loads(capsys.readouterr().out)["drafts"]
    assert first == {"table": "actors", "id": "s", "says": "S", "file": path, "line": 71}
    assert second["table"] == "statements"
    assert main(["drafts", path, "--accept", "s"]) == CANNOT_RUN
    assert "write actors:s or statements:s" in capsys.readouterr().err
    assert main(["drafts", path, "--accept", "t"]) == CANNOT_RUN
    assert "no draft has the id ‘t’" in capsys.readouterr().err
    before = Path(path).read_text()
    assert main(["drafts", path, "--accept", "statements:s"]) == OK
    assert Path(path).read_text() == before.replace("draft = true\nquote", "quote")
    assert main(["drafts", path, "--drop", "s"]) == OK
    assert Path(path).read_text() == said('quote = "No."') + "\n"
    assert main(["drafts", "--accept", "s"]) == CANNOT_RUN


def test_drafts_are_marked_in_the_lists(capsys: Any) -> None:
    path = write(said('draft = true\nquote = "No."') + _draft("sources", 'id = "z"\n'))
    main(["statements", path])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[7:] for line in lines] == [[], ["draft"]]
    main(["statements", path, "--json"])
    made = json.loads(capsys.readouterr().out)["statements"]
    assert {each["id"]: each["draft"] for each in made} == {"first": False, "s": True}
    main(["sources", path, "--json"])
    made = json.loads(capsys.readouterr().out)["sources"]
    assert {each["id"]: each["draft"] for each in made} == {"gazette": False, "z": True}
    main(["check", path])
    assert ", 2 drafts: no problems" in capsys.readouterr().out


def test_check_tells_of_drafts_whose_quote_is_not_found(
    tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SUMMIT_TUI_TEXTS", raising=False)  # another folder of texts
    (tmp_path / "g.txt").write_text("He said: “Yes.”\n")
    text = SMALL.replace('id = "gazette"\n', 'id = "gazette"\nfile = "g.txt"\n')
    text += _draft("statements", 'id = "s"\nactor = "mayor"\nsource = "gazette"\nquote = "No way."')
    path = write(text)
    assert main(["check", path]) == OK
    capsys.readouterr()
    assert main(["check", path, "--texts", str(tmp_path)]) == PROBLEMS
    out = capsys.readouterr().out
    assert f"{path}:71:9: W507 the quote is not in ‘g.txt’" in out
    assert out.count("W507") == 1
