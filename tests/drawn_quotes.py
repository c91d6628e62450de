"""Texts drawn at random with a quote cut from each, both set in type in their own way.

Every difference between the two is one that the folds of `dossier.verify.folds` account for.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence

LANGUAGES: dict[str, list[str]] = {
    "en": "we will not never sign any paper before the guns are silent it's don't leaders' "
    "re-sign face-to-face co-operate final office affluent 5,000 3.5 1939-45 Minsk Kyiv meeting "
    "agreement of two presidents can be prepared within three weeks if both sides agree".split(),
    "de": "Verhandlungen beginnen erst nach der Waffenruhe kein Sonderfrieden die müssen weiter "
    "geführt werden über Größe Präsident Außenminister schließlich können wir hoffen".split(),
    "fr": "l'homme n'est pas prêt aujourd'hui à rencontrer d'abord été où président négociations "
    "garçon français peut-être c'est-à-dire".split(),
    "ru": "мы готовы встретиться переговоры возможны только после прекращения огня замок большая "
    "дорога её ёлка президент сказал что-то кто-нибудь".split(),
    "uk": "ми готові зустрітися пам'ять об'єднання мир їжак ґанок переговори після припинення "
    "вогню п'ять".split(),
    "fa": "مذاکره نمی‌کنیم مگر آن‌که تحریم‌ها لغو شود ما هرگز دیدار رهبران صلح".split(),
    "he": "אנחנו לא ניפגש לפני הפסקת האש ארה\"ב צה\"ל ג'ורג' שלום ראש הממשלה אמר".split(),
    "hi": "हम युद्ध विराम से पहले नहीं मिलेंगे शांति वार्ता प्रधानमंत्री मोदी ने कहा क्षेत्र".split(),
}
OTHER = {
    "en": "bananas",
    "de": "Bananen",
    "fr": "bananes",
    "ru": "бананы",
    "uk": "банани",
    "fa": "موزها",
    "he": "בננות",
    "hi": "केले",
}
_LATIN = frozenset({"en", "de", "fr"})
_QUOTES = ["“”", '""', "«»", "‘’", "''", "„“", "‹›", "”“"]
_APOSTROPHES = "'’ʼ‘`´′"
_DASHES = [" — ", " – ", " -- ", " - ", "—", "--", "―"]
_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}
_BLANKS = ["\n", "\u00a0", "\u2009", "  ", "\t", "\r\n", "\x0b", "\u2028", "\n> ", "\n12\n\f", "\f"]


def drawn(rng: random.Random, language: str = "") -> tuple[str, str, str]:
    """A text, a quote cut from it, and the quote with one word changed."""
    language = language or rng.choice(sorted(LANGUAGES))
    words = [rng.choice(LANGUAGES[language]) for _ in range(rng.randint(12, 60))]
    tokens = _punctuated(words, rng)
    begin = rng.randint(0, len(tokens) - 5)
    end = rng.randint(begin + 3, min(len(tokens), begin + 25))
    while not tokens[begin][0].isalnum():
        begin -= 1
    text = _text(tokens, language, rng)
    quote = tokens[begin:end]
    inner = [at for at, token in enumerate(quote) if token[0].isalnum()]
    changed = list(quote)
    at = rng.choice(inner)
    changed[at] = OTHER[language] + changed[at][-1] * (not changed[at][-1].isalnum())
    return text, _quote(quote, rng), _quote(changed, rng)


def _punctuated(words: Sequence[str], rng: random.Random) -> list[str]:
    tokens: list[str] = []
    for word in words:
        tokens.append(word + rng.choice([""] * 8 + [",", ".", ";"]))
        if rng.random() < 0.05:
            tokens.append("—")
    while tokens[-1] == "—":
        tokens.pop()
    return ["A", *tokens] if tokens[0] == "—" else tokens


def _text(tokens: Sequence[str], language: str, rng: random.Random) -> str:
    made: list[str] = []
    for at, token in enumerate(tokens):
        if token == "—":
            made[-1:] = []
            made.append(rng.choice(_DASHES))
            continue
        word = _set(token, language, rng)
        blank = " "
        if rng.random() < 0.2:
            blank = rng.choice(_BLANKS)
        if rng.random() < 0.03 and at < len(tokens) - 1:
            blank = "\n\n"
        if blank == "\n> " and at < len(tokens) - 1 and tokens[at + 1][0].isdigit():
            blank = "\n"  # On one line alone that would be a sign of arithmetic.
        made += [word, blank]
    return "".join(made)


def _set(token: str, language: str, rng: random.Random) -> str:
    """A word as a printer, a scanner, a clipper or a mail program leaves it."""
    word, tail = (token[:-1], token[-1]) if token[-1] in ",.;" else (token, "")
    plain = word
    word = word.replace("'", rng.choice(_APOSTROPHES))
    chance = rng.random()
    letters = len(word) > 5 and plain[2].isalpha() and plain[3].isalpha()
    if chance < 0.08 and letters and language in _LATIN | {"ru", "uk"}:
        broken = ["-\n", "\u00ad\n", "¬\n", "-\r\n", "\u2010\n", "-\n> "]
        word = word[:3] + rng.choice(broken) + word[3:]
    elif chance < 0.12 and letters and language not in ("fa", "hi"):
        word = word[:3] + rng.choice("\u00ad\u200b\u2060") + word[3:]
    elif chance < 0.16:
        word = unicodedata.normalize("NFD", word)
    elif chance < 0.2 and language in _LATIN:
        for letters_, ligature in _LIGATURES.items():
            word = word.replace(letters_, ligature)
    elif chance < 0.24 and language in ("ru", "uk"):
        at = next((at for at, char in enumerate(word) if char in "аеиоуыэюя"), -1)
        word = word if at < 0 else word[: at + 1] + "\u0301" + word[at + 1 :]
    elif chance < 0.28 and language == "he":
        word = word[0] + "\u05b7" + word[1:]
    elif chance < 0.3 and language == "fa":
        word = word.replace("\u200c", "")
    elif chance < 0.34:
        word = rng.choice(["**{}**", "*{}*", "_{}_", "[{}](https://example.org/a_b)", "<b>{}</b>"])
        word = word.format(plain)
    if word == plain:
        word = word.replace("-", rng.choice("-‐‑"))
    if chance > 0.95 and len(plain) > 3 and not plain[-1].isdigit():
        tail += rng.choice(["[3]", "†", "[^2]"]) if tail != ";" else ""
    return word + tail


def _quote(tokens: Sequence[str], rng: random.Random) -> str:
    made: list[str] = []
    apostrophe = rng.choice(_APOSTROPHES[:3])
    for token in tokens:
        if token == "—":
            made[-1:] = []
            made.append(rng.choice(_DASHES))
        else:
            made += [token.replace("'", apostrophe), " "]
    quote = "".join(made).strip()
    for dash in "—―":
        quote = quote.removesuffix(dash)
    return unicodedata.normalize(rng.choice(["NFC", "NFD"]), quote.rstrip(" -–"))


def marked(rng: random.Random) -> tuple[str, str]:
    """A text with a quotation within the quote, in marks of two shapes."""
    words = [rng.choice(LANGUAGES["de"]) for _ in range(9)]
    one, two = rng.choice(_QUOTES), rng.choice(_QUOTES)
    thin = rng.choice(["", "\u202f", "\u00a0"]) if one in ("«»", "‹›") else ""
    inner = " ".join(words[3:5])
    head, tail = " ".join(words[:3]), " ".join(words[5:])
    return (
        f"{head} {one[0]}{thin}{inner}{thin}{one[1]} {tail}",
        f"{words[2]} {two[0]}{inner}{two[1]} {words[5]}",
    )
