"""Writing a file: whole or not at all, and never over another one unasked."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable


class CannotWriteError(Exception):
    """Why a file cannot be written, in a sentence for the reader."""


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
    draft = os.path.join(folder, f".{os.path.basename(target)[:200]}.{os.getpid()}.part")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
            file.writelines(chunks)
            if mode is not None:
                os.chmod(draft, mode)
            file.flush()
            os.fsync(file.fileno())
        if force:
            os.replace(draft, target)
        else:
            _place(path, draft, target)
    except OSError as reason:
        raise CannotWriteError(f"‘{path}’ cannot be written: {reason.strerror}") from None
    finally:
        if os.path.lexists(draft):
            os.unlink(draft)


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


def _exists(path: str) -> CannotWriteError:
    return CannotWriteError(f"‘{path}’ exists; --force replaces it")
