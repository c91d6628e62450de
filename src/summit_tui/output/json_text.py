"""JSON documents as text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence


def json_text(document: Mapping[str, object]) -> Iterator[str]:
    """One record a line.

    Not indented: `json` does that in Python, which takes longer than everything else here.
    """
    yield "{"
    for at, (name, value) in enumerate(document.items()):
        yield f"{', ' if at else ''}{_text(name)}: "
        yield from json_list(value) if isinstance(value, list) else (_text(value),)
    yield "}\n"


def json_list(records: Sequence[object]) -> Iterator[str]:
    """A list, one record a line."""
    yield "[\n" + ",\n".join(map(_text, records)) + "\n]"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
