"""What a text and a quote may differ in and still be the same words: the folds, in their order.

Each fold is one row of `FOLDS`: a name, what it does, an example, and the function that makes it.
Patterns begin with the sign that they are about, so that texts without it are passed over quickly.
No fold makes one word of two. What cannot be decided in a text alone (a hyphen at the end of a
line, stress and vowel marks that one side leaves out, where quotation marks stand) is not dropped
but made a *sign*: a noncharacter that `folded` takes out of the words and keeps beside them, so
that `quotes` can compare it under its own rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from summit_tui.dossier.text import EMOJI
from summit_tui.record import Record

LINE = "\n"
PARAGRAPH = "\ufdd0"
HARD_HYPHEN = "\ufdd1"
SOFT_HYPHEN = "\ufdd2"
OPEN = "\ufdd3"
CLOSE = "\ufdd4"
OPEN_SINGLE = "\ufdd5"
CLOSE_SINGLE = "\ufdd6"
PAGE_LINE = "\ufdd7"
"""The end of a line beside the end of a page: a sentence may go on over it."""
OTHER_LINE = "\ufdd8"
"""A line break that editors do not count as one: VT, NEL, U+2028."""
JOINED_LINE = "\ufdd9"
"""A line break between two halves of one word, or two letters of a script without blanks."""
STRESS = "\ufdda"
SIGNS = "\ufdd0-\ufdda"
POINTS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670\u06d6-\u06dc"
"""Vowel and reading marks of Hebrew and Arabic, which most texts leave out."""

BLANKS = " \t\f\x1c-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
BREAKS = f"{LINE}{PAGE_LINE}{OTHER_LINE}"
EAST = (
    "\u2e80-\u303f\u3041-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff00-\uffef\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
"""Han, Kana and their punctuation: blanks between them are the typesetter's."""
SOUTH_EAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uaa60-\uaa7f"
"""Thai, Lao, Burmese, Khmer: no blanks between words, but some between phrases."""

_DOTS = r" ?(?:…|\.[ \xa0]?\.[ \xa0]?\.) ?"
OMISSION = rf"[….\[(](?:(?<=…)…*+|(?<=\.)(?:[ \xa0]?\.){{2,}}|(?<=\[){_DOTS}\]|(?<=\(){_DOTS}\))"
"""Every usual way to write three dots."""

_LETTER = r"[^\W\d_]"
_WORD = r"[^\W_]"
SINGLES = "‘’‚‛′'`´ʼʻʹ՚ꞌ׳＇‹›"
DOUBLES = '“”„‟«»″〝〞〟「」『』❝❞"＂״'
_OPENING = frozenset("“„‟«〝「『❝‘‚‛‹")
_HANGING = r"(?!(?:and|or|to|und|oder|bis|bzw|et|ou|y|o|e|и|или|та|або|і)[ \t\n])"
_FEW = frozenset("m km cm mm dm ft in yd mi mc s x y z n r".split())
_TAGS = (
    "a|abbr|article|b|blockquote|body|br|cite|code|div|em|figcaption|figure|footer|h[1-6]|head|header"
    "|hr|html|i|img|li|main|mark|ol|p|q|s|section|small|span|strong|sub|sup|table|tbody|td|th|time|tr"
    "|u|ul|wbr"
)


class Fold(Record):
    """One named step.

    It runs only where one of `needs` stands in the text; one without needs only where there is
    more than ASCII. `example` are two texts that this fold, with the others, makes the same.
    """

    name: str
    what: str
    example: tuple[str, str]
    needs: tuple[str, ...]
    make: Callable[[str], str]


