"""Dates as people write them, put as the format has them: for hints, never for data."""

from __future__ import annotations

import re

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_PARTS = {
    "early": (1, 4), "beginning": (1, 4), "start": (1, 4), "mid": (5, 8), "middle": (5, 8),
    "late": (9, 12), "end": (9, 12), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11),
    "fall": (9, 11), "winter": (12, 12), "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12),
}  # fmt: skip
"""The months of a year that such a word may mean, with a few to spare."""
_OPEN = r"before|by|until|till|after|since|from|<|>|≤|≥"
_ABOUT = r"about|around|circa|ca\.?|c\.|approximately|roughly|~|≈"
_DATE = re.compile(
    rf"(?P<day>\d{{1,2}})?(?:st|nd|rd|th)?\.?\s*(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
    r"\s*(?:(?P<after>\d{1,2})(?:st|nd|rd|th)?,\s*)?(?P<year>\d{4})"
    r"|(?P<iso>\d{4}(?:-\d{2}){0,2})|(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})"
)


def suggestion(text: str) -> str:
    """What to write instead, as a hint, or an empty text when nothing can be made out."""
    lower = text.lower().strip()
    ends = [written for match in _DATE.finditer(lower) if (written := _written(match))]
    if len(ends) == 2:
        return f'a range is written "{ends[0]}/{ends[1]}"'
    if len(ends) != 1:
        return ""
    (date,) = ends
    if re.search(r"\b(?:between|and|to)\b|[–—]", lower):
        return f'a range is written with both its ends: "…/{date}"'
    if re.search(rf"(?<!\w)(?:{_OPEN})(?!\w)", lower):
        example = f"{date}/…" if re.search("after|since|from|[>≥]", lower) else f"…/{date}"
        return f'write the range of days that it may mean, with both its ends: "{example}"'
    if re.search(rf"(?<!\w)(?:{_ABOUT})(?!\w)", lower) or lower.startswith(("~", "≈")):
        return f'write "{date}~"'
    word = next((word for word in _PARTS if re.search(rf"\b{word}\b", lower)), "")
    if word and len(date) == 4:
        first, last = _PARTS[word]
        return f'write the range that it may mean, such as "{date}-{first:02}/{date}-{last:02}"'
    if word and len(date) == 7:
        days = {"early": "01/{}-10", "mid": "11/{}-20", "late": "21/{}-28"}.get(word, "01/{}-28")
        return f'write the range that it may mean, such as "{date}-{days.format(date)}"'
    return f'write "{date}"'


def _written(match: re.Match[str]) -> str:
    if match["iso"]:
        return match["iso"]
    if match["y"]:
        # Which of the two is the month cannot be known, unless one of them is none.
        day, month = int(match["d"]), int(match["m"])
        if month > 12:
            day, month = month, day
        return f"{match['y']}-{month:02}-{day:02}" if month <= 12 and day > 12 else ""
    month = _MONTHS.index(match["name"]) + 1
    written = match["day"] or match["after"]
    return f"{match['year']}-{month:02}" + (f"-{int(written):02}" if written else "")
