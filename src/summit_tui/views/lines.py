"""Lines of text with roles, and how they are wrapped and cut.

A `Line` says what a piece of text *is* (`"quote"`, `"muted"`), not how it looks: `palette` knows
that. Everything here is plain data, so that what the screen says can be tested without one.
Widths are in terminal cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from summit_tui.cell_width import cell_len, clusters, cut, is_simple
from summit_tui.record import Record

Role = Literal[
    "text", "muted", "strong", "quote", "aside", "heading", "accent", "date", "key",
    "hard", "tension", "nuance", "good", "rule", "left", "right", "found",
]  # fmt: skip


class Span(Record):
    """A piece of text in one role.

    `link` is the web address that it leads to where the reader has asked for links. It is set on
    lines that have been wrapped: wrapping and cutting drop it.
    """

    text: str
    role: Role = "text"
    link: str = ""


Line = tuple[Span, ...]
EMPTY: Line = ()


def line(*parts: Span | str | tuple[str, Role]) -> Line:
    """A line of spans; a bare string is plain text."""
    return tuple(Span(part) if isinstance(part, str) else Span(*part) for part in parts if part)


def width_of(spans: Sequence[Span]) -> int:
    """Cells that the spans take."""
    return sum(cell_len(span.text) for span in spans)


def plain(spans: Sequence[Span]) -> str:
    """The text alone."""
    return "".join(span.text for span in spans)


def fit(spans: Line, width: int) -> Line:
    """Cut to a width, with an ellipsis where something is lost."""
    if width <= 0:
        return EMPTY
    if width_of(spans) <= width:
        return spans
    room = width - 1
    kept: list[Span] = []
    for span in spans:
        size = cell_len(span.text)
        if size > room:
            text = cut(span.text, room).rstrip() if room else ""
            kept.append(Span(text + "…", span.role))
            break
        kept.append(span)
        room -= size
    return tuple(kept)


def spread(left: Line, right: Line, width: int) -> Line:
    """One line with a left and a right end; the left is cut when both do not fit."""
    room = width - width_of(right)
    if room <= 0:
        return fit(right, width)
    left = fit(left, room - 1 if right else room)
    gap = width - width_of(left) - width_of(right)
    return (*left, Span(" " * gap), *right)


def wrap(spans: Line, width: int, limit: int | None = None, indent: int = 0) -> list[Line]:
    """Break at blanks into lines of at most `width` cells; long words are cut.

    With a `limit`, the last line ends in an ellipsis when text is left over. All but the first
    line are indented.
    """
    if width < 4 + indent:
        indent = 0
    width = max(1, width)
    lines: list[Line] = []
    for wrapped in _wrapped(spans, width, indent):
        if limit is not None and len(lines) == limit:
            if lines:
                lines[-1] = _with_ellipsis(lines[-1], width)
            return lines
        lines.append(wrapped)
    return lines or [EMPTY]


def _with_ellipsis(spans: Line, width: int) -> Line:
    """End a line in an ellipsis, cutting into its last span if there is no room."""
    if not spans:
        return line("…")
    last = spans[-1]
    room = width - width_of(spans[:-1]) - 1
    text = last.text if cell_len(last.text) <= room else cut(last.text, max(0, room))
    return (*spans[:-1], Span(text.rstrip(" ,;:.") + "…", last.role))


def _wrapped(spans: Line, width: int, indent: int) -> Iterator[Line]:
    pad = [Span(" " * indent)] if indent else []
    current: list[Span] = []
    used = start = 0
    for text, role, _ in spans:
        words: list[str] = []  # of this span, on this line
        for word, size in _pieces(text, width - indent):
            if word == " ":
                if start < used < width:
                    words.append(word)
                    used += 1
                continue
            if used + size > width and used > start:
                yield _trimmed([*current, Span("".join(words), role)])
                current, words, used, start = [*pad], [], indent, indent
            words.append(word)
            used += size
        if words:
            current.append(Span("".join(words), role))
    if used > start:
        yield _trimmed(current)


def _pieces(text: str, width: int) -> Iterable[tuple[str, int]]:
    """Words and single blanks, with their widths; a word longer than a line in parts."""
    simple = is_simple(text)
    for index, word in enumerate(text.split(" ")):
        if index:
            yield " ", 1
        size = len(word) if simple else cell_len(word)
        rest = word
        while size > width:
            head = cut(rest, width) or next(clusters(rest))[0]
            yield head, cell_len(head)
            rest = rest[len(head) :]
            size = cell_len(rest)
        if rest:
            yield rest, size


def _trimmed(spans: Sequence[Span]) -> Line:
    """Join neighbours of one role and drop blanks at the end."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].role == span.role:
            joined[-1] = Span(joined[-1].text + span.text, span.role)
        else:
            joined.append(span)
    while joined:
        text = joined[-1].text.rstrip()
        if text:
            joined[-1] = Span(text, joined[-1].role)
            break
        joined.pop()
    return tuple(joined)
