from __future__ import annotations

import os
import random
import re

import pytest

from drawn_quotes import drawn, marked
from summit_tui.dossier.verify.folded import fold
from summit_tui.dossier.verify.folds import FOLDS, Fold
from summit_tui.dossier.verify.quotes import Text, find, wanted


@pytest.mark.parametrize("step", FOLDS, ids=[step.name for step in FOLDS])
def test_the_example_of_each_fold(step: Fold) -> None:
    one, two = step.example
    assert fold(one).words == fold(two).words
    assert find(wanted(two), Text(lambda: [f"So {one} it was."]))
    assert step.make(one) != one or step.make(two) != two, "the example is of another fold"
    if not all(map(str.isascii, step.example)) or step.needs:
        assert not step.needs or any(sign in one + two for sign in step.needs)


def test_the_table_of_folds_in_the_documentation() -> None:
    path = os.path.join(os.path.dirname(__file__), "..", "..", "docs", "verify.md")
    with open(path, encoding="utf-8") as stream:
        rows = re.findall(r"(?m)^\| ([^|]+) \| ([^|]+) \| .* \| .* \|$", stream.read())
    assert rows[1:] == [(step.name, step.what) for step in FOLDS]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("will re-sign the accord", "will resign the accord"),
        ("will resign the accord", "will re-sign the accord"),
        ("a non-negotiable demand", "negotiable demand"),
        ("we can't meet", "we can"),
        ("we cannot meet", "we can"),
        ("unable to sign", "able to sign"),
        ("lost 5,000 men", "lost 5"),
        ("lost 10-12 men", "12 men"),
        ("it was -5 degrees", "5 degrees"),
        ("an area of 5 km²", "an area of 5 km"),
        ("about 10² of them", "about 10 of them"),
        ("about 10² of them", "about 102 of them"),
        ("1½ years", "11⁄2 years"),
        ("an other way", "another way"),
        ("за\u0301мок горит", "замо\u0301к горит"),
        ("все знают", "всё знают"),
        ("й это", "и это"),
        ("a résumé of it", "a resume of it"),
        ('צה"ל אמר', "צהל אמר"),
        ("ตา กลม", "ตากลม"),
        ("मोदी ने", "मोद"),
        ("ที่ประชุม", "ที"),
        ("نمی\u200cکنیم", "کنیم"),
        ("> 100 tanks", "< 100 tanks"),
        ("more than\n> 100 tanks", "more than 100 tanks"),
        ("f*** them", "f them"),
        ("paid 5% of it", "paid 5‰ of it"),
        ("paid $50 billion", "paid €50 billion"),
        ("in C++ or C#", "in C or C"),
        ("snake_case_name", "snakecasename"),
        ("5 * 3 * 2", "5 3 2"),
        ("“Yes.” “No.”", "Yes. No."),
        ("“We wait.”\n\n“We go.”", "We wait. We go."),
        ("he wants “peace” now", "he wants peace now"),
        ("two- and three-day talks", "twoand threeday talks"),
        ("Vor-\nund Nachteile", "Vorund Nachteile"),
        ("in 2012\n\fwe met", "in we met"),
        ("2024-\n25 was", "202425 was"),
        ("a summit", "A summit"),
    ],
)
def test_two_words_stay_two(text: str, quote: str) -> None:
    assert find(wanted(quote), Text(lambda: [text])) is None


