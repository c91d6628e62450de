"""A second negotiation: two sides that each want the other to move first."""

SANCTIONS = """
[dossier]
title = "Who moves first: sanctions or the programme?"
goal = "accord"

[[parties]]
id = "bloc"
name = "Bloc"
[[parties]]
id = "republic"
name = "Republic"

[[sources]]
id = "courier"
date = 2031-05-02

[[actors]]
id = "envoy"
name = "The Envoy"
party = "bloc"
[[actors]]
id = "minister"
name = "The Minister"
party = "republic"

[[outcomes]]
id = "accord"
name = "the accord"
controllers = ["bloc", "republic"]
[[outcomes]]
id = "relief"
name = "relief from the sanctions"
controllers = ["bloc"]
[[outcomes]]
id = "compliance"
name = "compliance"
controllers = ["republic"]
[[outcomes]]
id = "inspectors"
name = "inspectors on the ground"
controllers = ["republic"]
[[outcomes]]
id = "regime-change"
name = "a new government"
controllers = ["republic"]
refusals = [{ by = "republic", statements = ["minister-never"] }]

[[statements]]
id = "envoy-comply-first"
actor = "envoy"
source = "courier"
quote = "Relief follows compliance, or else a new government."
[[statements]]
id = "minister-relief-first"
actor = "minister"
source = "courier"
quote = "We comply when the sanctions are gone."
[[statements]]
id = "minister-never"
actor = "minister"
source = "courier"
quote = "Our government is not up for talks."
[[statements]]
id = "envoy-inspectors"
actor = "envoy"
source = "courier"
quote = "Nothing is verified without inspectors."

[[preconditions]]
id = "accord-is-both"
outcome = "accord"
requires = ["relief", "compliance"]
[[preconditions]]
id = "comply-first"
outcome = "relief"
any_of = [["compliance"], ["regime-change"]]
set_by = "bloc"
statements = ["envoy-comply-first"]
[[preconditions]]
id = "relief-first"
outcome = "compliance"
requires = ["relief"]
set_by = "republic"
statements = ["minister-relief-first"]
[[preconditions]]
id = "verified"
outcome = "compliance"
requires = ["inspectors"]
basis = "law"
"""
