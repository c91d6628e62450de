"""Circles in chains that must end: `speaks_for` and `based_on`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_SHOWN = 6


def circles(chains: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, str]]:
    """The steps that close a circle, each as (from, to, the whole circle in words).

    Without these steps no chain ever comes back to where it was. They are found in the order
    of `chains`, however deep these are. Every id in `chains` is a key of it.
    """
    done: set[str] = set()
    for start in chains:
        if start in done:
            continue
        depth = {start: 0}
        stack = [start]
        steps = [iter(chains[start])]
        while stack:
            here = stack[-1]
            step = next(steps[-1], None)
            if step is None:
                stack.pop()
                steps.pop()
                del depth[here]
                done.add(here)
            elif step in depth:
                yield here, step, _in_words(stack, depth[step])
            elif step not in done:
                depth[step] = len(stack)
                stack.append(step)
                steps.append(iter(chains[step]))


def _in_words(stack: list[str], begin: int) -> str:
    length = len(stack) - begin
    names = stack[begin : begin + _SHOWN]
    if length > _SHOWN:
        names.append(f"… ({length - _SHOWN} more)")
    return " → ".join([*names, stack[begin]])
