"""Dates as people type them, turned into the form in which they are read."""

from __future__ import annotations

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def as_written(text: str) -> str:
    """“31 july 2025”, “Jul 31, 2025”, “july 2025” and “up to 31 Jul” as `2025-07-31` or `2025-07`.

    What names no month is left as it is, and so is what cannot be understood: whoever reads the
    date then says what is wrong with it.
    """
    words = text.replace(",", " ").casefold().split()
    if words[:2] == ["up", "to"]:
        words = words[2:]
    months = [number for word in words if (number := _month(word))]
    numbers = [word.removesuffix(".") for word in words if not _month(word)]
    numbers = [word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else word for word in numbers]
    if len(months) != 1 or not all(word.isascii() and word.isdigit() for word in numbers):
        return " ".join(words)
    years = [word for word in numbers if len(word) == 4]
    days = [word for word in numbers if len(word) < 3]
    if len(years) != 1 or len(days) > 1 or len(numbers) != len(years) + len(days):
        return " ".join(words)
    return "-".join([years[0], f"{months[0]:02}", *(f"{int(day):02}" for day in days)])


def _month(word: str) -> int:
    """The number of a month that a word names, in full or by three letters or more; else 0."""
    word = word.removesuffix(".")
    if len(word) < 3:
        return 0
    found = [at for at, month in enumerate(_MONTHS, 1) if month.startswith(word)]
    return found[0] if len(found) == 1 else 9 if word == "sept" else 0
