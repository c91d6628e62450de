"""What waits for what, for Graphviz: `summit-tui blockers --dot | dot -Tsvg`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from summit_tui.analysis.blockers import words
from summit_tui.analysis.blockers.answer import Answer

_WRAP = 24
"""Characters of a name on one line of a box."""


def write_dot(answer: Answer, out: TextIO) -> None:
    """The graph below the goal: an arrow from what waits to what it waits for.

    What holds is filled, what somebody refuses has a double border, what is in a deadlock a
    thick one. What nobody said in their own words is dashed, what is inferred dotted. An
    alternative passes through a point of its own.
    """
    out.writelines(line + "\n" for line in _lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    state = answer.state
    dossier = state.graph.dossier
    yield "digraph blockers {"
    yield '  rankdir=LR; node [shape=box, fontname="sans-serif"]; edge [fontname="sans-serif"];'
    locked = {name for deadlock in answer.deadlocks for name in deadlock.outcomes}
    seen = {answer.goal: None}
    for name in (queue := [answer.goal]):
        record = dossier.outcomes[name]
        needs = state.needs(name)
        style = []
        if state.holds(name):
            style.append('style=filled, fillcolor="#dddddd"')
        if any(need.refusal and not need.cause for need in needs):
            style.append("peripheries=2")
        if name in locked:
            style.append("penwidth=2")
        label = _quoted(_wrapped(record.name))
        yield f"  {_quoted(name)} [{', '.join([f'label={label}', *style])}];"
        for need in needs:
            precondition = need.precondition
            if precondition is None:
                continue
            for group in precondition.any_of:
                for member in group:
                    if member not in seen:
                        seen[member] = None
                        queue.append(member)
            by = words.sides(dossier, precondition.set_by)
            line = {"stated": "solid", "law": "solid", "inferred": "dotted"}
            drawn = f"style={line.get(precondition.basis, 'dashed')}"
            if need.cause:
                drawn += ', color="#999999"'
            label = f"label={_quoted(by or precondition.basis)}"
            if len(precondition.any_of) == 1:
                for member in precondition.any_of[0]:
                    yield f"  {_quoted(name)} -> {_quoted(member)} [{label}, {drawn}];"
                continue
            yield from _alternatives(name, precondition.id, precondition.any_of, label, drawn)
    yield "}"


def _alternatives(
    name: str, precondition: str, groups: tuple[tuple[str, ...], ...], label: str, drawn: str
) -> Iterator[str]:
    point = f"?{precondition}"
    yield f'  {_quoted(point)} [shape=circle, label="or", fontsize=9, margin=0];'
    yield f"  {_quoted(name)} -> {_quoted(point)} [{label}, {drawn}, arrowhead=none];"
    for at, group in enumerate(groups):
        start = point
        if len(group) > 1:
            start = f"?{precondition}?{at}"
            yield f'  {_quoted(start)} [shape=circle, label="and", fontsize=9, margin=0];'
            yield f"  {_quoted(point)} -> {_quoted(start)} [{drawn}, arrowhead=none];"
        for member in group:
            yield f"  {_quoted(start)} -> {_quoted(member)} [{drawn}];"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _wrapped(text: str) -> str:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _WRAP:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)
