"""The sources of a REFI-QDA project: their texts, and the passages that are coded in them."""

from __future__ import annotations

from collections.abc import Callable

from summit_tui.imports.anchors import Anchor, Passages
from summit_tui.imports.assembly import Said
from summit_tui.imports.days import day_of
from summit_tui.imports.losses import IN_NOTE
from summit_tui.imports.offsets import counted_as
from summit_tui.imports.qdpx_elements import Element
from summit_tui.imports.qdpx_project import Project

_KINDS = {"PictureSource": "picture", "AudioSource": "audio", "VideoSource": "video"}
_FIELDS = {"date": "date", "published": "date", "publisher": "publisher", "url": "url"}
"""Variables of a source that have a field."""
_MARGIN = 4
"""Letters of a selection's name that tell whether its offsets are counted in the usual way."""


class Sources:
    """Makes sources and statements of elements as they end."""

    def __init__(self, project: Project, text_at: Callable[[str], str | None]) -> None:
        """`text_at` gives the text at a path of the archive, if it is there."""
        self._project = project
        self._assembly = project.assembly
        self._losses = project.losses
        self._text_at = text_at

    def begin(self, element: Element) -> None:
        """Begin a source: its passages refer to it before it ends."""
        self._project.begin()
        title = element.title or element.guid
        kind = _KINDS.get(element.name, "")
        self._assembly.source(element.guid, title, title=title, kind=kind)

    def end(self, element: Element) -> None:
        """End a source: what is said of the whole of it."""
        self.text(element)
        notes = self._project.remarks(element)
        for name, value in self._project.values(element):
            field = _FIELDS.get(name.casefold(), "")
            said = day_of(value) if field == "date" else value
            if field and said:
                self._assembly.amend("sources", element.guid, **{field: said})
            else:
                self._losses.add(f"variable ‘{name}’", IN_NOTE, value)
                notes.append(f"{name}: {value}")
        _, positions, others = self._project.positions(element.codes)
        for position in positions:
            self._losses.add("code of a whole source", IN_NOTE, position.proposition)
            notes.append(f"coded: {position.proposition}")
        self._assembly.annotate("sources", element.guid, *notes, *others)
        if "path" in element.attributes:
            self._losses.add("file of pictures, sound or pages", example=element.title)

    def text_of(self, element: Element) -> str | None:
        """The text of an element, from within it or from the archive."""
        path = element.attributes.get("plainTextPath", "")
        if element.text or not path:
            return element.text or None
        text = self._text_at(path)
        if text is None:
            self._losses.add("text that is not in the project", example=path)
        return text

    def text(self, element: Element) -> Passages | None:
        """The passages of an element that has a text; it is written when this is first asked."""
        if element.passages is None:
            text = self.text_of(element)
            source = _source(element)
            if text is None or source is None:
                return None
            key = source.guid
            element.passages = self._assembly.text(self._id(source), key, text)
        return element.passages

    def selection(self, element: Element) -> None:
        """Make a statement of a passage for each who speaks in it."""
        project, source, holder = self._project, _source(element), element.above
        if source is None or holder is None:
            return
        actors, positions, notes = project.positions(element.codes)
        notes += project.remarks(element)
        anchor = self._anchor(element, holder)
        if anchor is None:
            self._losses.add(f"passage without words ({element.name})", example=element.title)
            return
        actors = project.actors_of(element.guid) or actors or project.actors_of(source.guid)
        if not positions and not notes and not actors:
            self._losses.add("passage that nothing is said of", example=anchor.quote)
            return
        if anchor.widened:
            self._losses.add("passage that cuts a word", "widened to the whole word", anchor.quote)
        narrated = not actors
        if narrated:
            self._losses.add("passage without a speaker", "the source’s own claim", anchor.quote)
            actors = [self._assembly.narrator(self._id(source))]
        for actor in dict.fromkeys(actors):
            self._assembly.say(
                Said(
                    hint=element.guid.strip("{}").partition("-")[0],
                    actor=actor,
                    source=self._id(source),
                    quote=anchor.quote,
                    prefix=anchor.prefix,
                    suffix=anchor.suffix,
                    voice="narration" if narrated else "" if anchor.quoted else "paraphrase",
                    positions=tuple(positions),
                    notes=tuple(notes),
                )
            )

    def _anchor(self, element: Element, holder: Element) -> Anchor | None:
        if element.name == "PDFSelection" and element.text.strip():
            return Anchor(" ".join(element.text.split()), "", "", quoted=True, widened=False)
        passages = self.text(holder)
        if passages is None:
            return None
        if element.name == "TranscriptSelection":
            begin, end = (
                holder.points.get(element.attributes.get(point, ""), "")
                for point in ("fromSyncPoint", "toSyncPoint")
            )
            span = int(begin) if begin.isdigit() else -1, int(end) if end.isdigit() else -1
        else:
            span = element.number("startPosition"), element.number("endPosition")
        return passages.anchor(*_counted(passages.text, span, element.title))

    def _id(self, source: Element) -> str:
        return self._assembly.source(source.guid, source.title or source.guid)


def _counted(text: str, span: tuple[int, int], name: str) -> tuple[int, int]:
    """The offsets in code points. Programs name a selection after how it begins.

    Where the text at the offsets begins otherwise, but does not if they are counted as some
    programs do, it is that.
    """
    begin, end = span
    words = "".join(name.rstrip(".… ").split())
    if len(words) >= _MARGIN:
        for offset in counted_as(text):
            first = offset(begin)
            shown = text[first : first + 2 * len(name) + 20] if first >= 0 else ""
            if "".join(shown.split()).startswith(words):
                return first, offset(end)
    return span


def _source(element: Element) -> Element | None:
    """The source that an element belongs to."""
    found: Element | None = element
    while found is not None and not found.name.endswith("Source"):
        found = found.above
    return found
