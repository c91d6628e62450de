"""Writing a file: whole or not at all, and never over another one unasked."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Mapping

_MOST_NAMES = 1000
"""Numbers that are tried for a name that is taken."""


class CannotWriteError(Exception):
    """Why a file cannot be written, in a sentence for the reader."""


class ExistsError(CannotWriteError):
    """There is something of that name already."""


def write_file(path: str, chunks: Iterable[bytes], *, force: bool = False) -> None:
    """Write beside the target first, then put it in its place in one step.

    Whoever reads the file sees the old or the new one. Without `force` an existing file stays as
    it is, also one that appears while we write.

    Raises:
        CannotWriteError: when the file exists, or the system refuses.
    """
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    if not os.path.isdir(folder):
        raise CannotWriteError(f"there is no folder ‘{os.path.dirname(path) or folder}’")
    mode = _replaceable(path, target, force=force)

    def place(draft: str) -> None:
        if mode is not None:
            os.chmod(draft, mode)
        if force:
            os.replace(draft, target)
        else:
            _place(path, draft, target)

    try:
        _write(target, chunks, 0o666, place, lasting=True)
    except OSError as reason:
        raise CannotWriteError(f"‘{path}’ cannot be written: {reason.strerror}") from None


def write_beside(path: str, chunks: Iterable[bytes]) -> str:
    """Write a new file; where there is one of that name, under the next that is free.

    `brief.md` becomes `brief-2.md`. Returns the path that was taken.

    Raises:
        CannotWriteError: when the system refuses, or a great many names are taken.
    """
    data = tuple(chunks)
    stem, suffix = os.path.splitext(path)
    for number in range(1, _MOST_NAMES):
        taken = path if number == 1 else f"{stem}-{number}{suffix}"
        try:
            # A link that leads nowhere is a name that is taken, too.
            if os.path.lexists(taken):
                continue
            write_file(taken, data)
        except ExistsError:
            continue
        return taken
    raise CannotWriteError(f"‘{path}’ exists, and so do {_MOST_NAMES - 2} more of that name")


def write_own(path: str, data: bytes) -> None:
    """Write a file that is ours alone, over an older one, for nobody else to read.

    Does not wait for the disk: what is remembered is not worth that when a reader leaves.

    Raises:
        OSError: it cannot be written.
    """
    _write(path, (data,), 0o600, lambda draft: os.replace(draft, path), lasting=False)


def replace_files(files: Mapping[str, bytes]) -> None:
    """Write several files anew: all of them, or none.

    All are written beside their targets first. When one of them then cannot take its place, those
    that have taken theirs give it back.

    Raises:
        CannotWriteError: when one is no regular file, or the system refuses.
    """
    drafts: dict[str, str] = {}
    before: dict[str, bytes] = {}
    path = ""
    try:
        for path, data in files.items():
            target = os.path.realpath(path)
            mode = _replaceable(path, target, force=True)
            drafts[target] = _draft_name(target)
            with open(target, "rb") as old:
                before[target] = old.read()
            _fill(drafts[target], (data,), 0o666, lasting=True)
            if mode is not None:
                os.chmod(drafts[target], mode)
        _put(drafts, before)
    except OSError as reason:
        raise CannotWriteError(f"‘{path}’ cannot be written: {reason.strerror}") from None
    finally:
        for draft in drafts.values():
            if os.path.lexists(draft):
                os.unlink(draft)


def _put(drafts: Mapping[str, str], before: Mapping[str, bytes]) -> None:
    done: list[str] = []
    try:
        for target, draft in drafts.items():
            os.replace(draft, target)
            done.append(target)
    except OSError:
        for target in done:
            write_file(target, [before[target]], force=True)
        raise


def _write(
    target: str,
    chunks: Iterable[bytes],
    mode: int,
    place: Callable[[str], None],
    *,
    lasting: bool,
) -> None:
    """Write a draft beside the target, and let `place` give it its name."""
    draft = _draft_name(target)
    try:
        _fill(draft, chunks, mode, lasting=lasting)
        place(draft)
    finally:
        if os.path.lexists(draft):
            os.unlink(draft)


def _draft_name(target: str) -> str:
    name = f".{os.path.basename(target)[:200]}.{os.getpid()}.part"
    return os.path.join(os.path.dirname(target), name)


def _fill(draft: str, chunks: Iterable[bytes], mode: int, *, lasting: bool) -> None:
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.writelines(chunks)
        if lasting:
            file.flush()
            os.fsync(file.fileno())


def _replaceable(path: str, target: str, *, force: bool) -> int | None:
    """The permissions of the file that is to be replaced; none if there is no such file."""
    try:
        found = os.stat(target)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise CannotWriteError(f"‘{path}’ is not a regular file")
    if not force:
        raise _exists(path)
    return stat.S_IMODE(found.st_mode)


def _place(path: str, draft: str, target: str) -> None:
    """Give the draft its name, unless somebody has taken it.

    A second name for a file is refused where one is taken, which renaming is not. Some file
    systems (FAT, some network shares) have no second names.
    """
    try:
        os.link(draft, target)
    except FileExistsError:
        raise _exists(path) from None
    except OSError:
        if os.path.lexists(target):
            raise _exists(path) from None
        os.replace(draft, target)


def _exists(path: str) -> ExistsError:
    return ExistsError(f"‘{path}’ exists; --force replaces it")
