"""The smallest set of edits that brings a change about, found by trying.

Limits are counts of work, so the answer is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from summit_tui.record import Record

Edits = frozenset[int]
Works = Callable[[Edits], bool]
"""Whether a change comes about where these edits are made."""


class Budget:
    """Work that may still be done."""

    def __init__(self, units: int) -> None:
        self.left = units

    def spend(self, units: int) -> None:
        """Take note of work that is about to be done.

        Raises:
            OverBudgetError: there is not so much left.
        """
        if units > self.left:
            raise OverBudgetError
        self.left -= units


class OverBudgetError(Exception):
    """It would take more work than is allowed."""


class Cause(Record):
    """Edits that bring a change about together, and whether no fewer do.

    Without any, none were found.
    """

    edits: tuple[int, ...]
    smallest: bool


def cause_of(near: Sequence[int], every: Sequence[int], works: Works) -> Cause:
    """The smallest of the sets of edits with which it works.

    `near` are the edits that are likely to matter, and are tried first; `every` are all that can.
    Of several sets as small, it is one that removing edits from the first pool leads to.
    """
    found: tuple[int, ...] = ()
    try:
        pool = next((pool for pool in (near, every) if pool and works(frozenset(pool))), None)
        if pool is None:
            return Cause((), smallest=False)
        found = tuple(pool)
        for found in _reduced(list(pool), works):  # noqa: B007 - the last one, or the last in time
            pass
        for size in range(1, len(found)):
            for fewer in combinations(every, size):
                if works(frozenset(fewer)):
                    return Cause(fewer, smallest=True)
    except OverBudgetError:
        return Cause(found, smallest=False)
    return Cause(found, smallest=True)


def _reduced(pool: list[int], works: Works) -> Iterator[tuple[int, ...]]:
    """Delta debugging: ever fewer edits with which it works, of the last of which it needs all."""
    parts = 2
    while len(pool) > 1:
        size = -(-len(pool) // parts)
        chunks = [pool[at : at + size] for at in range(0, len(pool), size)]
        rests = [[it for it in pool if it not in chunk] for chunk in chunks]
        chunk = next((chunk for chunk in chunks if works(frozenset(chunk))), None)
        if chunk:
            pool, parts = chunk, 2
            yield tuple(pool)
            continue
        # Of two halves, the rest without the one is the other.
        tried = rests if len(chunks) > 2 else ()
        rest = next((rest for rest in tried if works(frozenset(rest))), None)
        if rest:
            pool, parts = rest, max(2, len(chunks) - 1)
            yield tuple(pool)
        elif size == 1:
            return
        else:
            parts = min(len(pool), 2 * parts)