@pytest.mark.parametrize(
    ("text", "quote", "how"),
    [
        ("他愿意在任何地点与对方会面，但前提是停火。", "愿意在任何地点与对方会面", "exact"),
        ("他愿意在\n任何地点", "愿意在任何地点", "folded"),
        ("大統領は「停戦が先だ」と述べ、会談の用意があると語った。", "会談の用意がある", "exact"),
        ("ประธานาธิบดีกล่าวว่าพร้อมเจรจาโดยไม่มีเงื่อนไข", "พร้อมเจรจาโดยไม่มีเงื่อนไข", "exact"),
        ("ທ່ານປະທານາທິບໍດີກ່າວວ່າພ້ອມເຈລະຈາ", "ພ້ອມເຈລະຈາ", "exact"),
        ("ប្រធានាធិបតីនិយាយថាត្រៀមចរចា", "ត្រៀមចរចា", "exact"),
        ("သမ္မတကဆွေးနွေးရန်အဆင်သင့်ဖြစ်သည်", "ဆွေးနွေးရန်", "exact"),
        ("在Minsk会面", "Minsk", "exact"),
        ("Die Verhand\u00ad\nlungen beginnen", "Die Verhandlungen beginnen", "folded"),
        ("Kein Sonder\u00adfrieden", "Kein Sonderfrieden", "folded"),
        ("Die Verhand¬\nlungen", "Die Verhandlungen", "folded"),
        ("Die Verhand¬lungen", "Die Verhandlungen", "folded"),
        ("the nego-\n\n12\n\ftiations", "the negotiations", "folded"),
        ("the nego-\n> tiations", "the negotiations", "folded"),
        ("any paper\n\fbefore the guns", "any paper before the guns", "exact"),
        ("any paper\n\n- 12 -\n\fbefore", "any paper before", "folded"),
        ("line\x0btabs and next\x85lines", "line tabs and next lines", "exact"),
        ("of line\u2028separators\u2029too", "of line separators too", "exact"),
        ("ما نمی\u200cکنیم مگر", "نمی\u200cکنیم", "exact"),
        ("ما نمی\u200cکنیم مگر", "نمیکنیم", "folded"),
        ("So 👨\u200d👩\u200d👧 🤷\u200d♂\ufe0f.", "👨\u200d👩\u200d👧 🤷\u200d♂\ufe0f", "exact"),
        ("No deal \u200fשלום\u200f today", "No deal \u200fשלום\u200f today", "exact"),
        ("No deal \u200fשלום\u200f today", "No deal שלום today", "folded"),
        ("This deal -- if it is one -- will", "This deal — if it is one – will", "folded"),
        ("It's done--finally", "It's done—finally", "folded"),
        ("dit « Il m’a dit «\u202fnon\u202f» deux fois »", 'Il m\'a dit "non" deux fois', "folded"),
        ("Il parle de ‹paix›.", "Il parle de 'paix'", "folded"),
        ("He said ‘they told me “no” twice’.", "they told me ‘no’ twice", "folded"),
        ("“We wait.\n\n“We go.”", "We wait. We go.", "folded"),
        ("« Nous attendons.\n\n» Nous partons. »", "Nous attendons. Nous partons.", "folded"),
        ("боль\u0301шая доро\u0301га", "большая дорога", "folded"),
        ("שָׁלוֹם עֲלֵיכֶם", "שלום עליכם", "folded"),
        ("كَتَبَ الرَّئِيسُ", "كتب الرئيس", "folded"),
        ("צה״ל ג׳ורג׳", "צה\"ל ג'ורג'", "folded"),
        ("пам’ять і об`єднання", "памʼять і об'єднання", "folded"),
        ("will [never](https://a.org/n_(b)) **meet** in *Minsk*", "never meet in Minsk", "folded"),
        ("We will [[Minsk accord|never]] meet", "will never meet", "folded"),
        ("> “The talks &amp; the truce\n> are one.”", "The talks & the truce are one.", "folded"),
        ("<p>We will <a href='x'>never</a><br/>meet</p>", "We will never meet", "folded"),
        ("the accord[12] and the truce¹ hold†.", "the accord and the truce hold.", "folded"),
        ("the accord.<sup>3</sup> We hold", "the accord. We hold", "folded"),
        ("we re\u2011sign", "we re-sign", "folded"),
        ("a dock-\nworkers' union", "a dockworkers' union", "folded"),
        ("a dock-\nworkers' union", "a dock-workers’ union", "folded"),
        ("in 1939–45 and", "in 1939-45 and", "folded"),
        ("ﬁnal oﬀer", "final offer", "folded"),
        ("cafe\u0301", "café", "folded"),
        ("Ｗｅ ｗｉｌｌ", "We will", "folded"),
        ("l’homme", "homme", "exact"),
        ("Vor-\nund Nachteile", "Vor- und Nachteile", "exact"),
        ("the office…  is", "The office".lower() + "... is", "folded"),
        ("He wrote: ⟨U+200C⟩ and ␛[0m", "⟨U+200C⟩ and ␛[0m", "exact"),
        ("pile e" + "\u0301" * 20 + " up", "pile e" + "\u0301" * 20 + " up", "exact"),
    ],
)  # fmt: skip
def test_texts_as_people_have_them(text: str, quote: str, how: str) -> None:
    passage = find(wanted(quote), Text(lambda: [text]))
    assert passage
    assert passage.how == how


def test_random_quotes_are_found_and_changed_ones_are_not() -> None:
    rng = random.Random(9)
    for _ in range(1500):
        text, quote, changed = drawn(rng)
        looked_in = Text(lambda text=text: [text])  # type: ignore[misc]
        assert find(wanted(quote), looked_in), (quote, text)
        assert not find(wanted(changed), looked_in), (changed, text)
    for _ in range(300):
        text, quote = marked(rng)
        assert find(wanted(quote), Text(lambda text=text: [text])), (quote, text)  # type: ignore[misc]
