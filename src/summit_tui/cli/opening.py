"""Opening the screen: what has to be so, and what the application is given."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import TYPE_CHECKING

from summit_tui.cli.config import Config, config_asked
from summit_tui.cli.environment import as_started
from summit_tui.cli.exits import OK
from summit_tui.cli.loading import CannotRunError, load_asked, mention, say, shipped
from summit_tui.cli.parser import meant_command
from summit_tui.cli.state import Remembered
from summit_tui.dossier.text import visible

if TYPE_CHECKING:
    from summit_tui.analysis.addresses import Address
    from summit_tui.analysis.snapshot import Snapshot
    from summit_tui.cli.dossier_files import DossierFiles
    from summit_tui.cli.specs import Options
    from summit_tui.cli.writing import FileWriter
    from summit_tui.terminal.appearance import Appearance
    from summit_tui.tui.app import SummitApp
    from summit_tui.tui.privileges import Privileges

_FOR_OWNERS = (
    "For pipes and scripts there are commands, for example: summit-tui statements --json; "
    "summit-tui --plain prints all as text"
)
_FOR_VISITORS = "Connect with: ssh -t"
"""What helps where there is no terminal."""
_VISIT = {"idle": 15 * 60, "longest": 4 * 60 * 60}
"""Seconds that a visit lasts, by the option that says otherwise."""


def open_screen(options: Options) -> int:
    """Show the dossier on this terminal, or print all of it with `--plain`; returns the exit code.

    Raises:
        CannotRunError: there is no terminal for it, nothing to read, or no such record.
    """
    from summit_tui.tui.privileges import OWNER, VISITOR

    if options.dossier and not os.path.lexists(options.dossier):
        near = meant_command(options.dossier)
        if near:
            missing = visible(options.dossier)
            raise CannotRunError(f"there is no ‘{missing}’; did you mean the command ‘{near}’?")
    if options.tour and (options.dossier or options.goto or options.kiosk or options.plain):
        raise CannotRunError("--tour is on the dossier that ships, from its beginning, on a screen")
    privileges = VISITOR if options.kiosk else OWNER
    if options.kiosk:
        from summit_tui.cli.lock import lock

        lock()
    from summit_tui.terminal.appearance import appearance, can_address

    environment = as_started()
    config = _config(options)
    in_ascii = config.ascii if options.ascii is None else options.ascii
    if options.plain and not options.kiosk:
        return _print_plain(options, appearance(environment, ascii=in_ascii))
    _need_terminal(_FOR_VISITORS if options.kiosk else _FOR_OWNERS)
    if not can_address(environment):
        term = visible(environment.get("TERM", ""))
        raise CannotRunError(
            f"this terminal (TERM={term}) cannot move its cursor: use summit-tui --plain, "
            "or set TERM to what the terminal is"
        )
    files = _files(options, config, privileges)
    loaded = load_asked(options, paths=privileges.may_see_paths)
    from summit_tui.analysis.snapshot import snapshot

    shown = snapshot(loaded.dossier)
    begin = _address(shown, options.goto) if options.goto else None
    # Frames follow the keys at once instead of at the toolkit's 60 a second. Read at import.
    os.environ.setdefault("TEXTUAL_FPS", "1000")
    # How many colours there are is decided here, and by the convention of NO_COLOR.
    os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"
    os.environ.pop("NO_COLOR", None)
    import_without_ssl("asyncio")
    from summit_tui.tui.kiosk import KioskApp
    from summit_tui.views.time import Time

    gc.freeze()
    gc.enable()
    # The thread that writes to the terminal must not wait the usual 5 ms for its turn: nothing else
    # runs beside the screen for longer than a moment.
    sys.setswitchinterval(0.00005)
    looks = appearance(environment, theme=options.theme or config.theme, ascii=in_ascii)
    looks = looks._replace(links=config.links and privileges.may_see_paths)
    time = Time(loaded.whole, loaded.day)
    remembers = privileges.may_write and config.remember and not (options.fresh or options.tour)
    memory = Remembered(options.dossier or shipped()) if remembers else None
    command = ["summit-tui", *([options.dossier] if options.dossier else [])]
    app: SummitApp
    if options.kiosk:
        idle, longest = _seconds("idle", options.idle), _seconds("longest", options.longest)
        app = KioskApp(
            shown, loaded.problems, looks, time, idle, longest, begin=begin, origin=files
        )
    else:
        app = _app(options)(
            shown, loaded.problems, looks, time, memory, begin, command,
            keymap=config.keymap, start="" if options.tour else config.start, origin=files,
            writer=_writer(config), locator=loaded.locator, desk=files,
        )  # fmt: skip
    app.run()
    if app.crash:
        raise app.crash
    if app.parting:
        say(app.parting)
    if memory and memory.fault:
        say(f"where you were is not remembered: {memory.fault}")
    return app.ended or OK


def _app(options: Options) -> type[SummitApp]:
    """The app, or the one that leads through the first steps."""
    if options.tour:
        from summit_tui.tui.tour import TourApp

        return TourApp
    from summit_tui.tui.app import SummitApp

    return SummitApp


def _files(options: Options, config: Config, privileges: Privileges) -> DossierFiles:
    """The files to follow, as they are before they are read."""
    from summit_tui.cli.dossier_files import DossierFiles

    path = options.dossier or shipped()
    name = "" if privileges.may_see_paths else os.path.basename(path)
    return DossierFiles(path, name, follow=config.watch and not options.no_watch)


def _writer(config: Config) -> FileWriter:
    """Puts what is on the screen into files, in the folder of the settings or in this one."""
    from summit_tui.cli.writing import FileWriter

    suffix = ".html" if config.export_format == "html" else ".md"
    return FileWriter(os.path.expanduser(config.export_folder), suffix)


def _seconds(name: str, text: str) -> float:
    """Seconds after which a visit ends."""
    try:
        seconds = float(text or _VISIT[name])
    except ValueError:
        seconds = 0
    if not 0 < seconds < float("inf"):
        raise CannotRunError(f"--{name} takes seconds: more than none, and less than for ever")
    return seconds


def import_without_ssl(name: str) -> None:
    """Import a module as on a Python that was built without `ssl`, which is a part one may lack.

    `asyncio` loads it for connections; a screen has none, and it takes 4 MB and a sixtieth of the
    start. Whoever asks for it later gets it.
    """
    if name in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # as the import system has it: not there
    try:
        importlib.import_module(name)
    finally:
        del sys.modules["ssl"]


def _config(options: Options) -> Config:
    """The reader's settings; a visitor has none."""
    if not options.kiosk:
        return config_asked(options)
    if options.config:
        raise CannotRunError("--config is not read with --kiosk")
    return Config()


