"""The schema takes what the loader takes, and turns away what the loader does, as far as it can."""

from __future__ import annotations

import datetime
import json
import re
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from bench import generate
from summit_tui.cli import main
from summit_tui.cli.exits import CANNOT_RUN, OK
from summit_tui.dossier.load import load
from summit_tui.dossier.parse.field_types import Shape
from summit_tui.dossier.parse.ids import defined_ids
from summit_tui.dossier.parse.record_parser import NEEDED, Field, RecordParser
from summit_tui.dossier.parse.schema import DOSSIER, TABLES
from summit_tui.dossier.write.record_text import table_text
from summit_tui.output.json_schema import json_schema
from support import SMALL, said, small, write

_ROOT = Path(__file__).parents[2]
_SHIPPED = _ROOT / "data" / "positions.toml"
_FORMAT = (_ROOT / "docs" / "dossier-format.md").read_text(encoding="utf-8")


def _plain(value: Any) -> Any:
    """As editors see it: dates are texts."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _wrong(text: str, ids_of: str = "") -> list[str]:
    """What the schema of a dossier says is wrong with it."""
    ids, _ = defined_ids(write(ids_of or text))
    schema = json_schema("x.toml", ids)
    Draft7Validator.check_schema(schema)
    found = Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER).iter_errors(
        _plain(tomli.loads(text))
    )
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in found]


def test_the_shipped_schema_is_that_of_the_shipped_dossier(capsys: Any) -> None:
    assert main(["schema", str(_SHIPPED)]) == OK
    made = (_ROOT / "data" / "positions.schema.json").read_text(encoding="utf-8")
    assert capsys.readouterr().out == made, "run: make schema"
    with _SHIPPED.open(encoding="utf-8") as stream:
        assert stream.readline() == "#:schema ./positions.schema.json\n"


def test_the_one_without_a_name_is_the_shipped_one(capsys: Any) -> None:
    assert main(["schema"]) == OK
    assert json.loads(capsys.readouterr().out)["title"] == "positions.toml"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SMALL, id="small"),
        pytest.param(_SHIPPED.read_text(encoding="utf-8"), id="shipped"),
        pytest.param("".join(generate.dossier(300)), id="generated"),
        pytest.param("", id="empty"),
        pytest.param(small('[[statements]]\nid = "ü.2"\ndraft = true\nactor = "union"\n'
                           'source = "gazette"\nquote = "x"'), id="draft"),
        pytest.param(small('[[facts]]\nid = "f"\nquestion = "q"\n[[questions]]\nid = "q"\n'
                           'text = "Q?"'), id="question"),
    ],
)  # fmt: skip
def test_good_dossiers_are_taken(text: str) -> None:
    assert _wrong(text) == []


@pytest.mark.parametrize("example", re.findall(r"```toml\n(.*?)```", _FORMAT, re.DOTALL))
def test_examples_of_the_documentation_are_taken(example: str) -> None:
    """Of another dossier than that where the ids are defined only their form is asked."""
    schema = json_schema("x.toml", {})
    found = list(
        Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER).iter_errors(
            _plain(tomli.loads(example))
        )
    )
    assert [error.message for error in found] == []


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[dossier]\ntitel = 'x'", "dossier"),
        ("[[statments]]\nid = 'x'", ""),
        ("[parties]\nid = 'x'\nname = 'X'", "parties"),
        ("[[parties]]\nid = 'x'", "parties.0"),
        ("[[parties]]\nid = 'x y'\nname = 'X'", "parties.0.id"),
        ("[[parties]]\nid = '-x'\nname = 'X'", "parties.0.id"),
        (f"[[parties]]\nid = '{'x' * 101}'\nname = 'X'", "parties.0.id"),
        ("[[parties]]\nid = 'x'\nname = ' '", "parties.0.name"),
        ("[[parties]]\nid = 'x'\nname = 'X'\nplural = 'yes'", "parties.0.plural"),
        ("[[actors]]\nid = 'x'\nname = 'X'\nkind = 'human'", "actors.0.kind"),
        ("[[actors]]\nid = 'x'\nname = 'X'\nparty = 'nowhere'", "actors.0.party"),
        ("[[actors]]\nid = 'x'\nname = 'X'\naliases = 'Y'", "actors.0.aliases"),
        ("[[sources]]\nid = 'x'\ndate = 2031", "sources.0.date"),
        ("[[sources]]\nid = 'x'\ndate = 'May'", "sources.0.date"),
        ("[[sources]]\nid = 'x'\nbased_on = ['y']", "sources.0.based_on.0"),
        (said("summary = 5"), "statements.1.summary"),
        (said("note = 'n'"), "statements.1"),
        (said("quote = 'q'").replace('actor = "mayor"\n', ""), "statements.1"),
        (said("quote = 'q'\nlang = 'русский'"), "statements.1.lang"),
        (said("quote = 'q'\npositions = [{ proposition = 'no' }]"),
         "statements.1.positions.0.proposition"),
        (said("quote = 'q'\npositions = [{ stance = 'open' }]"), "statements.1.positions.0"),
        (said("quote = 'q'\naccounts = [{ fact = 'hours', value = [1] }]"),
         "statements.1.accounts.0.value"),
        ("[[preconditions]]\nid = 'p'\noutcome = 'o'", "preconditions.0"),
        (small("[[preconditions]]\nid = 'p'\noutcome = 'talks'\nany_of = ['gates']"),
         "preconditions.1.any_of.0"),
        (small("[[preconditions]]\nid = 'p'\noutcome = 'talks'\nrequires = ['gates']\n"
               "set_by = 'independent'"), "preconditions.1.set_by"),
        ("[[dismissals]]\nreason = 'x'", "dismissals.0"),
    ],
)  # fmt: skip
def test_what_the_loader_turns_away_is_turned_away(text: str, where: str) -> None:
    assert load(write(text)).errors
    assert where in {found.partition(": ")[0] for found in _wrong(text)}


_ids = st.sampled_from(["union", "gazette", "first", "talk", "gates", "port", "nobody"])
_fields: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "statements": {
        "actor": _ids, "source": _ids, "quote": st.sampled_from(["Yes.", ""]),
        "date": st.sampled_from(["2031-03", "soon", 2031]),
        "voice": st.sampled_from(["own", "loud"]), "act": st.sampled_from([False, "no"]),
        "positions": st.lists(st.fixed_dictionaries(
            {"proposition": _ids}, optional={"stance": st.sampled_from(["open", "shut"])}
        ), max_size=2),
    },
    "outcomes": {
        "name": st.sampled_from(["the pay", ""]), "status": st.sampled_from(["open", "shut"]),
        "controllers": st.lists(_ids, max_size=2), "rules_out": st.lists(_ids, max_size=1),
        "doubts": _ids,
    },
}  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_what_the_loader_takes_is_taken(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(sorted(_fields)))
    values = data.draw(st.fixed_dictionaries({}, optional=_fields[table]))
    text = f"{SMALL}\n{table_text(table, {'id': 'x', **values})}"
    if not load(write(text)).errors:
        assert _wrong(text) == []


def test_the_schema_of_a_dossier_with_problems_knows_what_can_be_read() -> None:
    broken = '[[actors]]\nid = "bad"\nname = \n[[actors]]\nid = "odd"\nname = 5\n'
    ids, problems = defined_ids(write(small(broken)))
    assert {"union", "bad", "odd"} <= set(ids["actors"])
    assert [problem.code for problem in problems] == ["E105"]
    assert _wrong(said('quote = "x"\nattributed_by = "odd"'), ids_of=small(broken)) == []


def test_it_goes_into_a_file_and_over_another_one_only_when_asked(
    tmp_path: Path, capsys: Any
) -> None:
    path, out = write(SMALL), tmp_path / "my.schema.json"
    assert main(["schema", path, "--out", str(out)]) == OK
    assert json.loads(out.read_text())["title"] == "dossier.toml"
    assert main(["schema", path, "--out", str(out)]) == CANNOT_RUN
    assert main(["schema", path, "--out", str(out), "--force"]) == OK
    capsys.readouterr()
    assert main(["schema", path, "--watch"]) == CANNOT_RUN
    assert "--watch needs --out FILE" in capsys.readouterr().err
    assert main(["schema", str(tmp_path / "nothing")]) == CANNOT_RUN
    assert "E101" in capsys.readouterr().err


def test_an_editor_that_knows_toml_checks_by_it(tmp_path: Path) -> None:
    tombi = Path(sysconfig.get_path("scripts")) / "tombi"
    path = tmp_path / "my.toml"
    path.write_text(SMALL)
    assert main(["schema", str(path), "--out", str(tmp_path / "my.schema.json")]) == OK

    def told(text: str) -> str:
        path.write_text(f"#:schema ./my.schema.json\n{text}")
        done = subprocess.run(
            (tombi, "lint", "--offline", str(path)),
            capture_output=True, text=True, timeout=60, check=False, env={"NO_COLOR": "1"},
        )  # fmt: skip
        return done.stderr if done.returncode else ""

    assert told(SMALL) == ""
    assert 'found "unoin"' in told(SMALL.replace('actor = "union"', 'actor = "unoin"'))


# -- what the documentation says of each field is what the loader's table says --------------------


def _sections() -> dict[str, str]:
    parts = re.split(r"^## (\w+)$", _FORMAT, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _told(text: str) -> str:
    """Without marks of Markdown."""
    return re.sub(r"\[([^]]+)\]\([^)]*\)", r"\1", text).replace("`", "").replace("*", "")


def _rows(section: str) -> dict[str, list[tuple[str, str, str]]]:
    rows: dict[str, list[tuple[str, str, str]]] = {}
    found = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \| (.*?) \|$", section, re.MULTILINE)
    for name, *rest in found:
        rows.setdefault(name, []).append((rest[0], rest[1], _told(rest[2])))
    return rows


def _every(parser: RecordParser) -> list[Field]:
    def inner(shape: Shape) -> list[Field]:
        own = [
            each for field in shape.fields.values() for each in (field, *inner(field.type.shape))
        ]
        return own + (inner(shape.item) if shape.item else [])

    return [each for field in parser.fields.values() for each in (field, *inner(field.type.shape))]


_DOCUMENTED = {"dossier": DOSSIER, **TABLES}


@pytest.mark.parametrize("table", _DOCUMENTED)
def test_the_documentation_says_of_each_field_what_the_schema_says(table: str) -> None:
    rows = _rows(_sections()[table])
    elsewhere = {"draft", "by", "dropped"} | (
        {"date", "statements"} if table == "outcomes" else set()
    )
    for field in _every(_DOCUMENTED[table]):
        if field.name in elsewhere:
            continue
        assert field.about, field.name
        assert field.about in [row[2] for row in rows[field.name]], field.name
        if field.default is NEEDED:
            assert "**required**" in [row[1] for row in rows[field.name]], field.name
    assert rows.keys() <= {field.name for field in _every(_DOCUMENTED[table])}
