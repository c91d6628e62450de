"""A page as a PDF, by whichever program on this machine can print one: Chromium or WeasyPrint."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "chromium-headless-shell")
PATIENCE = 120
"""Seconds after which a program that prints is given up."""


class CannotPrintError(Exception):
    """Why there is no PDF, in a sentence for the reader."""


def pdf(page: Iterable[str]) -> bytes:
    """The page, printed; it is told in chunks of text.

    Raises:
        CannotPrintError: no program here can, or the one that can has failed.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), "")
    weasyprint = shutil.which("weasyprint") or ""
    if not browser and not weasyprint:
        raise CannotPrintError(
            "a PDF needs Chromium or WeasyPrint, and neither is here; "
            "--html writes a page that any browser prints"
        )
    from pathlib import Path

    with tempfile.TemporaryDirectory(prefix="summit-tui-") as folder:
        source, made = os.path.join(folder, "page.html"), os.path.join(folder, "page.pdf")
        with open(source, "w", encoding="utf-8") as file:
            file.writelines(page)
        command: Sequence[str] = (weasyprint, source, made)
        if browser:
            printing = ("--no-pdf-header-footer", f"--print-to-pdf={made}", Path(source).as_uri())
            command = (*headless(browser, folder), *printing)
        _run(command)
        try:
            with open(made, "rb") as file:
                return file.read()
        except OSError:
            name = os.path.basename(command[0])
            raise CannotPrintError(f"{name} ended without an error, and without a PDF") from None


def headless(browser: str, folder: str) -> Sequence[str]:
    """How a browser is started without a window, with nothing of the reader's in it."""
    # Chromium's sandbox refuses root. The page is our own, and its policy forbids it to load
    # anything.
    alone = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    return (
        browser,
        "--headless",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        f"--user-data-dir={folder}/profile",
        *alone,
    )


def _run(command: Sequence[str]) -> None:
    name = os.path.basename(command[0])
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotPrintError(f"{name} has not printed it within {PATIENCE} seconds") from None
    except OSError as reason:
        raise CannotPrintError(f"{name} cannot be started: {reason.strerror}") from None
    if done.returncode:
        from summit_tui.dossier.text import clip

        said = done.stderr.decode(errors="replace").strip().splitlines()
        why = f": {clip(said[-1])}" if said else ""
        raise CannotPrintError(f"{name} could not print it (exit {done.returncode}){why}")
