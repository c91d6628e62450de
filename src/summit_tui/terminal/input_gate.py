"""What of the input reaches the app: all that a reader does, and a bounded part of a flood.

A terminal may send anything: a pasted book, a paste that never ends, half a sequence, bytes that
are no UTF-8. The toolkit's parser takes it letter by letter, and no key is answered meanwhile. So
what comes in is looked at piece by piece here: a paste is cut and made one line of valid text, and
what comes faster than it can be answered is left out but for its end, where the next key is.
"""

from __future__ import annotations

import codecs
import re

PASTE = 4_000
"""Letters of a paste that are kept: more than a passage, less than what holds anybody up."""
SLICE = 512
"""Bytes that are passed on at a time, so that a key has little before it."""
_TAIL = 64
_BEGIN, _END = "\x1b[200~", "\x1b[201~"
_STARTS = ("\x1b[2", "\x1b[", "\x1b")
_CTRL_C = ("\x03", "\x1b[99;5u")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_STRING = re.compile(r"\x1b[P\]X^_][^\x07\x1b]*(?:\x07|\x1b\\)")
"""What terminals answer with (DCS, OSC and their like): nobody asks here, and no letter of it is a
key."""
_BREAKS = re.compile(r"[\t\r\n\v\f\u2028\u2029]+")


class InputGate:
    """Turns what the terminal sends into what the parser is given."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("ignore").decode
        self._waiting = ""
        self._paste: list[str] | None = None
        self._pasted = 0
        self._half = ""
        self._begun = ""
        self._passed = 0
        self.left_out = 0
        """Letters of the last paste that were left out, until somebody has asked."""

    @property
    def is_pasting(self) -> bool:
        """Whether a paste has begun and not ended."""
        return self._paste is not None

    @property
    def is_flooded(self) -> bool:
        """Whether more waits than anybody has pressed."""
        return len(self._waiting) > SLICE and not self._waiting.startswith(_BEGIN)

    def receive(self, data: bytes) -> bool:
        """Take what the terminal sends; whether the reader wants to leave at once, with ctrl+c."""
        text = self._decode(data)
        text, self._half = self._half + text, ""
        while text:
            text = self._pasting(text) if self._paste is not None else self._typing(text)
        return self.is_flooded and any(keys in self._waiting for keys in _CTRL_C)

    def _typing(self, text: str) -> str:
        # A lone escape has been passed on, for it is a key; a paste may yet begin with it.
        begun = len(self._begun)
        if begun and text.startswith(_BEGIN[begun:]):
            self._paste, self._pasted, self._passed, self._begun = [], 0, begun, ""
            return text[len(_BEGIN) - begun :]
        if begun and _BEGIN.startswith(self._begun + text):
            if begun + len(text) > len(_STARTS[0]):
                self._half = text
            else:
                self._begun += text
                self._waiting += text
            return ""
        typed, begin, rest = text.partition(_BEGIN)
        if not begin:
            at = typed.rfind("\x1b[20")
            if at >= 0 and _BEGIN.startswith(typed[at:]):  # half of it
                typed, self._half = typed[:at], typed[at:]
        self._waiting += _STRING.sub("", typed)
        self._begun = next((part for part in _STARTS if typed.endswith(part)), "")
        if begin:
            self._paste, self._pasted = [], 0
        return rest

    def _pasting(self, text: str) -> str:
        assert self._paste is not None
        pasted, end, rest = text.partition(_END)
        for keys in _CTRL_C:  # the last that came: nobody pastes that, but may want out of a paste
            if not end and pasted.endswith(keys):
                pasted, end, rest = pasted.removesuffix(keys), _END, keys
        if not end:  # the end may have come in half
            at = text.rfind("\x1b", -len(_END) + 1 or None)
            if at >= 0 and _END.startswith(text[at:]):
                pasted, self._half = text[:at], text[at:]
        room = PASTE - min(self._pasted, PASTE)
        self._pasted += len(pasted)
        if room:
            self._paste.append(pasted[:room])
        if end:
            self.end_paste()
        return rest

    def end_paste(self) -> None:
        """The paste is over, also when the terminal never says so."""
        if self._paste is None:
            return
        text = _CONTROL.sub("", _BREAKS.sub(" ", "".join(self._paste)))
        self.left_out += max(0, self._pasted - PASTE)
        self._paste = None
        self._waiting += _BEGIN + text + _END

    def next(self) -> bytes:
        """The next slice for the parser, empty if nothing waits; never a part of a sequence."""
        waiting = self._waiting
        if waiting.startswith(_BEGIN):
            end = waiting.find(_END) + len(_END)
        else:
            begin = waiting.find(_BEGIN)
            end = min(SLICE, len(waiting) if begin < 0 else begin)
            if end < len(waiting) and end == SLICE:
                end = _before_sequence(waiting, end)
            piece, self._waiting = waiting[:end], waiting[end:]
            return piece.encode()
        piece, self._waiting = waiting[self._passed : end], waiting[end:]
        self._passed = 0
        return piece.encode()

    def drop_flood(self) -> None:
        """Leave out what waits but its end."""
        if self.is_flooded:
            tail = self._waiting[-_TAIL:]
            if _END in tail or "\x1b" not in tail:
                tail = tail.rpartition(_END)[2]
            else:
                tail = tail[tail.index("\x1b") :]
            self._waiting = tail


def _before_sequence(text: str, end: int) -> int:
    """A place at or before this one where no sequence is cut in two."""
    start = text.rfind("\x1b", max(0, end - 32), end)
    return start if start > 0 else end
