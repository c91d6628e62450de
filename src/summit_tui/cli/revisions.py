"""A dossier as it is in a revision of git: `HEAD~3:data/positions.toml`, or a folder."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from summit_tui.cli.loading import CannotRunError
from summit_tui.dossier.text import visible


def is_revision(word: str) -> bool:
    """Whether git is to be asked: a real file wins, whatever its name looks like."""
    return ":" in word and not word.startswith("-") and not os.path.lexists(word)


def at_revision(word: str, path: str) -> str:
    """Where a file or folder is in a revision that is named alone; the word itself if it is none.

    `path` is where the file or folder is now.
    """
    if os.path.lexists(word) or word.startswith("-") or ":" in word or ":" in path:
        return word
    folder, name = os.path.split(os.path.abspath(path))
    if not os.path.isdir(folder) or not _is_commit(word, folder):
        return word
    try:
        inside = _git(folder, "rev-parse", "--show-prefix").decode(errors="surrogateescape")
    except _GitError:
        return word
    return f"{word}:{inside.strip()}{name}"


def _is_commit(word: str, folder: str) -> bool:
    try:
        _git(folder, "rev-parse", "--verify", "--quiet", f"{word}^{{commit}}")
    except _GitError:
        return False
    return True


@contextmanager
def checked_out(word: str, near: str) -> Iterator[str]:
    """A file, or a folder of files, as they are in a revision, for as long as they are needed.

    `near` is a folder of the repository.

    Raises:
        CannotRunError: git is not there, or knows no such revision, file or folder.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="summit-tui-") as folder:
        path = os.path.join(folder, os.path.basename(word.partition(":")[2].rstrip("/")) or "tree")
        try:
            _write(word, path, near)
        except _GitError as reason:
            raise CannotRunError(
                f"‘{visible(word)}’ is no file, and no revision either: {reason}"
            ) from None
        except (OSError, ValueError) as reason:
            raise CannotRunError(f"‘{visible(word)}’ cannot be read: {reason}") from None
        yield path


def _write(word: str, path: str, near: str) -> None:
    kind = _git(near, "cat-file", "-t", word).strip()
    if kind == b"blob":
        _put(path, _git(near, "cat-file", "blob", word))
        return
    os.mkdir(path)
    for line in _git(near, "ls-tree", "-z", word).split(b"\0"):
        state, _, name = line.partition(b"\t")
        mode, kind, found, *_ = [*state.split(), b"", b"", b""]
        if kind == b"blob" and mode != b"120000" and name.lower().endswith(b".toml"):
            data = _git(near, "cat-file", "blob", found.decode())
            _put(os.path.join(os.fsencode(path), name), data)


def _put(path: str | bytes, data: bytes) -> None:
    with open(path, "xb") as file:
        file.write(data)


class _GitError(Exception):
    """What git says."""


def _git(folder: str, *arguments: str) -> bytes:
    """What git answers, which never asks or changes anything."""
    still = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", "-C", folder, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env={**os.environ, **still},
        )
    except (FileNotFoundError, NotADirectoryError):
        raise _GitError("git is not installed") from None
    except (OSError, ValueError) as reason:
        raise _GitError(f"git cannot be asked ({reason})") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise _GitError(f"git says “{visible(said[-1].removeprefix('fatal: '))}”" if said
                        else "git knows nothing of it")  # fmt: skip
    return done.stdout
