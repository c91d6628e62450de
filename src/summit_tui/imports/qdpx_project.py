"""What a REFI-QDA project says before its sources: coders, codes, variables and cases."""

from __future__ import annotations

from summit_tui.imports.assembly import Assembly, Position
from summit_tui.imports.codebook import Code, Codebook
from summit_tui.imports.losses import IN_NOTE, CannotImportError
from summit_tui.imports.qdpx_elements import Element
from summit_tui.imports.request import Request

_ROLES = frozenset("role position function organization organisation".split())
"""Variables of a case that say in which role it speaks."""


class Project:
    """Who and what there is, by the ids of the project."""

    def __init__(self, request: Request, assembly: Assembly, notes: dict[str, str]) -> None:
        """`notes` are the texts of notes."""
        self.request = request
        self.assembly = assembly
        self.losses = assembly.losses
        self.codes = Codebook(
            request.stances,
            request.columns.get("actor", ""),
            request.columns.get("proposition", ""),
        )
        self._notes = notes
        self._users: dict[str, str] = {}
        self._variables: dict[str, str] = {}
        self._cases: dict[str, Element] = {}
        self._cases_of: dict[str, list[str]] = {}
        self._used: set[str] = set()
        self._descriptions: dict[str, str] = {}
        self._ready = False

    def described(self, element: Element) -> None:
        """Take the name of the whole."""
        if element.title:
            origin = element.attributes.get("origin", "")
            about = f"Imported from {self.request.name}" + (f" ({origin})" if origin else "")
            self.assembly.heading(element.title, f"{about}.")

    def code(self, element: Element) -> None:
        """Take a code when it begins, before those under it."""
        above = element.above
        codable = element.attributes.get("isCodable", "true") in ("true", "1")
        outer = above.guid if above and above.name == "Code" else ""
        self.codes.add(Code(element.guid, element.title, outer, codable))

    def case_of(self, case: Element, target: str) -> None:
        """Take what belongs to a case: a source or a selection. Of others that is nothing new."""
        if case.name == "Case":
            self._cases_of.setdefault(target, []).append(case.guid)

    def element(self, element: Element) -> None:
        """Take an element that has ended."""
        match element.name:
            case "User":
                self._users[element.guid] = element.title or element.attributes.get("id", "")
            case "Variable":
                self._variables[element.guid] = element.title
            case "Code":
                self._descriptions[element.guid] = element.description
                self.losses.add("colour of a code", times=int("color" in element.attributes))
            case "Case":
                self._cases[element.guid] = element
            case other:
                self.losses.add(other.casefold(), example=element.title)

    def begin(self) -> None:
        """Take the codebook as it is, when the first source begins."""
        if self._ready:
            return
        self._ready = True
        for field in ("actor", "proposition"):
            group = self.request.columns.get(field, "")
            if group and not self.codes.has_group(group):
                raise CannotImportError(f"‘{self.request.name}’ has no code ‘{group}’")
        for code, meaning in self.codes.leaves():
            if meaning.proposition:
                self.assembly.proposition(meaning.proposition, meaning.proposition, meaning.topic)
                if told := self._descriptions.get(code.guid):
                    self.assembly.annotate("propositions", meaning.proposition, told)
                    self.losses.add("description of a code", IN_NOTE, told)

    def actors_of(self, *targets: str) -> list[str]:
        """Those whose case the first of these belongs to that belongs to any."""
        for target in targets:
            if found := self._cases_of.get(target):
                return [self._case(guid) for guid in found if guid in self._cases]
        return []

    def positions(self, codes: list[str]) -> tuple[list[str], list[Position], list[str]]:
        """The actors and positions that codes name, and what else they say."""
        actors, positions, notes = [], [], []
        for guid in dict.fromkeys(codes):
            if guid not in self.codes:
                self.losses.add("code that is not in the codebook", example=guid)
                continue
            meaning = self.codes.meaning(guid)
            if meaning is None:
                name = self.codes.name(guid)
                self.losses.add("code that is no proposition", IN_NOTE, name)
                notes.append(f"code: {name}")
            elif meaning.actor:
                actors.append(self.assembly.actor(meaning.actor, meaning.actor))
            else:
                text = meaning.proposition
                id_ = self.assembly.proposition(text, text, meaning.topic)
                positions.append(Position(id_, meaning.stance))
        return actors, positions, notes

    def remarks(self, element: Element) -> list[str]:
        """The description of an element, its notes, and who coded it."""
        told = []
        if element.description.strip():
            self.losses.add("description", IN_NOTE, element.description)
            told.append(element.description)
        for guid in dict.fromkeys(element.notes):
            if note := self._notes.get(guid):
                self.losses.add("note", IN_NOTE, note)
                told.append(note)
        for guid in sorted(element.coders):
            if name := self._users.get(guid):
                self.losses.add("coder", IN_NOTE, name)
                told.append(f"coder: {name}")
        return told

    def values(self, element: Element) -> list[tuple[str, str]]:
        """The variables of an element by their names."""
        return [
            (self._variables.get(guid, guid), value.strip())
            for guid, value in element.values
            if value.strip()
        ]

    def finish(self) -> None:
        """Tell of what nothing uses."""
        self.begin()
        for guid, case in self._cases.items():
            if guid not in self._used:
                self.losses.add("case without a passage", example=case.title)

    def _case(self, guid: str) -> str:
        case = self._cases[guid]
        actor = self.assembly.actor(case.title, case.title or guid)
        if guid not in self._used:
            self._used.add(guid)
            for name, value in self.values(case):
                if name.casefold() in _ROLES:
                    self.assembly.role(case.title, value)
                else:
                    self.losses.add(f"variable ‘{name}’", IN_NOTE, value)
                    self.assembly.annotate("actors", case.title, f"{name}: {value}")
            if case.description.strip():
                self.losses.add("description", IN_NOTE, case.description)
                self.assembly.annotate("actors", case.title, case.description)
        return actor
