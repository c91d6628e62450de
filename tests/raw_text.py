"""`make check`: no raw text reaches the toolkit.

The toolkit's own text widgets, titles and notices pass control characters to the terminal and
obey markup in data. What the app shows is drawn by `LinePane` from lines of data that were made
visible when they were read. This looks for whatever would go round that. It takes folders, prints
what it finds and exits 1 if that is anything.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ALLOWED = {
    ("typed_line.py", "textual.widgets.Input"): "all that is put into it is made visible there",
    ("prompt.py", ".placeholder"): "questions of ours, made visible",
    ("guest_app.py", "def render"): "says nothing at all",
    (
        "line_pane.py",
        "def render_lines",
    ): "paints what `line_at` drew, without the toolkit's styles",
    ("palette.py", "Segment"): "the one place where lines become what the toolkit paints",
}
"""What is found in a file of this name and may be there, with the reason."""

_TITLES = {"border_title", "border_subtitle", "tooltip", "sub_title", "placeholder", "renderable"}
_MARKUP = {"from_markup", "from_ansi", "render_markup"}
_PAINTS = {"Segment", "Static", "Label"}


class Finding(NamedTuple):
    """A way round: where, its name, and what to do instead."""

    file: str
    line: int
    name: str
    advice: str


def findings(source: str, file: str) -> Iterator[Finding]:
    """What in a module would let raw text through."""
    for node in ast.walk(ast.parse(source)):
        for name, advice in _of(node):
            if (Path(file).name, name) not in ALLOWED:
                yield Finding(file, getattr(node, "lineno", 0), name, advice)


def _of(node: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual.widgets"):
        for alias in node.names:
            yield f"{node.module}.{alias.name}", "draw with a LinePane"
    elif isinstance(node, ast.ImportFrom) and node.module in ("rich.markup", "rich.text"):
        yield node.module, "draw with a LinePane"
    elif isinstance(node, ast.Import):
        for alias in node.names:
            if alias.name.startswith(("textual.widgets", "rich.markup", "rich.text")):
                yield alias.name, "draw with a LinePane"
    elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            if isinstance(target, ast.Attribute) and target.attr in _TITLES:
                yield f".{target.attr}", "say it in a line of a pane"
    elif isinstance(node, ast.FunctionDef) and node.name in ("render", "render_lines"):
        yield f"def {node.name}", "draw in `line_at`"
    elif isinstance(node, ast.Call):
        yield from _of_call(node)


def _of_call(node: ast.Call) -> Iterator[tuple[str, str]]:
    name = ""
    if isinstance(node.func, ast.Attribute):
        name = node.func.attr
    elif isinstance(node.func, ast.Name):
        name = node.func.id
    if name == "notify":
        plain = [k for k in node.keywords if k.arg == "markup" and _is_false(k.value)]
        if not plain:
            yield "notify", "give it markup=False, and text that was made visible"
    elif name in _MARKUP:
        yield name, "data is no markup"
    elif name in _PAINTS:
        yield name, "draw with a LinePane"
    for keyword in node.keywords:
        if keyword.arg in _TITLES:
            yield f"{keyword.arg}=", "say it in a line of a pane"


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def main(folders: list[str]) -> int:
    """Look through folders; 1 when something is found."""
    found = [
        finding
        for folder in folders
        for path in sorted(Path(folder).rglob("*.py"))
        for finding in findings(path.read_text(encoding="utf-8"), str(path))
    ]
    for finding in found:
        print(f"{finding.file}:{finding.line}: {finding.name}: {finding.advice}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
