"""The files of a dossier: which ones are read, and their bytes."""

from __future__ import annotations

import os
import re
import stat

from summit_tui.dossier.problems import Problem
from summit_tui.dossier.text import clip, visible
from summit_tui.record import Record


class File(Record):
    """One file of a dossier: its name as problems show it, and its bytes without a mark."""

    name: str
    data: bytes


_COPY = r"""(?ix)
      conflicted\ copy | \( (?: conflict | [^()]* conflicted ) [^()]* \)           # most tools
    | \( [^()]* (?: sf | case\ | encoding\ | sync\ | space\ ) conflict [^()]* \)  # Seafile, Dropbox
    | (?= [^()]* \( [^()]* (?: kop[iy] | c[oó]pia | copie | salinan | kopya | копи | копі | αντίγρ
                           | コピー | 副本 | 複本 | 사본 ) )
      [^()]* \( [^()]* (?: konfli[ck] | conflicterend | conflit | conflict | conflitt | conflito
                       | конфл | çak[ıi]ş | σύγκρ | συγκρ | 競合 | 冲突 | 衝突 | 충돌 ) [^()]* \)
    | \[ conflict (?: ed )? (?: \ [^\[\]]* )? \]            # Google Drive, pCloud
    | \.sync-conflict-\d | _conflict-\d                     # Syncthing, ownCloud
    | \.conflict \d* (?: \(\d+\) )? \.toml $                # Resilio
    | \d{4} _conflict \d* \.toml $                          # Synology
    | _(?: backup | base | local | remote )_\d+ \.toml $     # git mergetool
    | \.toml (?: ~ | \.~\d+~ | \.orig | \# ) $ | ^ \.\#       # editors
"""
"""How names of copies look that a sync tool, git or an editor puts beside a file."""


def files(path: str) -> tuple[list[File], list[Problem]]:
    """The file, or the `*.toml` files of the folder in the order of their names.

    Folders within the folder, files whose name begins with a dot, and copies that a sync tool or
    an editor put beside a file are not read; the copies are named.
    """
    path = _as_stored(path)
    names = [path]
    problems: list[Problem] = []
    try:
        if os.path.isdir(path):
            inside = sorted(os.listdir(path))
            copies = [name for name in inside if ".toml" in name.lower() and _is_copy(name)]
            problems += [
                Problem("W504", _COPY_MESSAGE, visible(os.path.join(path, name)), hint=_COPY_HINT)
                for name in copies
            ]
            names = [
                os.path.join(path, name)
                for name in inside
                if name.lower().endswith(".toml")
                and not name.startswith(".")
                and name not in copies
            ]
            if not names:
                problem = Problem("E103", "there is no *.toml in this folder", visible(path))
                return [], [problem, *problems]
    except (OSError, ValueError) as error:
        return [], [_unreadable(path, error)]
    found: list[File] = []
    for name in names:
        file = _file(name)
        if isinstance(file, Problem):
            problems.append(file)
        else:
            found.append(file)
    return found, problems


_COPY_MESSAGE = "a copy that a sync tool, git or an editor has put here: it is left out"
_COPY_HINT = "take over what you need from it, then delete it"


def _is_copy(name: str) -> bool:
    from unicodedata import normalize

    return re.search(_COPY, normalize("NFC", name)) is not None


def _as_stored(path: str) -> str:
    """The path itself, or where there is none, the one that differs only in how accents are coded.

    macOS and Linux write `é` in two ways, and a name may have gone through both.
    """
    if path.isascii() or os.path.exists(path):
        return path
    from unicodedata import normalize

    folder, name = os.path.split(path)
    try:
        inside = os.listdir(folder or ".")
    except (OSError, ValueError):
        return path
    wanted = normalize("NFC", name)
    same = (other for other in sorted(inside) if normalize("NFC", other) == wanted)
    return os.path.join(folder, next(same, name))


def _file(name: str) -> File | Problem:
    try:
        if not stat.S_ISREG(os.stat(name).st_mode):
            return Problem("E102", "this is not a regular file", visible(name))
        with open(name, "rb") as stream:
            return File(visible(name), stream.read())
    except (OSError, ValueError, MemoryError) as error:
        return _unreadable(name, error)


def _unreadable(name: str, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Problem("E101", "there is no such file or folder", visible(name))
    why = error.strerror if isinstance(error, OSError) else str(error) or "it is too large"
    return Problem("E102", f"it cannot be read: {clip(why or 'no reason given')}", visible(name))