def _print_plain(options: Options, looks: Appearance) -> int:
    """The views as text, in letters that the locale has."""
    loaded = load_asked(options)
    mention(loaded.problems)
    from shutil import get_terminal_size

    from summit_tui.analysis.snapshot import snapshot
    from summit_tui.cell_width import cell_size
    from summit_tui.terminal.glyphs import Glyphs
    from summit_tui.views.plain import plain_lines

    glyphs = Glyphs(looks.encoding, ascii=looks.ascii, width_of=cell_size)
    out = sys.stdout.buffer
    for text in plain_lines(snapshot(loaded.dossier), get_terminal_size().columns):
        out.write(text.translate(glyphs).encode(looks.encoding) + b"\n")
    return OK


def _address(shown: Snapshot, text: str) -> Address:
    from summit_tui.analysis.addresses import Unknown, find_address

    found = find_address(shown, text)
    if isinstance(found, Unknown):
        raise CannotRunError(f"--goto: {found}")
    return found


def _need_terminal(instead: str) -> None:
    streams = {
        "standard input": sys.stdin,
        "standard output": sys.stdout,
        "standard error": sys.stderr,
    }
    without = [name for name, stream in streams.items() if not stream.isatty()]
    if without:
        raise CannotRunError(f"the explorer needs a terminal, and {without[0]} is none. {instead}")
