"""Words that limit or negate: leaving one out can turn a sentence round.

The one list, for what a quote leaves out (`omissions`) and for what one rendering of an utterance
drops that another has.
"""

from __future__ import annotations

import re

QUALIFIERS = frozenset(
    "about almost any cannot could few first if likely may maybe might mostly never no none nor "
    "not only partly perhaps possibility possible possibly probably reportedly should some "
    "think unless unlikely until when would".split()
)
"""English words that limit or negate."""

_LIMITING = QUALIFIERS | frozenset(
    # English
    "barely but except hardly however neither nobody nothing nowhere rarely scarcely seldom "
    "though unable without yet dont wont cant "
    # German
    "nicht nie niemals niemand nirgends nichts kein keine keinem keinen keiner keines keinerlei "
    "weder ohne kaum nur erst falls wenn sofern vielleicht möglicherweise wahrscheinlich "
    "eventuell angeblich wohl bevor außer aber "
    # French
    "ne n pas jamais rien aucun aucune ni personne sans sauf seulement si peut-être "
    "probablement éventuellement presque guère nullement mais avant "
    # Spanish, Portuguese, Italian
    "nunca jamás ni nada nadie ningún ninguno ninguna sin tampoco solo sólo si quizá quizás tal "
    "posiblemente probablemente apenas excepto salvo pero não nem ninguém nenhum nenhuma sem só "
    "se talvez non mai nessuno nessuna niente né senza soltanto forse quasi però "
    # Russian
    "не ни нет нельзя никогда никто ничего нигде никак никакой никаких никакого без если только "
    "лишь может возможно вероятно едва почти кроме пока невозможно но "
    # Ukrainian
    "ні немає нема ніколи ніхто нічого ніде ніяк жоден жодного якщо тільки лише може можливо "
    "мабуть ймовірно навряд майже крім поки неможливо але "
    # Polish, Turkish
    "nie nigdy nikt nic żaden żadnych bez jeśli tylko może chyba değil asla hiç yok eğer sadece "
    "belki ancak "
    # Arabic, Persian, Hebrew
    "لا لم لن ليس ليست غير بدون إلا إذا فقط ربما نه نیست هرگز بدون مگر اگر فقط شاید "
    "לא אין אל בלי רק אם אולי אלא מעולם".split()
)
_INSIDE = (
    "不|没|沒|未|无|無|非|莫|勿|别|仅|只|除非|如果|可能|"
    "ない|ません|なかった|まい|ず|않|못|없|아니|ไม่|មិន|မ|ບໍ່"
)
"""Negations of languages that write no blanks between words, or write them into the word."""
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def limiting(text: str) -> tuple[str, ...]:
    """The words in a folded text that limit or negate, each once, in their order."""
    found: dict[str, None] = {}
    for match in _TOKEN.finditer(text):
        word = match[0].casefold()
        parts = {word, *word.split("'")}
        if not parts.isdisjoint(_LIMITING) or word.endswith("n't"):
            found[match[0]] = None
        elif not word.isascii():
            found.update(dict.fromkeys(re.findall(_INSIDE, match[0])))
    return tuple(found)
