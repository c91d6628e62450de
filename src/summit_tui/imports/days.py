"""Dates of other programs, as a dossier writes them."""

from __future__ import annotations

import re

from summit_tui.dossier.dates import parse
from summit_tui.dossier.typed_dates import as_written

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*")
_SLASHES = re.compile(r"(\d{4})/(\d{1,2})(?:/(\d{1,2}))?/*")
_DOTS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


def day_of(text: str) -> str:
    """The date: a day, or less where less is written; empty where it cannot be understood.

    A time of day is left out. Days and months that are parted by slashes (`3/4/2031`) could be
    either, so they are not understood.
    """
    text = " ".join(text.split())
    if moment := _MOMENT.fullmatch(text):
        text = moment[1]
    elif parts := _SLASHES.fullmatch(text):
        text = "-".join(part.zfill(2) for part in parts.groups() if part)
    elif parts := _DOTS.fullmatch(text):
        text = f"{parts[3]}-{parts[2].zfill(2)}-{parts[1].zfill(2)}"
    elif not text[:4].isdigit():
        text = as_written(text)
    try:
        return parse(text).text
    except ValueError:
        return ""
