"""Plays the terminal: a pty with a program in it, a screen, and answers to its queries.

Shared by the measures (`bench.pty_probe`) and the end-to-end tests (`e2e.terminal`). It acts
like a modern terminal: true colour, synchronised output (mode 2026), in-band resize reports
(mode 2048), and the kitty key protocol.
"""

from __future__ import annotations

import fcntl
import os
import re
import struct
import subprocess
import sys
import termios
from collections import deque
from collections.abc import Mapping, Sequence

import pyte
import pyte.screens

CELL = (10, 20)
"""Width and height of a cell in pixels, for the reports that carry pixels."""

_SEQUENCE = re.compile(
    rb"\x1b\[(?P<private>[<=>?]?)(?P<args>[0-9;:]*)(?P<mid>[ -/]*)(?P<final>[@-~])"
    rb"|\x1b[\]P_^X](?P<string>[^\x07\x1b]*)(?:\x07|\x1b\\)"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[<=>?]?[0-9;:]*[ -/]*|[\]P_^X][^\x07\x1b]*\x1b?)?\Z")
_KNOWN = (1, 7, 25, 1000, 1002, 1003, 1004, 1006, 1016, 1049, 2004, 2026, 2048)
_SPECIAL = (b"b", b"S", b"T", b"c", b"n", b"t")  # what pyte lacks, or would answer
_ON_AT_START = frozenset({7, 25})


class _Screen(pyte.Screen):
    """pyte's screen, and the few sequences of an xterm that it lacks."""

    last = " "

    def draw(self, data: str) -> None:
        self.last = data[-1:] or self.last
        super().draw(data)

    def repeat(self, count: int = 1) -> None:
        """REP: the last character again."""
        self.draw(self.last * max(1, count))

    def roll(self, rows: int) -> None:
        """SU (positive) or SD (negative): move the lines between the margins, not the cursor."""
        top, bottom = self.margins or (0, self.lines - 1)
        at = self.cursor.x, self.cursor.y
        self.cursor.y = bottom if rows > 0 else top
        for _ in range(abs(rows)):
            if rows > 0:
                self.index()
            else:
                self.reverse_index()
        self.cursor.x, self.cursor.y = at


class Screen:
    """What a program has drawn, which modes it is in, and what the terminal owes it.

    `receive` is cheap and answers queries at once; the drawing waits for `draw_next`, which
    draws a small piece, or `render`, which draws all. Sequences that pyte would print as text
    are taken out before.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._tail = b""
        self._todo: deque[bytes | int] = deque()
        self.modes: set[int] = set(_ON_AT_START)
        self.kitty: list[int] = []
        self.replies = b""

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self._screen.columns, self._screen.lines

    @property
    def left_on(self) -> list[str]:
        """The modes that differ from how a terminal starts: empty when all is restored.

        1016 (the mouse in pixels) is not among them: it says nothing once the mouse is off,
        and the toolkit leaves it.
        """
        differ = sorted((self.modes ^ _ON_AT_START) - {1016})
        return [f"mode {mode}" for mode in differ] + ["kitty keys"] * bool(self.kitty)

    def receive(self, data: bytes) -> None:
        """Take output of the program. Answers collect in `replies`."""
        data = self._tail + data
        unfinished = _UNFINISHED.search(data)
        at = unfinished.start() if unfinished else len(data)
        data, self._tail = data[:at], data[at:]
        begin = 0
        for match in _SEQUENCE.finditer(data):
            private, mid, final = match.group("private", "mid", "final")
            if final and not private and not mid and final not in _SPECIAL:
                continue  # most of all: colours and places, which are pyte's
            # What came before goes first: an answer may depend on it.
            self._queue(data[begin : match.start()])
            begin = match.start()
            if self._ours(match):
                begin = match.end()
            if final in (b"b", b"S", b"T") and not private:
                count = int(match["args"].split(b";")[0] or b"1")
                rolls = {b"b": 0, b"S": count, b"T": -count}[final]
                self._todo.extend([rolls] if rolls else [0] * count)
        self._queue(data[begin:])

    @property
    def pending(self) -> int:
        """How many pieces are received and not yet drawn."""
        return len(self._todo)

    def draw_next(self) -> None:
        """Draw one piece: about a millisecond's work."""
        item = self._todo.popleft()
        if isinstance(item, bytes):
            self._stream.feed(item)
        elif item:
            self._screen.roll(item)
        else:
            self._screen.repeat()

    def render(self) -> list[str]:
        """Draw what has come in; the lines of the screen, right-stripped."""
        while self._todo:
            self.draw_next()
        return self.lines

    @property
    def cells(self) -> list[list[pyte.screens.Char]]:
        """What is drawn so far, cell by cell, with colours and attributes."""
        columns, rows = self.size
        return [[self._screen.buffer[y][x] for x in range(columns)] for y in range(rows)]

    @property
    def lines(self) -> list[str]:
        """What is drawn so far, line by line, without the blanks at the ends."""
        return [line.rstrip() for line in self._screen.display]

    def _queue(self, data: bytes) -> None:
        self._todo.extend(data[at : at + 512] for at in range(0, len(data), 512))

    def resize(self, columns: int, rows: int) -> None:
        """The window has a new size."""
        self.render()
        self._screen.resize(rows, columns)
        if 2048 in self.modes:
            self.replies += size_report(columns, rows)

    def _ours(self, match: re.Match[bytes]) -> bool:
        """Whether this sequence is handled here, and so kept from pyte."""
        if match["string"] is not None:
            return True
        private, args, mid, final = match.group("private", "args", "mid", "final")
        if mid:
            if private == b"?" and mid == b"$" and final == b"p":
                state = (1 if int(args) in self.modes else 2) if int(args) in _KNOWN else 0
                self.replies += b"\x1b[?%s;%d$y" % (args, state)
            return True
        if private == b"?" and final in b"hl":
            self._set_modes([int(mode) for mode in args.split(b";") if mode], on=final == b"h")
            return False
        if final == b"u" and private:
            self._kitty(private, args)
            return True
        if final == b"c" and not private:
            self.replies += b"\x1b[?62;22c"
        elif final == b"n" and args == b"6":
            self.render()
            at = self._screen.cursor
            self.replies += b"\x1b[%d;%dR" % (at.y + 1, at.x + 1)
        return bool(private and private != b"?") or final in _SPECIAL

    def _set_modes(self, modes: Sequence[int], *, on: bool) -> None:
        for mode in modes:
            if mode == 1049 and (on is not (mode in self.modes)):
                # There is one buffer here: the other screen begins empty, and leaves none.
                self._todo.append(b"\x1b[2J\x1b[H")
            if on:
                self.modes.add(mode)
                if mode == 2048:
                    self.replies += size_report(*self.size)
            else:
                self.modes.discard(mode)

    def _kitty(self, private: bytes, args: bytes) -> None:
        number = int(args.split(b";")[0] or b"0")
        if private == b"?":
            self.replies += b"\x1b[?%du" % (self.kitty[-1] if self.kitty else 0)
        elif private == b">":
            self.kitty.append(number)
        elif private == b"<":
            del self.kitty[-max(1, number) :]
        elif self.kitty:
            self.kitty[-1] = number


