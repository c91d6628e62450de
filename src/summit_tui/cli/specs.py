"""What can be written on the command line, as one table: the screen, and each command.

The parser, the help, the manual page and the completion scripts are all made from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.record import Record

if TYPE_CHECKING:
    from summit_tui.dossier.model import Basis
    from summit_tui.terminal.appearance import ThemeName

FORMATS = (
    "markdown", "brief", "html",
    "csv", "json", "csl", "dna", "graphml", "gexf", "argdown", "jsonld",
)  # fmt: skip
IMPORTED = ("dna", "qdpx", "hypothesis", "csv", "csl", "ris", "json")
"""What another program has written: `imports.formats`, which is not imported."""
WITH_MARK = ("csv", "dna")
"""Formats that can begin with a byte-order mark."""
KINDS = (
    "party", "source", "actor", "question", "proposition", "fact", "outcome", "statement",
    "precondition", "utterance",
)  # fmt: skip
GROUNDS = ("own words", "act", "paraphrase", "relayed", "leaked", "outlet", "reading")
"""From the strongest to the weakest: `analysis.contradictions.grounds`, which is not imported."""
BASES = ("stated", "attributed", "leaked", "inferred")
TABLES = ("statements", "positions", "contradictions", "actors", "sources")
THEMES = ("dark", "light", "high-contrast", "terminal")
SHELLS = ("bash", "zsh", "fish")


class Argument(Record):
    """An option, or a place on the command line where `names` is empty.

    `value` is what stands for its value in the help, and empty for a switch; a switch sets its
    field to `sets`. `words` are the values that there are, if they can be listed. `many` says that
    it may be given again.
    """

    field: str
    names: tuple[str, ...]
    value: str
    help: str
    words: tuple[str, ...] = ()
    many: bool = False
    optional: bool = True
    sets: bool = True


class Command(Record):
    """What follows a command, or the bare program name where `name` is empty."""

    name: str
    help: str
    arguments: tuple[Argument, ...]

    @property
    def options(self) -> tuple[Argument, ...]:
        """What begins with a hyphen."""
        return tuple(argument for argument in self.arguments if argument.names)

    @property
    def places(self) -> tuple[Argument, ...]:
        """What stands without a name, in its order."""
        return tuple(argument for argument in self.arguments if not argument.names)


def _option(field: str, value: str, help_: str, words: tuple[str, ...] = ()) -> Argument:
    return Argument(field, (f"--{field.replace('_', '-')}",), value, help_, words)


def _switch(field: str, help_: str) -> Argument:
    return _option(field, "", help_)


_HELP = Argument("help", ("-h", "--help"), "", "say what can be written here, and end")
_DOSSIER = Argument(
    "dossier", (), "DOSSIER", "a TOML file, or a folder of them (default: the dossier that ships)"
)
_AS_OF = _option("as_of", "DATE", "only what had been said by that day")
_JSON = _switch("json", "print JSON, as docs/json.md describes it")
_CONFIG = _option(
    "config", "FILE", "the settings (default: config.toml in the user's config folder)"
)
_GOAL = _option("goal", "ID", "the outcome (default: the goal of the dossier)")
_BASIS = _option(
    "basis",
    "BASIS",
    "the weakest preconditions that count (default: stated, what the parties say)",
    BASES,
)

SCREEN = Command(
    "",
    "Explore a dossier: who said what, where the accounts contradict one another.",
    (
        _HELP,
        _DOSSIER,
        _AS_OF,
        _switch("plain", "print the views as text instead, for screen readers and logs"),
        _option("theme", "THEME", "the colours (default: dark; terminal: its own)", THEMES),
        _switch("ascii", "borders and marks in ASCII, for fonts without them"),
        Argument(
            "ascii", ("--no-ascii",), "", "borders and marks as they are, whatever is set",
            sets=False,
        ),
        _CONFIG,
        _option("goto", "ID", "begin at this record; Y copies such a line"),
        _switch("fresh", "begin at the beginning, and remember no places"),
        _switch("no_watch", "leave the screen as it is when the dossier is saved"),
        _switch("kiosk", "for visitors of a shared machine: only reads"),
        _option("idle", "SECONDS", "with --kiosk: end after so long without a key (default: 900)"),
        _option("longest", "SECONDS", "with --kiosk: end after so long anyway (default: 14400)"),
        _switch("tour", "learn it in eight steps, on the dossier that ships"),
        _switch("version", "say which version this is, and end"),
    ),
)  # fmt: skip


def _records(name: str, help_: str) -> Command:
    return Command(name, help_, (_HELP, _DOSSIER, _AS_OF, _JSON))


_COMMANDS = (
    _records("actors", "who takes a position"),
    _records("statements", "who said what, when, in which source"),
    Command(
        "disputes",
        "what is disputed, who answers how, and what matters most",
        (
            _HELP,
            _DOSSIER,
            _AS_OF,
            _JSON,
            _option("actor", "ID", "only what this actor is part of"),
            _switch("all", "also what is dismissed, and questions on which nothing contradicts"),
            _option("grounds", "GROUNDS", "only where both sides rest on this or better", GROUNDS),
        ),
    ),
    Command(
        "contradictions",
        "where the accounts contradict",
        (
            _HELP,
            _DOSSIER,
            _AS_OF,
            _JSON,
            _option("grounds", "GROUNDS", "only where all sides rest on this or better", GROUNDS),
        ),
    ),
    Command(
        "explain",
        "why two statements (or actors) contradict each other, or which condition fails",
        (
            _HELP,
            Argument(
                "first",
                (),
                "A",
                "a statement or an actor; or a contradiction, without B",
                optional=False,
            ),
            Argument("second", (), "B", "another one"),
            _DOSSIER,
            _AS_OF,
            _JSON,
        ),
    ),
    Command(
        "blockers",
        "what blocks the goal, and what would have to give",
        (
            _HELP,
            _DOSSIER,
            _AS_OF,
            _JSON,
            _GOAL,
            _BASIS,
            _option(
                "assume",
                "MOVE",
                "what if this move were made; may be given again (the JSON lists the moves' ids)",
            )._replace(many=True),
            _switch("dot", "print a graph for Graphviz"),
        ),
    ),
    _records("sources", "the documents, and what they relay"),
    Command(
        "diff",
        "what is different between two dossiers, what follows, and which edits caused it",
        (
            _HELP,
            Argument(
                "first",
                (),
                "OLD",
                "a file, a folder, or one in git (HEAD~3:my.toml, or HEAD~3 for that of NEW)",
            ),
            Argument("second", (), "NEW", "the other one (without: OLD against its HEAD)"),
            Argument("first_day", ("--from",), "DATE", "compare two days of one dossier: this"),
            Argument("last_day", ("--to",), "DATE", "and this one (default: its last)"),
            _BASIS,
            _JSON,
        ),
    ),
    Command(
        "merge",
        "put two dossiers into one new file, and say what is in both and differs",
        (
            _HELP,
            Argument("first", (), "A", "the one that leads", optional=False),
            Argument("second", (), "B", "the other one", optional=False),
            _option("out", "FILE", "the new file"),
        ),
    ),
    Command(
        "export",
        "take the dossier away: documents, tables, networks, sources",
        (
            _HELP,
            Argument("format", (), "FORMAT", "what to write", FORMATS, optional=False),
            _DOSSIER,
            _AS_OF,
            _option("out", "FILE", "write to this file (default: standard output)"),
            _switch("force", "replace the file if there is one already"),
            _option(
                "actor",
                "ID",
                "only what this actor said, and what stands against it; may be given again",
            )._replace(many=True, field="actors"),
            _switch("html", "for brief: a page to print instead of Markdown"),
            _switch("pdf", "for brief and html: print it, with Chromium or WeasyPrint"),
            _option("table", "TABLE", "which table, for csv (default: statements)", TABLES),
            _switch("bom", "for csv and dna: begin with the mark by which Excel knows UTF-8"),
            _GOAL,
            _BASIS,
        ),
    ),
    Command(
        "import",
        "make a dossier of what another program has written",
        (
            _HELP,
            Argument("format", (), "FORMAT", "what the file is", IMPORTED, optional=False),
            Argument("file", (), "FILE", "the file"),
            _option("out", "FOLDER", "the folder for the dossier and its texts, a new one"),
            _option(
                "column",
                "FIELD=NAME",
                "which column, variable or code has what, as actor=Speaker; may be given again",
            )._replace(many=True, field="columns"),
            _option(
                "stance",
                "WORD=STANCE",
                "which stance a word means; without WORD=, that of codings which name none; may be "
                "given again",
            )._replace(many=True, field="stances"),
            _option("encoding", "NAME", "the encoding of texts and tables (default: UTF-8)"),
            _switch("example", "print a table to begin with, for csv"),
            _JSON,
        ),
    ),
    Command(
        "check",
        "print every problem of a dossier (exit 1 if there are any)",
        (
            _HELP,
            _DOSSIER._replace(help=f"{_DOSSIER.help}; - is standard input"),
            _AS_OF,
            _switch("hints", "list what nothing uses, and what may be meant otherwise, too"),
            _option(
                "texts",
                "DIR",
                "look there for drafts and for what sources share (default: $SUMMIT_TUI_TEXTS)",
            ),
            _switch("watch", "check again whenever a file is saved, until ctrl+c"),
            _JSON,
        ),
    ),
    Command(
        "verify",
        "find every quote in its source's text",
        (
            _HELP,
            _DOSSIER,
            _AS_OF,
            _JSON,
            _option(
                "texts",
                "DIR",
                "the folder with the sources' texts (default: $SUMMIT_TUI_TEXTS)",
            ),
            _switch("stamp", "write today into the dossier, as checked of sources that are good"),
        ),
    ),
    Command(
        "drafts",
        "what is marked as a draft; accept it, or drop it, in the file",
        (
            _HELP,
            _DOSSIER,
            _JSON,
            _option("accept", "ID", "take away its line draft = true; may be given again")._replace(
                many=True
            ),
            _option("drop", "ID", "take the record out of its file; may be given again")._replace(
                many=True
            ),
        ),
    ),
    Command(
        "schema",
        "the format as a JSON Schema with the dossier's ids, for editors that complete",
        (
            _HELP,
            _DOSSIER,
            _option("out", "FILE", "write to this file (default: standard output)"),
            _switch("force", "replace the file if there is one already"),
            _switch("watch", "write it again whenever the dossier is saved, until ctrl+c"),
        ),
    ),
    Command(
        "new",
        "write a small dossier to begin with, which explains itself",
        (
            _HELP,
            Argument("first", (), "FILE", "a new file; - is standard output", optional=False),
        ),
    ),
    Command(
        "add",
        "put one more record into a dossier; asks for its fields, or takes them as options",
        (
            _HELP,
            Argument("kind", (), "KIND", "what", KINDS[:-1], optional=False),
            Argument("dossier", (), "DOSSIER", "a TOML file, or a folder of them", optional=False),
            _option("id", "ID", "its id (default: made of its words)"),
            _option("actor", "ID", "of a statement: who says it"),
            _option("source", "ID", "of a statement: where it stands"),
            _option("date", "DATE", "when it was said, or published"),
            _option("quote", "TEXT", "of a statement: verbatim, without quotation marks"),
            _option("summary", "TEXT", "of a statement: in your own words"),
            _option(
                "set", "FIELD=VALUE", "any other field, as in TOML; lists can go with commas"
            )._replace(many=True),
            _option("texts", "DIR", "look for the quote there (default: $SUMMIT_TUI_TEXTS)"),
            _switch("draft", "write it as a draft, also if its quote is not found"),
        ),
    ),
    Command(
        "rename",
        "another id for a record, everywhere in the files of a dossier",
        (
            _HELP,
            Argument("first", (), "OLD", "the id that there is", optional=False),
            Argument("second", (), "NEW", "the id that it is to have", optional=False),
            _DOSSIER._replace(help="a TOML file, or a folder of them"),
            _option("kind", "KIND", "of what, where several things have the id", KINDS),
        ),
    ),
    Command("keys", "every action of the screen, and its keys", (_HELP, _CONFIG, _JSON)),
    Command(
        "completion",
        "print what makes the shell complete",
        (_HELP, Argument("shell", (), "SHELL", "for which shell", SHELLS, optional=False)),
    ),
)
COMMANDS = {command.name: command for command in _COMMANDS}
EVERY = (SCREEN, *_COMMANDS)
"""The screen, then the commands."""


class Options(Record):
    """What was written: one field for each argument of each command, at its default."""

    dossier: str = ""
    as_of: str = ""
    json: bool = False
    help: bool = False
    version: bool = False
    plain: bool = False
    theme: ThemeName | None = None
    ascii: bool | None = None
    config: str = ""
    goto: str = ""
    fresh: bool = False
    tour: bool = False
    no_watch: bool = False
    kiosk: bool = False
    idle: str = ""
    longest: str = ""
    actor: str = ""
    actors: tuple[str, ...] = ()
    all: bool = False
    grounds: str = ""
    goal: str = ""
    basis: Basis | None = None
    assume: tuple[str, ...] = ()
    dot: bool = False
    format: str = ""
    out: str = "-"
    force: bool = False
    html: bool = False
    pdf: bool = False
    table: str = ""
    bom: bool = False
    file: str = ""
    columns: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    encoding: str = ""
    example: bool = False
    hints: bool = False
    watch: bool = False
    texts: str = ""
    stamp: bool = False
    kind: str = ""
    id: str = ""
    source: str = ""
    date: str = ""
    quote: str = ""
    summary: str = ""
    set: tuple[str, ...] = ()
    draft: bool = False
    accept: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    shell: str = ""
    first: str = ""
    second: str = ""
    first_day: str = ""
    last_day: str = ""
