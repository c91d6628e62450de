"""A small cast for the tests of the analysis: who is who in every snippet."""

from __future__ import annotations

from summit_tui.analysis.contradictions.contradiction import Contradiction
from summit_tui.analysis.contradictions.derive import derive
from summit_tui.dossier.model import Dossier
from support import good

CAST = """
[dossier]
title = "Will the harbour talks resume?"

[[parties]]
id = "port"
name = "Port"
[[parties]]
id = "union"
name = "Union"

[[sources]]
id = "gazette"
[[sources]]
id = "herald"
[[sources]]
id = "echo"
based_on = ["gazette"]

[[actors]]
id = "ann"
name = "Ann"
party = "port"
[[actors]]
id = "pat"
name = "Pat"
party = "port"
speaks_for = "ann"
[[actors]]
id = "bob"
name = "Bob"
aliases = ["Bobby"]
party = "union"
[[actors]]
id = "cy"
name = "Cy"
kind = "analyst"
[[actors]]
id = "dee"
name = "Dee"
kind = "analyst"
[[actors]]
id = "paper"
name = "The Gazette"
kind = "outlet"

[[outcomes]]
id = "talks"
name = "the talks"
[[outcomes]]
id = "gates"
name = "open gates"
[[outcomes]]
id = "pay"
name = "the back pay"

[[propositions]]
id = "talk"
text = "The sides should talk."
scope = "leaders"
outcome = "talks"
[[propositions]]
id = "open"
text = "The gates should open."
outcome = "gates"
[[propositions]]
id = "on-pier"
text = "The talks should be on the pier."
scope = "venue"
excludes = ["on-ship"]
[[propositions]]
id = "on-ship"
text = "The talks should be on a ship."
scope = "venue"
[[propositions]]
id = "in-hall"
text = "The lunch should be in the hall."
scope = "lunch"
excludes = ["on-ship"]
[[propositions]]
id = "gates-first"
text = "First the gates open, then there are talks."
order = ["gates", "talks"]

[[facts]]
id = "hours"
question = "How long did the meeting of 1 March last?"
kind = "number"
unit = "hours"
[[facts]]
id = "day"
question = "When did they meet first?"
kind = "date"
[[facts]]
id = "chair"
question = "Who was in the chair on 1 March?"
"""


def statement(
    name: str,
    actor: str,
    source: str = "gazette",
    date: str = "2031-03-01",
    *,
    on: str = "",
    account: str = "",
    quote: str = "Words.",
    **more: str,
) -> str:
    """A statement; `on` and `account` are the insides of one position and one account."""
    lines = [f'[[statements]]\nid = "{name}"\nactor = "{actor}"\nsource = "{source}"']
    lines += [f'date = "{date}"'] if date else []
    lines.append(f'quote = "{quote}"' if quote else 'summary = "In short."')
    if on:
        lines.append(f"positions = [{{ {on} }}]")
    if account:
        lines.append(f"accounts = [{{ {account} }}]")
    lines += [f'{key} = "{value}"' for key, value in more.items()]
    return "\n".join(lines) + "\n"


def dossier_of(*snippets: str) -> Dossier:
    """The cast with these snippets."""
    return good(CAST + "\n".join(snippets)).dossier


def derived(*snippets: str) -> list[Contradiction]:
    """What follows from the cast with these snippets."""
    return list(derive(dossier_of(*snippets)))


def only(*snippets: str) -> Contradiction:
    """The one contradiction that follows."""
    found = derived(*snippets)
    assert len(found) == 1, [item.id for item in found]
    return found[0]


def yes(proposition: str, more: str = "") -> str:
    """A position that affirms."""
    return f'proposition = "{proposition}", stance = "affirms"{more}'


def no(proposition: str, more: str = "") -> str:
    """A position that rejects."""
    return f'proposition = "{proposition}", stance = "rejects"{more}'


def after(proposition: str, *outcomes: str, more: str = "") -> str:
    """A position with conditions."""
    names = ", ".join(f'"{outcome}"' for outcome in outcomes)
    return f'proposition = "{proposition}", conditions = [{names}]{more}'


HEDGED = ', firm = "hedged"'
