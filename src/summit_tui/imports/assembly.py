"""A dossier under way: takes what importers read, gives out ids, writes statements as they come.

Sources, actors and propositions are kept until the end, for what is said of them comes in pieces;
statements, of which there are many more, go to the disk at once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from summit_tui.dossier.text import fold_space, visible
from summit_tui.imports.anchors import Passages, plain
from summit_tui.imports.days import day_of
from summit_tui.imports.folder import Folder
from summit_tui.imports.losses import IN_NOTE, Losses
from summit_tui.imports.slugs import Slugs
from summit_tui.record import Record

_TELL_EVERY = 500

Fields = dict[str, object]


class Position(Record):
    """A stance on a proposition, given by its id. An empty stance is not known."""

    proposition: str
    stance: str
    firm: str = ""


class Said(Record):
    """What an importer knows of one statement. Ids are those that the assembly has given out.

    `hint` is what the foreign file calls it. `voice` is empty where the dossier's own rule applies.
    """

    hint: str
    actor: str
    source: str
    quote: str = ""
    summary: str = ""
    prefix: str = ""
    suffix: str = ""
    voice: str = ""
    date: str = ""
    positions: tuple[Position, ...] = ()
    attributed_by: str = ""
    occasion: str = ""
    lang: str = ""
    notes: tuple[str, ...] = ()


class Assembly:
    """What an importer fills. Each `key` is whatever the foreign file knows a thing by."""

    def __init__(self, folder: Folder, losses: Losses, told: Callable[[int], None]) -> None:
        """`told` hears now and then how many statements there are."""
        self.losses = losses
        self._folder = folder
        self._told = told
        self._slugs = {name: Slugs(name) for name in ("source", "actor", "claim", "statement")}
        self._tables: dict[str, dict[Hashable, Fields]] = {
            "sources": {},
            "actors": {},
            "propositions": {},
        }
        self._sources: dict[str, Fields] = {}
        self._heading: Fields = {}
        self._parties: dict[str, str] = {}
        self._statements = 0

    def heading(self, title: str, about: str, **more: object) -> None:
        """Say what the whole is called, and where it comes from."""
        self._heading = {"title": _shown(title), "about": _shown(about), **more}

    def record(self, table: str, fields: Fields) -> None:
        """Write a record as it is: one of a dossier, with an id of its own."""
        self._folder.record(table, fields)
        if table == "statements":
            self._count()

    def source(self, key: Hashable, name: str, *, id_: str = "", **fields: object) -> str:
        """The id of a document, which is added when it is first met; its id is made of `name`."""
        made = self._record("sources", "source", key, name, id_, fields)
        self._sources.setdefault(made, self._tables["sources"][key])
        return made

    def actor(self, key: Hashable, name: str, kind: str = "person") -> str:
        """The id of an actor, who is added when first met."""
        kind = "" if kind == "person" else kind
        return self._record("actors", "actor", key, name, "", {"name": name, "kind": kind})

    def narrator(self, source: str, name: str = "") -> str:
        """The id of the outlet that speaks where a document names no speaker: its publisher."""
        made = self._sources[source]
        name = str(made.get("publisher") or name or made.get("title") or source)
        return self.actor(("outlet", name), name, "outlet")

    def proposition(self, key: Hashable, text: str, topic: str = "") -> str:
        """The id of a proposition, which is added when it is first met."""
        return self._record("propositions", "claim", key, text, "", {"text": text, "topic": topic})

    def party(self, name: str) -> str:
        """The id of a party that a column of a table was expressly named for."""
        from summit_tui.imports.slugs import slugged

        return self._parties.setdefault(name, slugged(name) or "party")

    def amend(self, table: str, key: Hashable, **fields: object) -> None:
        """Say what is learnt later of a record, in place of what was said."""
        record = self._tables[table][key]
        record.update({name: _clean(value) for name, value in fields.items() if value})

    def annotate(self, table: str, key: Hashable, *notes: str) -> None:
        """Keep what has no field in the note of a record."""
        self._listed(table, key, "note").update(dict.fromkeys(filter(None, map(_shown, notes))))

    def role(self, key: Hashable, name: str) -> bool:
        """Say in which role an actor speaks; give whether that is the first one known of it."""
        shown = _shown(name)
        roles = self._listed("actors", key, "role")
        roles[shown] = None
        return next(iter(roles)) == shown

    def text(self, source: str, key: Hashable, text: str) -> Passages:
        """Write the text of a document, and give what anchors passages in it."""
        text = plain(text)
        record = self._tables["sources"][key]
        if "file" in record:
            self.losses.add("second text of a document", example=source)
        elif text.strip():
            record["file"] = f"{source}.txt"
            self._folder.text(f"{source}.txt", text)
        return Passages(text)

    def date(self, text: str, what: str) -> tuple[str, list[str]]:
        """A date as a dossier writes it, and what to note where it is none."""
        day = day_of(text)
        if day or not text.strip():
            return day, []
        self.losses.add(f"{what} that is not understood", IN_NOTE, text)
        return "", [f"{what}: {text}"]

    def say(self, said: Said) -> None:
        """Write one statement."""
        notes = list(said.notes)
        positions = []
        for position in said.positions:
            if position.stance:
                told = {"proposition": position.proposition}
                if position.stance != "affirms":
                    told["stance"] = position.stance
                if position.firm:
                    told["firm"] = position.firm
                positions.append(told)
            else:
                self.losses.add("coding without a stance", IN_NOTE, position.proposition)
                notes.append(f"coded: {position.proposition}")
        record: Fields = {
            "id": self._slugs["statement"].take(said.actor, said.hint),
            "actor": said.actor,
            "source": said.source,
            "date": said.date,
            "voice": said.voice,
            "quote": _shown(said.quote),
            "summary": _shown(said.summary),
            "prefix": _shown(said.prefix),
            "suffix": _shown(said.suffix),
            "attributed_by": said.attributed_by,
            "positions": positions,
            "occasion": _shown(said.occasion),
            "lang": said.lang,
        }
        record["note"] = _joined(dict.fromkeys(filter(None, map(_shown, notes))))
        self._folder.record("statements", record)
        self._count()

    def _count(self) -> None:
        self._statements += 1
        if self._statements % _TELL_EVERY == 0:
            self._told(self._statements)

    def finish(self) -> None:
        """Write what was kept until now."""
        self._folder.heading(self._heading)
        for name, id_ in self._parties.items():
            self._folder.record("parties", {"id": id_, "name": _shown(name)})
        for table, records in self._tables.items():
            for record in records.values():
                listed = {
                    name: _joined(kept) for name, kept in record.items() if type(kept) is dict
                }
                self._folder.record(table, record | listed)

    def _listed(self, table: str, key: Hashable, field: str) -> dict[str, None]:
        """The parts of a field that grows."""
        parts = self._tables[table][key].setdefault(field, {})
        assert isinstance(parts, dict)
        return parts

    def _record(
        self, table: str, slugs: str, key: Hashable, name: str, id_: str, fields: Fields
    ) -> str:
        records = self._tables[table]
        if key not in records:
            ids = self._slugs[slugs]
            made: Fields = {"id": ids.keep(id_) if id_ else ids.take(name)}
            made.update({field: _clean(value) for field, value in fields.items()})
            records[key] = made
        return str(records[key]["id"])


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)


def _clean(value: object) -> object:
    if isinstance(value, str):
        return _shown(value)
    return [_shown(str(part)) for part in value] if isinstance(value, list | tuple) else value


def _shown(text: str) -> str:
    return visible(fold_space(text))
