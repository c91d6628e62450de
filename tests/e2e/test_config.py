"""A settings file, and the keys and the view that it asks for, in a real terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from e2e.terminal import SUMMIT, Terminal

pytestmark = pytest.mark.e2e


def test_the_settings_of_the_config_folder_are_those_on_the_screen(tmp_path: Path) -> None:
    folder = tmp_path / "summit-tui"
    folder.mkdir()
    settings = folder / "config.toml"
    settings.write_text(
        'start = "blockers"\nremember = false\n[keys]\nblockers = "z"\ndown = "ж"\nhelp = "N"\n'
    )
    own = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    with Terminal(env=own) as terminal:
        terminal.wait_for(r"What it waits for.*N keys")
        terminal.send("z")
        terminal.wait_for(r"Actors.*z what blocks")
        terminal.send("b", "j", "N")
        terminal.wait_for(r"All keys.*ж +one row down")
        terminal.send("escape")
        terminal.wait_for("Contradictions")
        terminal.send("ж", "ж")
        terminal.wait_for(r"meet\?   within Russia")
        terminal.send("q")
        assert terminal.wait_exit() == 0
    assert not (tmp_path / "state").exists(), "it remembers no places"
    settings.write_text('[keys]\nblockers = "s"\n')
    with Terminal(env=own) as terminal:
        assert terminal.wait_exit() == 2
        assert "config.toml:2:12: E602" in terminal.text.replace("\n", "")
        assert "\x1b[?1049h" not in terminal.output.decode(), "the screen has not been opened"
    with Terminal([SUMMIT, "--config", "/dev/null/none"], env=own) as terminal:
        assert terminal.wait_exit() == 2
        assert "E101" in terminal.text
    with Terminal([SUMMIT, "--kiosk"], env=own) as terminal:
        terminal.wait_for("b what blocks")
