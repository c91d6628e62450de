from __future__ import annotations

from pathlib import Path
from typing import Any

from summit_tui.cli import main
from summit_tui.dossier.verify.shared import FROM, shared_runs
from support import good, write

_RUN = " ".join(f"word{at}" for at in range(FROM + 4))
_SOURCES = """
[[sources]]
id = "a"
file = "a.txt"
[[sources]]
id = "b"
file = "b.txt"
[[sources]]
id = "c"
file = "c.txt"
"""


def _found(folder: Path, a: str, b: str, dossier: str = _SOURCES) -> list[tuple[str, str, int]]:
    (folder / "a.txt").write_text(a)
    (folder / "b.txt").write_text(b)
    runs = shared_runs(good(dossier).dossier, str(folder))
    return [(run.source, run.other, run.words) for run in runs]


def test_a_long_run_is_found_once_and_whole(tmp_path: Path) -> None:
    assert _found(tmp_path, f"Here {_RUN} ends.", f"There, {_RUN.upper()}\nit goes on.") == [
        ("b", "a", FROM + 4)
    ]


def test_short_runs_and_quotations_are_none(tmp_path: Path) -> None:
    short = " ".join(_RUN.split()[: FROM - 1])
    assert _found(tmp_path, f"x {short} y", f"z {short} u") == []
    for quoted in (f"“{_RUN}”", f'"{_RUN}"', f"«{_RUN}»", f"„{_RUN}“"):
        assert _found(tmp_path, f"He said {quoted}.", f"He said {quoted}.") == []
    halves = f"{short} “and” {short}"
    assert _found(tmp_path, halves, halves) == []


def test_what_is_declared_is_known(tmp_path: Path) -> None:
    for declared in (
        _SOURCES.replace('"b.txt"', '"b.txt"\nbased_on = ["a"]'),
        _SOURCES.replace('.txt"\n', '.txt"\nbased_on = ["w"]\n') + '[[sources]]\nid = "w"\n',
    ):
        assert _found(tmp_path, _RUN, _RUN, declared) == []


def test_check_says_where(tmp_path: Path, capsys: Any) -> None:
    assert _found(tmp_path, _RUN, _RUN)
    path = write(_SOURCES)
    main(["check", path, "--hints", "--texts", str(tmp_path)])
    out = capsys.readouterr().out
    assert f"{path}:6:6: H112 {FROM + 4} words in a row as in ‘a’" in out
