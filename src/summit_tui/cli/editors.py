"""How editors are told to open a file at a line: one table, and the reader's own command."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Mapping

from summit_tui.tui.editing import EditorCall, NoEditorError

_FORMS: Mapping[str, str] = {
    "+{line} {file}": "vi view ex elvis nvi vis joe jmacs jstar jpico rjoe pico mg e3 mcedit "
    "bbedit xed pluma",
    "'+call cursor({line}, byteidx(getline({line}), {col} - 1) + 1)' {file}": "vim nvim vimx gvim "
    "mvim rvim neovim-qt",
    "+{line}:{col} {file}": "emacs emacsclient zile kak micro gedit gnome-text-editor",
    "+{line},{col} {file}": "nano rnano ne",
    "{file}:{line}:{col}": "hx helix subl sublime_text zed zeditor lapce",
    "--goto {file}:{line}:{col}": "code code-insiders codium vscodium cursor windsurf positron",
    "--line {line} --column {col} {file}": "kate kwrite idea pycharm webstorm clion goland",
    "--line={line} --column={col} {file}": "mousepad geany",
    "--line {line}:{col} {file}": "mate",
    "-n{line} -c{col} {file}": "notepad++",
    "{file} -g {line}": "jed",
}
_FORM_OF = {name: form for form, names in _FORMS.items() for name in names.split()}
_WINDOWS = frozenset(
    "gvim mvim neovim-qt gedit gnome-text-editor subl sublime_text zed zeditor lapce code "
    "code-insiders codium vscodium cursor windsurf positron kate kwrite idea pycharm webstorm "
    "clion goland mousepad geany mate notepad++ bbedit xed pluma".split()
)
"""Those that open a window of their own: nobody waits for them."""
_USUAL = ("editor", "nano", "vi")
"""What is tried where the reader has set none; `editor` is the system's choice on Debian."""


def editor_call(environment: Mapping[str, str], path: str, line: int, col: int) -> EditorCall:
    """The command that opens a file at a place, in the editor of `VISUAL` or `EDITOR`.

    An editor that is not in the table gets the file alone.

    Raises:
        NoEditorError: none is set or installed, or what is set is no command; says which.
    """
    words = _words(environment)
    # Without letters that begin an option, also where the folder is called so.
    file = os.path.abspath(path)
    name = next(filter(None, (_name(word, environment) for word in words)), "")
    form = _FORM_OF.get(name, "{file}")
    arguments = [word.format(line=line, col=col, file=file) for word in shlex.split(form)]
    return EditorCall((*words, *arguments), name in _WINDOWS, bool(name), dict(environment))


def _words(environment: Mapping[str, str]) -> list[str]:
    for variable in ("VISUAL", "EDITOR"):
        command = environment.get(variable, "").strip()
        if not command:
            continue
        try:
            words = shlex.split(command)
        except ValueError as reason:
            raise NoEditorError(f"{variable} is no command: {reason}") from None
        if not words or not shutil.which(words[0], path=environment.get("PATH")):
            raise NoEditorError(
                f"there is no ‘{words[0] if words else command}’, which {variable} names"
            )
        return words
    for name in _USUAL:
        found = shutil.which(name, path=environment.get("PATH"))
        if found:
            return [found]
    raise NoEditorError("no editor is set: VISUAL or EDITOR names one")


def _name(word: str, environment: Mapping[str, str]) -> str:
    """What the table calls a program: also behind a link, and with what Debian adds (`vim.nox`)."""
    found = shutil.which(word, path=environment.get("PATH")) or word
    for it in (word, os.path.realpath(found)):
        name = os.path.basename(it).lower().removesuffix(".exe").removesuffix(".cmd")
        for candidate in (name, name.partition(".")[0]):
            if candidate in _FORM_OF:
                return candidate
    return ""
