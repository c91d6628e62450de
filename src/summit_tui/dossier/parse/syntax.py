"""What the parser's errors mean, in plain words and at the place where one would mend them."""

from __future__ import annotations

import re

import tomli

from summit_tui.dossier.text import clip

_TOKEN = re.compile(
    r'#[^\n]*|"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r"|\"\"\"|'''"
    r'|"(?:[^"\\\n]|\\.)*+"?'
    r"|'[^'\n]*+'?|[\[\]{}]"
)
_MULTI_LINE = re.compile(
    rb'"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*+"{3,5}'
    rb"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
)
_ID = re.compile(r"""^[ \t]*id[ \t]*=[ \t]*(["'])([\w.-]{1,100})\1""", re.MULTILINE)
_LONG_NUMBER = re.compile(r"\d[\d_]{4299}")
_DEEP = re.compile(r"(?:[\[{]\s*(?:[\w.-]+\s*=\s*)?){40}")
_KEY = re.compile(r"\('(.*)',?\)")

_PLAIN_WORDS = {
    "Unterminated string": "this string is not closed",
    "Unclosed array": "this list is not closed with ‘]’",
    "Unclosed inline table": "this table is not closed with ‘}’",
    "Cannot overwrite a value": "this key is given twice",
    "Illegal character '\\n'": "this string is not closed on its line",
    "Illegal character '\\r'": "this string is not closed on its line",
    "Invalid value": "this is no value: text needs quotes",
    "Invalid statement": "a line begins with a key, ‘[’ or ‘#’",
    "Expected newline or end of document after a statement": "nothing can follow the value here",
    "Expected '=' after a key in a key/value pair": "a key needs ‘=’ and a value",
    "Unescaped '\\' in a string": "a ‘\\’ in a string is written ‘\\\\’",
    "Invalid date or datetime": "there is no such date",
    "Invalid initial character for a key part": "this is no key",
}
_STRAIGHT = 'a straight ‘"’ inside a text is written ‘\\"’; curly quotes need nothing'


def explain(error: Exception, text: str) -> tuple[int, str, str]:
    """The offset in `text` at which to mend it, what is wrong, and a hint, perhaps empty.

    `error` is what the parser raised over `text`: an error with a position, or one of the
    limits of the interpreter, which have none.
    """
    if not isinstance(error, tomli.TOMLDecodeError):
        return _limit(error, text)
    message = error.msg
    if error.pos >= len(error.doc.rstrip()):
        begin = opener(text)
        if begin is not None:
            what = {"[": "Unclosed array", "{": "Unclosed inline table"}.get(text[begin], "")
            return begin, _PLAIN_WORDS[what or "Unterminated string"], ""
    at = _offset(text, error.lineno, error.colno)
    hint = ""
    if message.startswith("Expected newline") and text[at - 1 : at] in "\"'":
        hint = _STRAIGHT
    plain, tip = _told_by_text(message, text, at)
    hint = tip or hint
    plain = plain or _PLAIN_WORDS.get(message, "")
    if not plain:
        plain = _KEY.sub(lambda match: f"‘{match[1]}’", message)
        plain = plain[:1].lower() + plain[1:]
    if message.startswith("Unescaped"):
        at = max(0, text.rfind("\\", 0, at))
    if message == "Cannot overwrite a value":
        # The parser notices only behind the value.
        at = text.rfind("\n", 0, at if text[at - 1 : at] != "\n" else at - 1) + 1
    return at, clip(plain, 200), hint


_LINES = 'a text over several lines stands between """ and """'
_BARE_DATE = re.compile(r"=[ \t]*(\d[\d./~-]*)[ \t]*(?:#[^\n]*)?\r?$", re.MULTILINE)
_MARKER = re.compile(r"[<=>|]{7}(?: |\r?$)", re.MULTILINE)


def _told_by_text(message: str, text: str, at: int) -> tuple[str, str]:
    """What the text at the place of an error says about it, and a hint; both may be empty."""
    begin = text.rfind("\n", 0, at) + 1
    line = text[begin:].split("\n", 1)[0]
    rest = line[at - begin :]
    if message.startswith("Illegal character '\\"):
        return "", _LINES
    if message == "Invalid statement" and _MARKER.match(line):
        return "this is a marker of a merge conflict of git", ""
    if message.startswith("Expected newline") and (date := _BARE_DATE.search(line)):
        from summit_tui.dossier.parse.written_dates import suggestion

        if re.fullmatch(r"\d{4}[\d/~-]*", date[1]):
            return "only a whole day stands without quotes", f'write "{date[1]}"'
        return "this is no date", suggestion(date[1])
    if message in ("Unclosed array", "Unclosed inline table") and _goes_on(message, rest):
        return "a comma is missing before this", ""
    if message == "Invalid value":
        return _no_value(rest)
    return "", ""


def _goes_on(message: str, rest: str) -> bool:
    """Whether the next item of a list, or field of a table, stands where it should end."""
    return bool(
        re.match(r"[\[{\"'\d]" if message == "Unclosed array" else r"[\w\"'-]+[ \t]*=", rest)
    )


def _no_value(rest: str) -> tuple[str, str]:
    word = re.match(r"\w*", rest)
    if word and word[0].lower() in ("true", "false", "yes", "no"):
        return "this is no value", "write true or false, in small letters"
    if rest.startswith(tuple("“”„‟«»‘’")):
        return "a text stands between straight quotes", f'write "…" around it, not {rest[:1]}'
    from summit_tui.dossier.parse.written_dates import suggestion

    return "", suggestion(rest[:100]) if re.search(r"\d{4}", rest[:100]) else ""


def _offset(text: str, line: int, col: int) -> int:
    begin = 0
    for _ in range(line - 1):
        begin = text.find("\n", begin) + 1
    return begin + col - 1


def opener(text: str) -> int | None:
    """Where the multi-line string, or else the outermost list or table, begins that is left open.

    None when all are closed.
    """
    opened: list[int] = []
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token in ('"""', "'''"):
            return match.start()
        if token in "[{":
            opened.append(match.start())
        elif token in "]}" and opened:
            opened.pop()
    return opened[0] if opened else None


def closing(data: bytes, at: int) -> int:
    """The offset behind the multi-line string that begins at an offset, or -1."""
    match = _MULTI_LINE.match(data, at)
    return match.end() if match else -1


def id_of(text: str) -> str:
    """The id of a record with a syntax error, where it can be made out."""
    match = _ID.search(text)
    return match[2] if match else ""


def _limit(error: Exception, text: str) -> tuple[int, str, str]:
    if isinstance(error, RecursionError):
        found, message = _DEEP.search(text), "lists and tables are nested too deep"
    elif isinstance(error, MemoryError | OverflowError):
        found, message = None, "this is too large for the memory"
    else:
        found = _LONG_NUMBER.search(text)
        message = "a number has too many digits" if found else clip(str(error), 200)
    return (found.start() if found else 0), message, ""
