"""`summit-tui export` as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from summit_tui.cli import main
from summit_tui.cli.exits import CANNOT_RUN, OK
from summit_tui.cli.specs import FORMATS, TABLES
from summit_tui.output.export import csv_table
from support import SMALL, write

_BEGINS = {
    "markdown": "# Will the harbour talks resume?\n",
    "brief": "# Will the harbour talks resume?",
    "csv": "id,date,",
    "json": '{"schema": 1, ',
    "csl": '[\n{"id": "gazette"',
    "html": "<!DOCTYPE html>\n",
    "dna": "statement_id;time;person;",
    "graphml": '<?xml version="1.0" encoding="UTF-8"?>\n<graphml ',
    "gexf": '<?xml version="1.0" encoding="UTF-8"?>\n<gexf ',
    "argdown": '===\ntitle: "Will the harbour talks resume?"\n',
    "jsonld": '{"@context": ',
}


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_goes_to_standard_output_or_into_a_file(
    name: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = write(SMALL)
    assert main(["export", name, path]) == OK
    shown = capfdbinary.readouterr()
    assert shown.out.decode().startswith(_BEGINS[name])
    assert shown.err == b""
    out = tmp_path / "out"
    assert main(["export", name, path, "--out", str(out)]) == OK
    assert out.read_bytes() == shown.out
    assert capfdbinary.readouterr().out == b""


def test_a_file_is_replaced_only_with_force(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path, out = write(SMALL), tmp_path / "out"
    out.write_text("mine")
    assert main(["export", "csl", path, "--out", str(out)]) == CANNOT_RUN
    assert "--force" in capfdbinary.readouterr().err.decode()
    assert out.read_text() == "mine"
    assert main(["export", "csl", path, "--out", str(out), "--force"]) == OK
    assert json.loads(out.read_text())[0]["id"] == "gazette"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["html", "--actor", "unon"], "did you mean ‘union’?"),
        (["html", "--goal", "talk"], "did you mean ‘talks’?"),
        (["html", "--table", "actors"], "--table is for csv"),
        (["html", "--as-of", "soon"], "--as-of"),
        (["json", "--bom"], "--bom is for csv and dna"),
        (["csv", "--pdf"], "--pdf is for brief and html"),
    ],
)
def test_a_mistake_is_said_in_one_line(
    arguments: list[str], told: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    form, *options = arguments
    out = tmp_path / "out"
    assert main(["export", form, write(SMALL), "--out", str(out), *options]) == CANNOT_RUN
    err = capfdbinary.readouterr().err.decode()
    assert told in err
    assert err.count("\n") == 1
    assert not out.exists()


def test_an_export_is_of_the_day_that_was_asked_for(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(["export", "csv", write(SMALL), "--as-of", "2031-02"]) == OK
    assert capfdbinary.readouterr().out.count(b"\r\n") == 1


def test_the_tables_that_can_be_asked_for_are_those_there_are() -> None:
    assert tuple(TABLES) == tuple(csv_table.TABLES)


def test_the_text_is_utf_8_whatever_the_locale_says() -> None:
    path = write(SMALL.replace("The Mayor", "Мэр €"))
    done = subprocess.run(
        [sys.executable, "-m", "summit_tui", "export", "markdown", path],
        env={"LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert "Мэр €" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_the_same_dossier_gives_the_same_bytes(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    found, path = set(), write(SMALL)
    for _ in range(2):
        assert main(["export", "html", path]) == OK
        found.add(capfdbinary.readouterr().out)
    assert len(found) == 1


@pytest.mark.parametrize("name", ["csv", "dna"])
def test_a_table_begins_with_the_mark_if_asked_to(
    name: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", name, write(SMALL)]) == OK
    plain = capfdbinary.readouterr().out
    assert main(["export", name, write(SMALL), "--bom"]) == OK
    assert capfdbinary.readouterr().out == b"\xef\xbb\xbf" + plain


def _program(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def test_without_a_program_that_prints_a_pdf_is_refused_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    out = tmp_path / "brief.pdf"
    assert main(["export", "brief", "--pdf", write(SMALL), "--out", str(out)]) == CANNOT_RUN
    err = capfdbinary.readouterr().err.decode()
    assert "needs Chromium or WeasyPrint" in err
    assert "--html" in err
    assert err.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize(
    ("name", "page"), [("chromium", 'for it in "$@"; do :; done'), ("weasyprint", 'it="$1"')]
)
def test_whichever_program_is_there_prints_the_page(
    name: str, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = 'in="${it#file://}"; while read -r line; do echo "$line"; done < "$in" > "${in%html}pdf"'
    _program(tmp_path, name, f"{page}; {copy}")
    monkeypatch.setenv("PATH", str(tmp_path))
    out = tmp_path / "brief.pdf"
    assert main(["export", "brief", "--pdf", write(SMALL), "--out", str(out)]) == OK
    assert out.read_bytes().startswith(b"<!DOCTYPE html>")


def test_a_program_that_fails_to_print_is_told_of_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    _program(tmp_path, "chromium", "echo one >&2; echo no display >&2; exit 3")
    monkeypatch.setenv("PATH", str(tmp_path))
    out = tmp_path / "brief.pdf"
    assert main(["export", "html", "--pdf", write(SMALL), "--out", str(out)]) == CANNOT_RUN
    err = capfdbinary.readouterr().err.decode()
    assert "chromium could not print it (exit 3): no display" in err
    assert err.count("\n") == 1
    assert not out.exists()


_LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
from summit_tui.cli import run
run()
"""
"""A disk that takes 2,000 bytes of a file."""


def _full(*arguments: str, stdout: Path | None = None) -> tuple[int, str]:
    with open(stdout or "/dev/null", "wb") as out:
        done = subprocess.run(
            [sys.executable, "-c", _LIMITED, "export", *arguments],
            stdout=out, stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize("name", ["html", "csv", "gexf", "jsonld"])
def test_a_full_disk_is_told_in_a_line_and_nothing_half_written_stays(
    name: str, tmp_path: Path
) -> None:
    path, out = write(SMALL), tmp_path / "out"
    code, err = _full(name, path, "--out", str(out))
    if code == OK:  # small enough for the disk
        assert out.stat().st_size <= 2000
        return
    assert code == CANNOT_RUN
    assert "cannot be written" in err
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_so_is_a_full_disk_behind_standard_output(tmp_path: Path) -> None:
    code, err = _full("html", write(SMALL), stdout=tmp_path / "out")
    assert code == CANNOT_RUN
    assert "not all of it could be written" in err
    assert err.count("\n") == 1
