"""The dossier with which a curator begins: small, whole, and with a word on every part."""

from __future__ import annotations

STARTER = """\
# A dossier for summit-tui: who said what, where the accounts contradict, and what blocks.
# Everything below is made up. Put your own in its place, part by part, and after each part ask
#
#     summit-tui check FILE      what is wrong, with line and column
#     summit-tui FILE            the screen; it follows every save
#
# For an editor that completes: summit-tui schema FILE > my.schema.json, and as the first line here
# "#:schema ./my.schema.json" without the quotes. Every field: docs/dossier-format.md.

[dossier]
title = "Will the harbour talks resume?"
goal = "talks-resume"  # the outcome that "what blocks" asks about

# ─── Who is there ─────────────────────────────────────────────────────────────
# Parties are the sides that can grant or refuse. Whoever belongs to none is independent.

[[parties]]
id = "port"
name = "Port Authority"

[[parties]]
id = "union"
name = "Dockers’ Union"

[[actors]]
id = "mayor"
name = "Ada Lind"
party = "port"
role = "mayor, head of the port authority"

[[actors]]
id = "spokesman"
name = "Jon Berg"
party = "union"
role = "spokesman of the dockers"

# ─── Where it stands ──────────────────────────────────────────────────────────
# One record for each document. With file = "gazette.txt" and the text in a folder,
# summit-tui verify --texts FOLDER FILE finds every quote in it again.

[[sources]]
id = "gazette"
publisher = "The Harbour Gazette"
title = "Harbour talks: who waits for whom"
date = 2026-03-04

# ─── What can come about ──────────────────────────────────────────────────────

[[outcomes]]
id = "talks-resume"
name = "a new round of talks"
controllers = ["port", "union"]

[[outcomes]]
id = "gates-open"
name = "open gates"
controllers = ["port"]

# ─── What is disputed ─────────────────────────────────────────────────────────
# A full, neutral, positive sentence that one can affirm or reject. With an outcome,
# a condition on it ("only after …") is a demand: see the spokesman's statement below.

[[propositions]]
id = "resume-talks"
text = "The harbour talks should resume."
outcome = "talks-resume"

[[propositions]]
id = "open-gates-first"
text = "The gates have to be opened before the talks."

# ─── Who said what ────────────────────────────────────────────────────────────
# One actor, in one source, one passage. The quote is verbatim, without the outer quotation
# marks; positions say where it puts its actor: affirms, rejects, open, or under conditions.

[[statements]]
id = "spokesman-gates-first"
actor = "spokesman"
source = "gazette"
date = 2026-03-02
quote = "We talk when the gates are open, and not an hour earlier."
positions = [
  { proposition = "resume-talks", conditions = ["gates-open"] },  # this is the blocker
  { proposition = "open-gates-first", stance = "affirms" },  # and this one side of the dispute
]

[[statements]]
id = "mayor-no-gates"
actor = "mayor"
source = "gazette"
date = 2026-03-03
quote = "We can sit down tomorrow. But nobody opens a gate for the sake of a conversation."
positions = [
  { proposition = "resume-talks", stance = "affirms" },
  { proposition = "open-gates-first", stance = "rejects" },  # and this the other
]
"""
