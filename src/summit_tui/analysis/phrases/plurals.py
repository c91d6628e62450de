"""Numbers with their nouns."""

from __future__ import annotations


def counted(number: int, noun: str, many: str = "") -> str:
    """“1 source”, “2 sources”; `many` where the plural is irregular."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"
