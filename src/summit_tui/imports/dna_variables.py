"""Which variable of DNA says what: by what the reader asks for, or by the names that DNA gives."""

from __future__ import annotations

import re
from collections.abc import Mapping

from summit_tui.record import Record

_USUAL = {
    "actor": ("person", "actor", "speaker"),
    "role": ("organization", "organisation"),
    "proposition": ("concept", "claim", "proposition"),
    "stance": ("agreement",),
}
"""What variables are called, in DNA's own first statement type and in those that are like it."""


class StatementType(Record):
    """A type of statements: its variables by id, and those that have a field here.

    The others of `names` are kept in notes. A variable that is not there is none.
    """

    label: str
    names: Mapping[object, str]
    actor: object
    role: object
    proposition: object
    stance: object

    @classmethod
    def of(
        cls,
        label: str,
        variables: Mapping[object, tuple[str, str]],
        columns: Mapping[str, str],
    ) -> StatementType:
        """The type that has these variables, each with its name and the type of its data."""
        names = {id_: name for id_, (name, _) in variables.items()}
        found: dict[str, object] = {}
        for field, usual in _USUAL.items():
            wanted = (columns[field],) if field in columns else usual
            by_name = {name.casefold(): id_ for id_, name in reversed(names.items())}
            found[field] = next(
                (by_name[name.casefold()] for name in wanted if name.casefold() in by_name), None
            )
        if found["stance"] is None and "stance" not in columns:
            flags = [id_ for id_, (_, kind) in variables.items() if kind == "boolean"]
            found["stance"] = flags[0] if len(flags) == 1 else None
        if found["role"] == found["actor"]:
            found["role"] = None
        return cls(label, names, **found)

    @property
    def codes(self) -> bool:
        """Whether such statements say where somebody stands."""
        return self.proposition is not None and (self.actor or self.role) is not None

    @property
    def taken(self) -> tuple[object, ...]:
        """The variables that have a field."""
        return (self.actor, self.role, self.proposition, self.stance)

    @property
    def actor_kind(self) -> str:
        """What its actors are."""
        name = self.names.get(self.actor, "").casefold()
        return "institution" if name in _USUAL["role"] else "person"


def same_person(name: str, other: str) -> bool:
    """Whether two names are one, as `Joel Bluestein` and `Bluestein, Joel`."""
    return bool(name) and _words(name) == _words(other)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold()))
