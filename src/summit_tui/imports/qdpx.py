"""REFI-QDA projects (`.qdpx`), as programs for qualitative analysis exchange them.

An archive with `project.qde`, which is XML, and the texts of sources beside it. A *selection* is a
passage of a source; a *coding* puts a code on it; a *case* is who or what was looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from summit_tui.imports.archive import Archive, archive
from summit_tui.imports.assembly import Assembly
from summit_tui.imports.losses import CannotImportError
from summit_tui.imports.qdpx_elements import Element
from summit_tui.imports.qdpx_project import Project
from summit_tui.imports.qdpx_sources import Sources
from summit_tui.imports.reading import decoded
from summit_tui.imports.request import Request
from summit_tui.imports.xml_events import Events

_SOURCES = frozenset("TextSource PictureSource PDFSource AudioSource VideoSource".split())
_TEXTS = frozenset("Representation Transcript TextDescription".split())
_SELECTIONS = frozenset(
    "PlainTextSelection PDFSelection PictureSelection AudioSelection VideoSelection "
    "TranscriptSelection".split()
)
_OTHERS = frozenset("Project User Code Variable VariableValue Case Set Graph Link Coding".split())
_OPENED = _SOURCES | _TEXTS | _SELECTIONS | _OTHERS
_VALUES = frozenset(
    "TextValue BooleanValue IntegerValue FloatValue DateValue DateTimeValue".split()
)


def read_qdpx(request: Request, assembly: Assembly) -> None:
    """Read a project into a dossier.

    Raises:
        CannotImportError: it is none, or is made to do harm.
    """
    with archive(request.path, request.name) as files:
        inner = [name for name in files.names() if name.casefold().endswith(".qde")]
        if len(inner) != 1:
            raise CannotImportError(
                f"‘{request.name}’ is no project of REFI-QDA: it has {len(inner)} files *.qde"
            )
        texts = _Texts(files, request)
        notes = _Notes(inner[0], texts)
        with files.open(inner[0]) as stream:
            notes.events.read(stream)
        reader = _Reader(inner[0], Project(request, assembly, notes.found), texts.read)
        with files.open(inner[0]) as stream:
            reader.events.read(stream)
        reader.project.finish()


class _Texts:
    """The texts of the archive, by the paths that elements give."""

    def __init__(self, files: Archive, request: Request) -> None:
        self._files = files
        self._encoding = request.encoding
        self._names = {name.casefold() for name in files.names()}

    def read(self, path: str) -> str | None:
        """The text at a path; none if it is not in the archive."""
        scheme, _, name = path.partition("://")
        name = f"sources/{name.lstrip('/')}"
        if scheme != "internal" or name.casefold() not in self._names:
            return None
        return decoded(self._files.read(name), self._encoding, name)


class _Notes:
    """Reads the notes, which stand behind the sources that refer to them."""

    def __init__(self, name: str, texts: _Texts) -> None:
        self.found: dict[str, str] = {}
        self.events = Events(name, self._began, self._ended)
        self._texts = texts
        self._note = ""
        self._title = ""

    def _began(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Note":
            self._note, self._title = attributes.get("guid", ""), attributes.get("name", "")
            path = attributes.get("plainTextPath", "")
            self._keep((self._texts.read(path) or "") if path else "")
        elif name == "PlainTextContent" and self._note:
            self.events.collect()

    def _ended(self, name: str, text: str) -> None:
        if name == "Note":
            self._note = ""
        elif name == "PlainTextContent" and self._note:
            self._keep(text)

    def _keep(self, text: str) -> None:
        told = text.strip()
        shown = told if told.startswith(self._title) else f"{self._title}: {told}"
        self.found[self._note] = shown.strip(": ")


class _Reader:
    """Reads everything else: hands on each element when it ends, with what stood in it."""

    def __init__(self, name: str, project: Project, text_at: Callable[[str], str | None]) -> None:
        self.events = Events(name, self._began, self._ended)
        self.project = project
        self._sources = Sources(project, text_at)
        self._open: list[Element] = []
        self._in_notes = False

    def _began(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._open and name != "Project":
            raise CannotImportError("it is no project of REFI-QDA: it has no element ‘Project’")
        if name == "Notes":
            self._in_notes = True
        if self._in_notes:
            return
        if name in _OPENED:
            element = Element(name, attributes, self._open[-1] if self._open else None)
            self._open.append(element)
            if name == "Code":
                self.project.code(element)
            elif name in _SOURCES:
                self._sources.begin(element)
        elif name in _VALUES or name in ("Description", "PlainTextContent"):
            self.events.collect()
        else:
            self._refer(name, attributes)

    def _refer(self, name: str, attributes: Mapping[str, str]) -> None:
        """Elements that only point to others."""
        target, element = attributes.get("targetGUID", ""), self._open[-1]
        match name:
            case "CodeRef":
                element.codes.append(target)
            case "NoteRef":
                element.notes.append(target)
            case "VariableRef":
                element.variable = target
            case "SourceRef" | "SelectionRef":
                self.project.case_of(element, target)
            case "SyncPoint":
                element.points[attributes.get("guid", "")] = attributes.get("position", "")

    def _ended(self, name: str, text: str) -> None:
        if name == "Notes":
            self._in_notes = False
        if self._in_notes or not self._open:
            return
        element = self._open[-1]
        if name == "Description":
            element.description = text
        elif name == "PlainTextContent" or name in _VALUES:
            element.text = text
        elif name == element.name:
            self._open.pop()
            self._finish(element)

    def _finish(self, element: Element) -> None:
        above = element.above
        if above is None:
            self.project.described(element)
        elif element.name in _SOURCES:
            self._sources.end(element)
        elif element.name in _SELECTIONS:
            self._sources.selection(element)
        elif element.name == "Representation" and above.name == "PDFSelection":
            above.text = self._sources.text_of(element) or ""
        elif element.name in _TEXTS:
            self._sources.text(element)
        elif element.name == "VariableValue":
            above.values.append((element.variable, element.text))
        elif element.name == "Coding":
            above.codes += element.codes
            above.notes += element.notes
            above.coders.add(element.attributes.get("creatingUser", ""))
        else:
            self.project.element(element)