def size_report(columns: int, rows: int) -> bytes:
    """What a terminal sends in mode 2048 when its size changes."""
    return b"\x1b[48;%d;%d;%d;%dt" % (rows, columns, rows * CELL[1], columns * CELL[0])


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The caller's environment, made that of a plain modern terminal.

    What would steer the toolkit or its colours is taken out, so that a measure or a test
    does not depend on who runs it.
    """
    env = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TEXTUAL", "SUMMIT_TUI_", "LC_", "TMUX", "SSH_"))
        and name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "ESCDELAY")
    }
    env.update(TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8")
    # What one run remembers, or somebody has set, is nothing to the next.
    env.update(XDG_STATE_HOME=os.devnull, XDG_CONFIG_HOME=os.devnull)
    env.update(extra or {})
    return env


def set_size(fd: int, columns: int, rows: int) -> None:
    """Give the pty a size; the program in it gets SIGWINCH."""
    pixels = min(columns * CELL[0], 65535), min(rows * CELL[1], 65535)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, *pixels))


def spawn(
    argv: Sequence[str], size: tuple[int, int], env: Mapping[str, str], cwd: str | None = None
) -> tuple[subprocess.Popen[bytes], int]:
    """Start a program in a pty of this size (columns, rows): it, and the terminal's end."""
    ours, theirs = os.openpty()
    set_size(ours, *size)
    process = subprocess.Popen(
        argv,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=dict(env),
        cwd=cwd,
        start_new_session=True,
        # The pty has to be the program's controlling terminal, or no resize reaches it.
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0) and None,  # noqa: PLW1509
    )
    os.close(theirs)
    os.set_blocking(ours, False)
    return process, ours


def read(fd: int) -> bytes | None:
    """What waits to be read: empty when nothing does, None when the program has gone."""
    try:
        return os.read(fd, 1 << 16) or None
    except BlockingIOError:
        return b""
    except OSError:  # EIO: nobody holds the other end
        return None


KEYS = {
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "enter": b"\r",
    "tab": b"\t",
    "escape": b"\x1b",
    "backspace": b"\x7f",
    "f1": b"\x1bOP",
}


def key_bytes(key: str, *, kitty: bool = False) -> bytes:
    """What a terminal sends for a key: a name of `KEYS`, `ctrl+x`, or the text itself.

    With the kitty protocol on, Escape is a sequence of its own: nobody has to wait for what
    may follow it.
    """
    if kitty and key == "escape":
        return b"\x1b[27u"
    if key.startswith("ctrl+") and len(key) == 6:
        return bytes([ord(key[-1]) & 31])
    return KEYS.get(key) or key.encode()


def program(name: str) -> str:
    """The path of a command that is installed beside the interpreter."""
    return os.path.join(os.path.dirname(sys.executable), name)
