"""The settings file: what it can say, and every mistake in it with its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from summit_tui.cli import main, opening
from summit_tui.cli.config import CODES, Config, default_path, read_config
from summit_tui.cli.exits import CANNOT_RUN, OK
from summit_tui.cli.key_listing import page
from summit_tui.terminal.appearance import THEMES
from summit_tui.views import keymap
from support import write

DOCS = Path(__file__).parents[1] / "docs"


def config(text: str | bytes) -> Config:
    """The settings of a text in which nothing is wrong."""
    read, problems = read_config(write(text, name="config.toml"))
    assert [str(problem) for problem in problems] == []
    return read


def wrong(text: str | bytes) -> list[str]:
    """What is wrong with a text, each as line, column, code and message."""
    problems = read_config(write(text, name="config.toml"))[1]
    return [f"{it.line}:{it.col} {it.code} {it.message}" for it in problems]


def test_nothing_set_is_as_without_a_file() -> None:
    assert config("") == config("# nothing\n") == config("[keys]\n") == Config()


def test_a_missing_file_is_a_mistake_only_when_it_was_asked_for(tmp_path: Path) -> None:
    missing = str(tmp_path / "none" / "config.toml")
    assert read_config(missing, needed=False) == (Config(), ())
    assert [it.code for it in read_config(missing)[1]] == ["E101"]
    assert [it.code for it in read_config(str(tmp_path))[1]] == ["E102"]


def test_everything_can_be_set() -> None:
    text = """
        theme = "high-contrast"
        ascii = true
        start = "blockers"
        remember = false
        watch = false
        [keys]
        find = "y"
        copy = ["/", "F2"]
        reset = []
        quit = ["x", "ctrl+q"]
        reach = "b"
        blockers = "ж"
    """
    chosen = {"find": ("y",), "copy": ("slash", "f2"), "reset": (), "quit": ("x", "ctrl+q"),
              "reach": ("b",), "blockers": ("ж",)}  # fmt: skip
    assert config(text) == Config("high-contrast", True, "blockers", False, chosen, False)


def test_keys_may_be_written_as_dotted_names() -> None:
    assert config('keys.find = "z"\nkeys.to-outline = "f5"').keymap["find"] == ("z",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('theme = "drak"', "1:9 E204 ‘drak’ is none of: dark, light, high-contrast, terminal; "
                           "did you mean ‘dark’?"),
        ("theme = 1", "1:9 E203 ‘theme’ takes a text, in quotes"),
        ('\n start = "sorces"', "2:10 E204 ‘sorces’ is none of: "),
        ('ascii = "yes"', "1:9 E203 ‘ascii’ takes true or false"),
        ("remember = 0", "1:12 E203 ‘remember’ takes true or false"),
        ('thme = "dark"', "1:1 E201 there is no setting ‘thme’; did you mean ‘theme’?"),
        ("keys = 3", "1:8 E203 ‘keys’ takes a table, as [keys]"),
        ('[[keys]]\nfind = "w"', "1:1 E203 ‘keys’ takes a table, as [keys]"),
        ("[colours]\nred = 1", "1:1 E201 there is no setting ‘colours’"),
        ('theme = "dark', "1:14 E105 this string is not closed"),
        (b'# \xff\ntheme = "dark"', "1:3 E104 byte 0xff is not UTF-8"),
        ('[keys]\nfidn = "w"', "2:1 E201 there is no action ‘fidn’; did you mean ‘find’?"),
        ("[keys]\nfind = 3", "2:8 E203 ‘find’ takes a key in quotes, or a list of them"),
        ('[keys]\nfind = ["f2", 3]', "2:8 E203 ‘find’ takes a key in quotes, or a list of them"),
        ('[keys]\nfind = ["f2", "pagdown"]', "2:15 E601 ‘pagdown’ is no key; did you mean "
                                             "‘pagedown’?"),
        ('[keys]\nfind = ""', "2:8 E601 ‘’ is no key"),
        ('[keys]\nfind = "\\u001b"', "2:8 E601 ‘␛’ is no key"),
        ('[keys]\nfind = "ctrl+i"', "2:8 E601 ‘ctrl+i’ is sent as tab"),
        ('[keys]\nfind = "shift+f"', "2:8 E601 ‘shift+f’ is no key of its own: write the "
                                     "character that shift makes"),
        ('[keys]\nfind = "ctrl+/"', "2:8 E601 ‘ctrl+/’ is not sent by terminals: ctrl goes with "
                                    "letters"),
        ('[keys]\nfind = "b"', "2:8 E602 ‘b’ is ‘blockers’ already, in the view ‘explorer’"),
        ('[keys]\nfind = "j"', "2:8 E602 ‘j’ is ‘down’ already, in the view ‘explorer’"),
        ('[keys]\nreset = "f7"\nfind = ["F7"]',
         "3:9 E602 ‘f7’ is ‘reset’ already, in the view ‘blockers’"),
        ('[keys]\nwhat-if = "pagedown"',
         "2:11 E602 ‘pgdn’ is ‘page-down’ already, in the view ‘blockers’"),
        ('[keys]\nfind = "escape"', "2:8 E603 ‘esc’ is always ‘widen’"),
        ('[keys]\nhelp = ["f9", "ctrl+c"]', "2:15 E603 ‘ctrl+c’ is always ‘quit’"),
        ("[keys]\nhelp = []", "2:8 E604 ‘help’ needs a key"),
        ("[keys]\nquit = []", "2:8 E604 ‘quit’ needs a key"),
        ('[keys]\nnext-pane = "n"',
         "2:13 E604 ‘n’ is needed to type, and ‘next-pane’ works while typing"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(text: str | bytes, told: str) -> None:
    (problem,) = wrong(text)
    assert problem == told or (told.endswith(": ") and problem.startswith(told))


def test_all_mistakes_are_told_at_once_in_their_order() -> None:
    text = 'ascii = 1\n[looks]\ntheme = "dark\n[keys]\nfind = "hyper+q"\ncopy = "/"\nmoo = "m"\n'
    places = [told.split()[:2] for told in wrong(text)]
    assert places == [["1:9", "E203"], ["3:14", "E105"], ["5:8", "E601"], ["6:8", "E602"],
                      ["7:1", "E201"]]  # fmt: skip


def test_keys_can_change_places() -> None:
    assert config('[keys]\nfind = "y"\ncopy = "/"').keymap["copy"] == ("slash",)


def test_a_key_may_mean_one_thing_in_one_view_and_another_in_another() -> None:
    assert config('[keys]\nreach = "o"').keymap == {"reach": ("o",)}


def test_the_codes_are_those_of_the_docs() -> None:
    text = (DOCS / "config.md").read_text()
    assert dict(re.findall(r"^\| `(E\d+)` \| (.*) \|$", text, re.MULTILINE)) == CODES


def test_the_example_in_the_docs_is_right() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", (DOCS / "config.md").read_text(), re.DOTALL)
    made = config(example)
    assert made.theme in THEMES
    assert made.keymap


def test_the_keys_in_docs_are_those_of_the_tables() -> None:
    assert (DOCS / "keys.md").read_text() == "".join(f"{line}\n" for line in page()), (
        "run: make keys"
    )


def test_the_file_stands_in_the_config_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert default_path() == str(tmp_path / "summit-tui" / "config.toml")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Any:
    """Run the program; return its exit code and what it printed on both outputs."""

    def ran(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        return code, *capfd.readouterr()

    return ran


def test_keys_lists_what_the_reader_has_set(run: Any) -> None:
    path = write('[keys]\nfind = "z"\nto-outline = "f5"\n')
    code, out, err = run("keys", "--config", path)
    assert (code, err) == (OK, "")
    assert re.search(r"^find\tz\teverywhere\t", out, re.MULTILINE)
    names = {name for view in keymap.VIEWS.values() for key in view.keys for name in [key.name]}
    assert names <= set(re.findall(r"^[a-z-]+", out, re.MULTILINE))


@pytest.mark.parametrize("arguments", [["keys"], ["--plain"]])
def test_a_mistake_keeps_everything_from_running(run: Any, arguments: list[str]) -> None:
    path = write('[keys]\nfind = "b"\n')
    code, out, err = run(*arguments, "--config", path)
    assert (code, out) == (CANNOT_RUN, "")
    assert f"{path}:2:8: E602" in err
    assert '    find = "b"\n           ^\n' in err
    assert "1 mistake in the settings" in err


def test_the_own_file_is_read_unless_another_is_given(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "summit-tui").mkdir()
    (tmp_path / "summit-tui" / "config.toml").write_text("ascii = 3\n")
    assert run("keys")[0] == CANNOT_RUN
    assert run("keys", "--config", write("# nothing"))[0] == OK


def test_the_command_line_wins_over_the_file(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "as_started", lambda: {"TERM": "xterm", "LANG": "C.UTF-8"})
    path = write("ascii = true\n", name="config.toml")
    assert "“" not in run("--plain", "--config", path)[1]
    assert "“" in run("--plain", "--no-ascii", "--config", path)[1]
