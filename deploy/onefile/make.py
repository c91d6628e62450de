"""Puts the program and all it needs into one file that Python runs: `make pyz`.

The program is an archive in the archive: Python reads the list of all files of the outer one at
each start, and that has two. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import compileall
import hashlib
import io
import sys
import zipfile
from pathlib import Path
from py_compile import PycInvalidationMode

_WHEN = (2020, 2, 2, 0, 0, 0)


def program(folder: Path) -> bytes:
    """All files of a folder as an archive, compiled for this Python."""
    unchecked = PycInvalidationMode.UNCHECKED_HASH  # unpacked files have other times
    compileall.compile_dir(
        folder, quiet=2, force=True, stripdir=str(folder), invalidation_mode=unchecked
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            _put(archive, str(path.relative_to(folder)), path.read_bytes())
    return buffer.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def main() -> None:
    """Make the file."""
    parser = argparse.ArgumentParser(description="one file that Python runs")
    parser.add_argument("folder", type=Path, help="site-packages of what should be in it")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    inside = program(arguments.folder)
    start = (Path(__file__).parent / "start.py").read_text(encoding="utf-8")
    start = start.replace("@DIGEST@", hashlib.sha256(inside).hexdigest()[:16])
    start = start.replace("@MADE_FOR@", ".".join(map(str, sys.version_info[:2])))
    with arguments.out.open("wb") as out:
        out.write(b"#!/usr/bin/env python3\n")
        with zipfile.ZipFile(out, "w") as archive:
            _put(archive, "__main__.py", start.encode())
            _put(archive, "program.zip", inside)
    arguments.out.chmod(0o755)


if __name__ == "__main__":
    main()
