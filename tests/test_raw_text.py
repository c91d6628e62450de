"""The check that no raw text reaches the toolkit finds the ways round, and only those."""

from __future__ import annotations

from pathlib import Path

import pytest

import summit_tui.tui
from raw_text import ALLOWED, findings, main


@pytest.mark.parametrize(
    "source",
    [
        "from textual.widgets import Static",
        "from textual.widgets import Input, Label",
        "import textual.widgets",
        "from textual.widgets.option_list import Option",
        "from rich.markup import escape",
        "from rich.text import Text",
        "self.border_title = name",
        "pane.tooltip: str = name",
        "self.notify(f'{name} is here')",
        "app.notify(name, markup=True)",
        "Content.from_markup(name)",
        "Segment(name)",
        "Input(placeholder=name)",
        "class A(Widget):\n    def render(self):\n        return self.name",
    ],
)
def test_a_way_round_is_found(source: str) -> None:
    assert list(findings(source, "any.py"))


@pytest.mark.parametrize(
    "source",
    [
        "from textual.widget import Widget",
        "self.notify(shown, markup=False)",
        "seen.update(names)",
        "title = name",
        "class A(Widget):\n    def render_line(self, y):\n        return self.strip(y)",
    ],
)
def test_what_is_no_way_round_is_left_alone(source: str) -> None:
    assert not list(findings(source, "any.py"))


def test_the_app_has_none_and_every_exception_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(next(iter(summit_tui.tui.__path__)))
    assert main([str(folder)]) == 0
    assert capsys.readouterr().out == ""
    for name, what in ALLOWED:
        path = next(folder.rglob(name))
        seen = {finding.name for finding in findings(path.read_text(), "elsewhere.py")}
        assert what in seen, f"{name} no longer has {what}"
