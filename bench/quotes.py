"""How well and how fast quotes are found: `python bench/quotes.py [PAIRS] [SEED]`.

Draws pairs of a text and a quote that was cut from it and set in other type: all have to be found.
With one word changed, none may be. Then 10,000 quotes are looked up in 100 texts of 1 MB.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "tests"))

from drawn_quotes import LANGUAGES, drawn
from summit_tui.dossier.load import load
from summit_tui.dossier.verify.quotes import Text, find, wanted
from summit_tui.dossier.verify.verification import verify


def accuracy(pairs: int, seed: int) -> tuple[int, int]:
    """How many quotes were missing that are there, and found that are not."""
    rng = random.Random(seed)
    missing = found = 0
    for _ in range(pairs):
        text, quote, changed = drawn(rng)
        looked_in = Text(lambda text=text: [text])  # type: ignore[misc]
        if not find(wanted(quote), looked_in):
            missing += 1
            print("missing:", repr(quote), "in", repr(text))
        if find(wanted(changed), looked_in):
            found += 1
            print("found:", repr(changed), "in", repr(text))
    return missing, found


def speed(texts: int = 100, quotes: int = 100, size: int = 1_000_000, folded: int = 10) -> float:
    """Seconds for looking up so many quotes in each text; every so-manieth one is set otherwise."""
    rng = random.Random(1)
    words = LANGUAGES["en"] + [f"{word}{at}" for word in LANGUAGES["de"] for at in range(50)]
    with tempfile.TemporaryDirectory() as folder:
        lines = ['[[actors]]\nid = "a"\nname = "A"\n']
        for text in range(texts):
            made: list[str] = []
            while sum(map(len, made)) < size:
                made += [
                    "He said: “" + " ".join(rng.choices(words, k=60)) + ".”\n\n" for _ in range(99)
                ]
            whole = "".join(made)
            with open(f"{folder}/{text}.txt", "w", encoding="utf-8") as stream:
                stream.write(whole)
            lines.append(f'[[sources]]\nid = "s{text}"\nfile = "{text}.txt"\n')
            for at in range(quotes):
                parts = rng.choice(made)[10:-4].split(" ")
                begin = rng.randint(0, 30)
                quote = " ".join(parts[begin : begin + rng.randint(5, 30)]).rstrip(".")
                if folded and at % folded == 0:
                    quote = quote.replace("'", "’").replace("-", "\u2011")
                lines.append(
                    f'[[statements]]\nid = "q{text}-{at}"\nactor = "a"\nsource = "s{text}"\n'
                    f'quote = "{quote}"\n'
                )
        path = f"{folder}/d.toml"
        with open(path, "w", encoding="utf-8") as stream:
            stream.write("\n".join(lines))
        dossier = load(path).dossier
        start = time.perf_counter()
        findings = verify(dossier, folder)
        took = time.perf_counter() - start
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.found] = counts.get(finding.found, 0) + 1
    print(counts)
    return took


def main() -> None:
    """Print the three figures."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    missing, found = accuracy(pairs, seed)
    print(f"{pairs} pairs: {missing} missing; with a word changed {found} found")
    print(f"10,000 quotes in 100 texts of 1 MB: {speed():.1f} s")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