def _sub(pattern: str, put: str | Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    """What puts something in the place of each match. The pattern is compiled when first used."""
    return lambda text: re.sub(pattern, put, text)


def _lines_only(match: re.Match[str]) -> str:
    return PAGE_LINE * max(1, match[0].count("\n"))


def _joined(match: re.Match[str]) -> str:
    hyphen = SOFT_HYPHEN if match[0][0] in "-‐" else ""
    return hyphen + JOINED_LINE * _counted(match[0])


def _hard(match: re.Match[str]) -> str:
    return HARD_HYPHEN + JOINED_LINE * _counted(match[0])


def _touching(match: re.Match[str]) -> str:
    return (PARAGRAPH if PARAGRAPH in match[0] else "") + JOINED_LINE * _counted(match[0])


def _counted(text: str) -> int:
    return text.count(LINE) + text.count(PAGE_LINE)


def _mail(match: re.Match[str]) -> str:
    # A sign before a number, on a line of its own kind, is arithmetic: `> 100 tanks`.
    text, end = match.string, match.end()
    if not text[end : end + 1].isdigit():
        return ""
    begin = text.rfind("\n", 0, max(0, match.start() - 1)) + 1
    line_end = text.find("\n", end)
    before = text[begin : match.start()].lstrip(" \t")
    after = text[line_end + 1 : line_end + 40].lstrip(" \t") if line_end >= 0 else ""
    return "" if before.startswith(">") or after.startswith(">") else match[0]


def _entity(match: re.Match[str]) -> str:
    from html import unescape  # Only texts with entities pay for their names.

    return unescape(match[0])


def _tag(match: re.Match[str]) -> str:
    block = match[1].lower() in "br div figcaption hr li p td th tr h1 h2 h3 h4 h5 h6".split()
    return (" " if block else "") + LINE * match[0].count(LINE)


def _raised(match: re.Match[str]) -> str:
    # Behind the name of a unit or a number it is a power: km², 10².
    word = match.string[max(0, match.start() - 12) : match.start()]
    last = re.split(r"[\W_]", word)[-1]
    return match[0] if last.lower() in _FEW or last[-1:].isdigit() else ""


def _eastern(text: str) -> str:
    # A look at the bytes tells sooner than any pattern whether there is one such letter.
    if not re.search(
        rb"[\xe0\xe1\xe3-\xee]|\xef[\xa4-\xb6\xbc-\xbf]|\xf0[\xa0-\xb3]",
        text.encode("utf-8", "surrogatepass"),
    ):
        return text
    run = f"[{BLANKS}{BREAKS}{PARAGRAPH}]"
    text = re.sub(f"(?s){run}(?<=[{EAST}].){run}*+(?=[{EAST}])", _touching, text)
    return re.sub(f"(?<=[{SOUTH_EAST}])[ \t]*+[{BREAKS}][ \t]*+(?=[{SOUTH_EAST}])", _touching, text)


def _compatible(match: re.Match[str]) -> str:
    from unicodedata import normalize

    return normalize("NFKC", match[0])


def _composed(text: str) -> str:
    from unicodedata import normalize

    return normalize("NFC", text)


def _dashes(text: str) -> str:
    for dash in "—―⸺":
        text = text.replace(dash, " - ")
    for dash in "–−‒‐‑":
        text = text.replace(dash, "-")
    if "--" in text:
        text = re.sub("(?<!-)-{2,3}(?!-)", " - ", text)
    return text


def turned(match: re.Match[str]) -> str:
    """A quotation mark or apostrophe: part of a word, or a sign that tells which way it turns."""
    text, at = match.string, match.start()
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    char = match[0]
    single = char in SINGLES
    if before == STRESS or _point().match(before):
        before = text[at - 2 : at - 1]
    if _within(before) and _within(after):
        if single:
            return "'"
        if "\u0590" <= before <= "\u05ff" and "\u0590" <= after <= "\u05ff":
            return '"'
    opens = char in _OPENING
    if char not in "「」『』":
        left = not before or before in " \t\n\xa0([-—–" or "\ufdd0" <= before <= "\ufddf"
        right = not after or after in " \t\n\xa0)].,;:!?-—–…" or "\ufdd0" <= after <= "\ufddf"
        if left != right:
            opens = left
    if single:
        return OPEN_SINGLE if opens else CLOSE_SINGLE
    return OPEN if opens else CLOSE


@cache
def _point() -> re.Pattern[str]:
    return re.compile(f"[{POINTS}]")


def _within(char: str) -> bool:
    return char.isalnum() and not east(char)


def east(char: str) -> bool:
    """Whether it is a letter or mark of Chinese or Japanese."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\uffef" or char >= "\U00020000"


FOLDS = (
    Fold(
        "line breaks",
        "every line break of Unicode is one; paragraphs end at an empty line",
        ("any paper\u2028before", "any paper before"),
        ("\r", "\x0b", "\x85", "\u2028", "\u2029"),
        _sub(
            "\r\n?|[\x0b\x85\u2028\u2029]",
            lambda match: (
                "\n" if match[0][0] == "\r" else "\n\n" if match[0] == "\u2029" else OTHER_LINE
            ),
        ),
    ),
    Fold(
        "pages",
        "the end of a page, with the page's number alone on a line, is the end of a line",
        ("any paper\n\n12\n\fbefore", "any paper before"),
        ("\f",),
        _sub(
            r"(?<![ \t\n])[ \t]*+\n[ \t\n]*+(?:[–—-]? ?\d{1,4} ?[–—-]?[ \t]*+\n[ \t\n]*+)?"
            r"\f[ \t\n\f]*+|\f[ \t\n\f]*+",
            _lines_only,
        ),
    ),
    Fold(
        "composed letters",
        "a letter with a mark is one, however it is stored",
        ("cafe\u0301", "café"),
        (),
        _composed,
    ),
    Fold(
        "link lines",
        "a line with nothing but a link address does not interrupt a sentence",
        ("the question\n\nhttps://example.org/a\n\nof order", "the question of order"),
        ("://",),
        _sub(
            r"(?m)^[ \t]*+(?:\[\d+\][ \t]*+)?<?https?://\S++[ \t]*+$",
            " ",
        ),
    ),
    Fold(
        "mail",
        "`>` at the beginning of a line marks a quotation",
        ("> the truce\n> holds", "the truce holds"),
        (">",),
        _sub(
            r"(?m)^[ \t]*+>(?:[ \t]*+>)*+[ \t]*+",
            _mail,
        ),
    ),
    Fold(
        "HTML",
        "tags go, except what stands between them",
        ("the <em>truce</em> holds", "the truce holds"),
        ("<",),
        _sub(
            rf"(?i)<(?:sup\b[^<>]{{0,300}}>\s*\[?\d{{1,3}}\]?\s*</sup|/?({_TAGS})\b[^<>]{{0,2000}})>",
            lambda match: _tag(match) if match[1] else "",
        ),
    ),
    Fold(
        "entities",
        "an HTML entity is the character that it names",
        ("talks &amp; truce", "talks & truce"),
        ("&",),
        _sub(
            r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}\d{0,2});",
            _entity,
        ),
    ),
    Fold(
        "footnote marks",
        "a footnote mark behind a word is not part of it",
        ("the accord[12] and the truce¹", "the accord and the truce"),
        ("[", "†", "‡"),
        _sub(
            r"[\[†‡](?:(?<=[^\s(\[]\[)\^[\w-]{1,20}\]|(?:(?<=[^\s(\[]\[)|(?<=[^\s(\[] \[))"
            r"(?:\d{1,3}|note \d{1,3}|citation needed)\]|(?<=[^\s(\[][†‡])[†‡]*)",
            "",
        ),
    ),
    Fold(
        "raised figures",
        "so is a raised figure, unless it is a power, as in km²",
        ("the truce¹ holds", "the truce holds"),
        tuple("¹²³⁰⁴⁵⁶⁷⁸⁹"),
        _sub(
            r"(?<=[\w.,;:!?\"”’»)])[¹²³⁰⁴-⁹]+",
            _raised,
        ),
    ),
    Fold(
        "Markdown links",
        "a link is its text; so is a link of a wiki",
        ("will [never](https://example.org/n) meet", "will never meet"),
        ("](", "][", "[["),
        _sub(
            r"!?\[([^\[\]]{0,400})\](?:\((?:[^()\s]{0,2000}|[^()\s]{0,999}\([^()\s]{0,999}\)"
            r"[^()\s]{0,999})(?:\s+\"[^\"\n]{0,300}\")?\)|\[[^\[\]\n]{0,80}\])"
            r"|\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]",
            lambda match: match[1] or match[2] or "",
        ),
    ),
    Fold(
        "Markdown emphasis",
        "stars, underscores, tildes and backticks in pairs around words go",
        ("will **never** meet in _Minsk_", "will never meet in Minsk"),
        ("*", "_", "`", "~~"),
        _sub(
            r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*]{1,1000})(?<=[^\s*])\1(?![\w*])"
            r"|\*\*(?=[^\s*])([^*]{1,1000})(?<=[^\s*])\*\*"
            r"|(?<![\w\\])(_{1,2})(?=[^\s_])([^_]{1,1000})(?<=[^\s_])\4(?!\w)"
            r"|~~(?=[^\s~])([^~]{1,1000})(?<=[^\s~])~~"
            rf"|(?<![\w`\\{POINTS}])`([^`\n]{{1,200}})`(?![\w`])",
            lambda match: match[2] or match[3] or match[5] or match[6] or match[7],
        ),
    ),
    Fold(
        "Markdown escapes",
        "a backslash before a sign of Markdown goes",
        (r"5 \* 3", "5 * 3"),
        ("\\",),
        _sub(
            r"\\([\\`*_{}\[\]()#+\-.!>~|$&\"'<])",
            r"\1",
        ),
    ),
    Fold(
        "stress marks",
        "stress and vowel marks may be left out; where both sides have them they have to agree",
        ("за\u0301мок", "замок"),
        ("\u0300", "\u0301"),
        _sub(
            "[\u0300\u0301](?<=[\u0400-\u052f].)",
            STRESS,
        ),
    ),
    Fold(
        "words broken at line ends",
        "a hyphen, soft hyphen or `¬` at the end of a line joins the two halves; the quote may "
        "have the hyphen or not",
        ("the nego-\ntiations", "the negotiations"),
        ("-", "‐", "\xad", "¬"),
        _sub(
            rf"[-‐\xad¬](?:(?<={_LETTER}.)|(?<=[{STRESS}{POINTS}].))"
            rf"(?:[ \t]*+(?:\n|[{PAGE_LINE}{OTHER_LINE}]+\n?)[ \t]*+"
            rf"(?={_LETTER}){_HANGING}|(?<=[\xad¬])[ \t]++(?={_LETTER}))",
            _joined,
        ),
    ),
    Fold(
        "hyphens",
        "all shapes of a hyphen within a word are one; it belongs to the word: re-sign is not "
        "resign",
        ("face\u2011to\u2011face", "face-to-face"),
        ("-", "‐", "‑", "–", "−", "‒", "־", "﹣", "－"),
        _sub(
            rf"[-‐‑–−‒־﹣－](?:(?<={_WORD}.)|(?<=[{STRESS}{POINTS}].))"
            rf"(?:[ \t]*+[{BREAKS}][ \t]*+(?=\w){_HANGING}|(?={_WORD}))",
            _hard,
        ),
    ),
    Fold(
        "invisible characters",
        "soft hyphens, joiners, direction marks and the like go, except in joined emoji",
        ("Verhand\xadlungen", "Verhandlungen"),
        (),
        _sub(
            "[\xac\xad\u034f\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
            f"\ufe00-\ufe0f\ufeff](?:(?<!\xac)|(?<={_LETTER}\xac)(?={_LETTER}))"
            f"(?!(?<=\u200d)[{EMOJI}])",
            "",
        ),
    ),
    Fold(
        "letters of type",
        "ligatures, wide, narrow and joined forms are their letters",
        ("a ﬁnal oﬀer", "a final offer"),
        (),
        _sub(
            "[\xb5\u0132\u0133\ufb00-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\uff01-\uff9f\uffa1-\uffef\u2024]+",
            _compatible,
        ),
    ),
    Fold(
        "dashes",
        "`--`, an em dash and a dash with blanks are one",
        ("This deal -- if it is one", "This deal — if it is one"),
        ("--", "—", "―", "⸺", "–", "−", "‒", "‐", "‑"),
        _dashes,
    ),
    Fold(
        "ellipses",
        "all ways to write three dots are one, with brackets or without",
        ("well. . . no", "well… no"),
        ("…", "..", ". .", ".\xa0."),
        _sub(
            OMISSION,
            " ... ",
        ),
    ),
    Fold(
        "typewriter quotation marks",
        "two backticks or two apostrophes are one quotation mark",
        ("``peace''", "“peace”"),
        ("``", "''"),
        _sub(
            r"``|''",
            '"',
        ),
    ),
    Fold(
        "quotation marks",
        "all shapes are one, with thin blanks or without; they have to stand between the same "
        "words. Apostrophes and geresh within a word are one",
        ("dit « non » et l\u2019homme", 'dit "non" et l\'homme'),
        tuple(SINGLES + DOUBLES),
        _sub(
            f"[{SINGLES}{DOUBLES}]",
            turned,
        ),
    ),
    Fold(
        "paragraphs",
        "a sentence may go on over an empty line, with its quotation mark repeated",
        ("We wait.\n\n“We hope.", "We wait. We hope."),
        ("\n",),
        _sub(
            r"\n[ \t]*+\n[ \t\n]*+",
            lambda match: PARAGRAPH + "\n" * match[0].count("\n"),
        ),
    ),
    Fold(
        "East Asian blanks",
        "blanks between Han or Kana are the typesetter's",
        ("愿意在\n任何地点", "愿意在任何地点"),
        (),
        _eastern,
    ),
)
"""The folds, in the order in which they are made."""


def folded_letters(text: str) -> str:
    """The text with all folds made and its signs in it. Blanks are not folded yet."""
    plain = text.isascii()
    if not plain:
        text = _noncharacters().sub("", text)
    for fold in FOLDS:
        if any(map(text.__contains__, fold.needs)) if fold.needs else not plain:
            text = fold.make(text)
    return text


@cache
def _noncharacters() -> re.Pattern[str]:
    return re.compile("[\ufdd0-\ufdef]")
