"""Starts the program from its one file: unpacks it into the cache folder once, then runs it there.

Extension modules cannot be loaded from inside an archive. Of the standard library only what is
there anyway is imported before the program is.
"""

import os
import sys

DIGEST = "@DIGEST@"
MADE_FOR = tuple(map(int, "@MADE_FOR@".split(".")))


def main() -> int:
    """Run the program with the arguments that were given."""
    if sys.version_info[:2] != MADE_FOR:
        wanted = ".".join(map(str, MADE_FOR))
        print(
            f"this file was made for Python {wanted}: python{wanted} {sys.argv[0]}", file=sys.stderr
        )
        return 2
    cache = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(cache):
        cache = os.path.join(os.path.expanduser("~"), ".cache")
    folder = os.path.join(cache, "summit-tui", DIGEST)
    if not os.path.isdir(folder):
        try:
            unpack(folder)
        except OSError as reason:
            print(f"cannot unpack into {folder}: {reason.strerror}", file=sys.stderr)
            return 1
    sys.path[0] = folder
    from summit_tui.cli import run

    run()
    return 0


def unpack(folder: str) -> None:
    """Put the program into a folder: all of it, or nothing."""
    import io
    import shutil
    import tempfile
    import zipfile

    above = os.path.dirname(folder)
    os.makedirs(above, mode=0o700, exist_ok=True)
    new = tempfile.mkdtemp(dir=above)
    try:
        with zipfile.ZipFile(sys.argv[0]) as archive:
            inner = io.BytesIO(archive.read("program.zip"))
        with zipfile.ZipFile(inner) as program:
            program.extractall(new)
        os.rename(new, folder)
    except OSError:
        shutil.rmtree(new, ignore_errors=True)
        if not os.path.isdir(folder):  # else another start has just done the same
            raise


sys.exit(main())
