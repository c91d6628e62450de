"""Ids from names: readable, of plain letters, unique, and the same whenever a file is imported."""

from __future__ import annotations

import re

_ID = re.compile(r"(?!-)[\w.-]{1,90}")
_LONGEST = 44
"""Characters of an id that are made from one name; a number that tells clashes apart is more."""


class Slugs:
    """Gives out ids for the records of one table."""

    def __init__(self, fallback: str) -> None:
        """`fallback` is the id of what has no letter or digit in its name."""
        self._fallback = fallback
        self._next: dict[str, int] = {}

    def take(self, *names: str) -> str:
        """An id that nobody has yet, made of the names that are not empty.

        Names that fold into one, as `Müller` and `Muller`, are told apart by numbers in the order
        in which they come.
        """
        slug = "-".join(filter(None, map(slugged, names))) or self._fallback
        if slug not in self._next:
            self._next[slug] = 2
            return slug
        while (numbered := f"{slug}-{self._next[slug]}") in self._next:
            self._next[slug] += 1
        self._next[slug] += 1
        self._next[numbered] = 2
        return numbered

    def keep(self, id_: str) -> str:
        """The id itself, if a dossier can have it and nobody has it yet, or else as `take`."""
        if not _ID.fullmatch(id_) or id_ in self._next:
            return self.take(id_)
        self._next[id_] = 2
        return id_


def slugged(name: str) -> str:
    """The name in small Latin letters and digits, with hyphens between its words."""
    if not name.isascii():
        from anyascii import anyascii

        name = anyascii(name[: 2 * _LONGEST])
    slug = re.sub("[^a-z0-9]+", "-", name[: 4 * _LONGEST].lower()).strip("-")
    if len(slug) <= _LONGEST:
        return slug
    cut = slug.rfind("-", _LONGEST // 2, _LONGEST + 1)
    return slug[: cut if cut > 0 else _LONGEST]
