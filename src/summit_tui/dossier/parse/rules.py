"""What the fields of one record say together: the rules of `docs/dossier-format.md`.

What a record says about others (ids, the kinds of facts, whose own statement is evidence) is
checked in `references`, when all files are read. Each rule is a `record_parser.Rule`.
"""

from __future__ import annotations

from typing import Any

from summit_tui.dossier.parse.record_parser import Fields
from summit_tui.dossier.parse.report import Report
from summit_tui.dossier.text import clip


def position(fields: Fields, _report: Report | None) -> Fields:
    """The stance, where none is given, follows from the conditions."""
    if fields["stance"]:
        return fields
    return fields | {"stance": "conditional" if fields["conditions"] else "affirms"}


def position_stance(names: tuple[str, ...]) -> dict[str, Any] | None:
    """Positions with a stance, or without conditions."""
    return {"stance": "affirms"} if "stance" in names or "conditions" not in names else None


def refusal(fields: Fields, report: Report | None) -> Fields | None:
    """A refusal has evidence."""
    if fields["statements"]:
        return fields
    if report:
        report("E403", "a refusal needs its ‘statements’: the controller's own words")
    return None


def met(fields: Fields, report: Report | None) -> Fields | None:
    """That something came about has evidence."""
    if fields["statements"]:
        return fields
    if report:
        report("E403", "‘met’ needs ‘statements’ that show that it came about")
    return None


def proposition(fields: Fields, report: Report | None) -> Fields | None:
    """An order is of two outcomes, and nothing excludes itself."""
    name, order, excludes = fields["id"], fields["order"], fields["excludes"]
    if (not order or len(order) == 2) and name not in excludes:
        return fields
    if not report:
        return None
    if order and len(order) != 2:
        report.at("order")("E203", "‘order’ is two different outcomes: [first, then]")
        order = ()
    if name in excludes:
        report.at("excludes")("E402", f"‘{name}’ cannot exclude itself")
        excludes = tuple(other for other in excludes if other != name)
    return fields | {"order": order, "excludes": excludes}


def outcome(fields: Fields, report: Report | None) -> Fields | None:
    """The status fits the refusals, only controllers refuse, and nothing rules itself out."""
    status, controllers, refusals = fields["status"], fields["controllers"], fields["refusals"]
    strangers = [refusal for refusal in refusals if refusal.by not in controllers]
    unproven = status == "refused" and not refusals
    unrefused = status == "open" and refusals
    denied = fields["met"] and status not in ("", "met")
    itself = fields["id"] in fields["rules_out"]
    if not (strangers or unproven or unrefused or denied or itself):
        return fields | {"status": "met"} if fields["met"] else fields
    if not report:
        return None
    if strangers:
        message = f"‘{clip(strangers[0].by)}’ refuses, but is not among the controllers"
        report.at("refusals")("E402", message)
        refusals = tuple(refusal for refusal in refusals if refusal.by in controllers)
    if unproven:
        report.at("status")("E403", "‘refused’ needs ‘refusals’ with the controller's own words")
    if unrefused:
        report.at("status")("E402", "‘open’ means that nobody refuses, but there are ‘refusals’")
    if denied:
        report.at("status")("E402", f"‘met’ says that it came about, but the status is ‘{status}’")
    if itself:
        report.at("rules_out")("E402", f"‘{fields['id']}’ cannot rule out itself")
    if fields["met"]:
        status = "met"
    elif unproven or unrefused:
        status = ""
    rules_out = tuple(other for other in fields["rules_out"] if other != fields["id"])
    return fields | {"status": status, "refusals": refusals, "rules_out": rules_out}


def statement(fields: Fields, report: Report | None) -> Fields | None:
    """There is something said, and the voice fits who says it.

    A statement with the wrong voice is left out: its words would be somebody else's. Where no
    voice is given, and neither a quote nor `attributed_by`, it depends on the actor.
    """
    joined = _joint(fields, report)
    if joined is None:
        return None
    fields = joined
    voice, quote, by = fields["voice"], fields["quote"], fields["attributed_by"]
    meant = voice or ("attributed" if by else "own" if quote else "")
    code, at, message = "E402", "voice", ""
    if not fields["actor"]:
        code, at, message = "E202", "", "[[statements]] needs ‘actor’"
    elif not quote and not fields["summary"]:
        code, at, message = "E401", "", "a statement needs a ‘quote’, a ‘summary’ or both"
    elif voice == "attributed" and not by:
        message = "‘attributed’ needs ‘attributed_by’: who relays it?"
    elif by and voice not in ("", "attributed"):
        message = f"with ‘attributed_by’ the voice is not ‘{voice}’"
    elif by == fields["actor"]:
        at, message = "attributed_by", "nobody relays their own words: leave it out"
    elif voice == "own" and not quote:
        message = "‘own’ words need a ‘quote’"
    elif fields["act"] and meant not in _ACTED:
        at, message = "act", "an act is told by the source: without a ‘quote’ or ‘attributed_by’"
    if message:
        _say(report, code, at, message)
        return None
    context = next((field for field in ("prefix", "suffix") if fields[field]), "")
    if context and not quote:
        _say(
            report, "E402", context, f"‘{context}’ is text around a quote, but there is no ‘quote’"
        )
        if not report:
            return None
    return fields | {"voice": meant}


def _joint(fields: Fields, report: Report | None) -> Fields | None:
    """A joint statement is of two or more, and the first of them stands for it."""
    actor, actors = fields["actor"], fields["actors"]
    if not actors:
        return fields
    if len(actors) > 1 and actor in ("", actors[0]):
        return fields | {"actor": actors[0]}
    single = "a joint statement is of two or more: for one write ‘actor’"
    other = "‘actors’ are all who make it: leave out ‘actor’, or name it first"
    _say(report, "E402", "actors", single if len(actors) == 1 else other)
    return None


def statement_voice(names: tuple[str, ...]) -> dict[str, Any] | None:
    """Statements with a quote and none of the fields of the rule are in the actor's words."""
    return {"voice": "own"} if _QUOTED.issubset(names) and not _RULED.intersection(names) else None


_RULED = {"voice", "prefix", "suffix", "attributed_by", "act", "actors"}
_QUOTED = {"actor", "quote"}
_ACTED = ("", "paraphrase")


def precondition(fields: Fields, report: Report | None) -> Fields | None:
    """There is something to wait for, and the basis fits who sets it and what shows it."""
    outcome, set_by, statements = fields["outcome"], fields["set_by"], fields["statements"]
    requires, any_of = fields["requires"], fields["any_of"]
    code, at, message = "E402", "any_of", ""
    groups = any_of or ((requires,) if requires else ())
    basis = fields["basis"] or ("stated" if set_by else "law")
    if requires and any_of:
        message = "give either ‘requires’ or ‘any_of’"
    elif not groups:
        code, at, message = "E202", "", f"‘{fields['id']}’ needs ‘requires’ or ‘any_of’"
    elif not all(groups):
        message = "an empty group is an alternative that asks nothing"
    elif basis == "law" and (fields["waived"] or fields["together"]):
        at = "waived" if fields["waived"] else "together"
        message = "‘law’ is set by nobody: nobody can waive it, or accept both at once"
    elif any(outcome in group for group in groups):
        at = "any_of" if any_of else "requires"
        message = f"‘{clip(outcome)}’ cannot wait for itself"
    elif basis == "law" and set_by:
        at, message = "set_by", "‘law’ is set by nobody: leave out ‘set_by’"
    elif basis == "stated" and not set_by:
        at, message = "basis", "‘stated’ needs ‘set_by’: who states it?"
    elif basis == "agreed" and len(set_by) < 2:
        at, message = "set_by", "‘agreed’ is set by all who agreed: two or more in ‘set_by’"
    elif (fields["waived"] or fields["together"]) and not set_by:
        at = "waived" if fields["waived"] else "together"
        message = "nobody asks for it, so nobody can waive it, or accept both at once"
    elif not statements and basis not in ("inferred", "law"):
        code, at, message = "E403", "", f"‘{basis}’ needs ‘statements’ that show it"
    if message:
        _say(report, code, at, message)
        return None
    return fields | {"any_of": groups, "basis": basis}


def dismissal(fields: Fields, report: Report | None) -> Fields | None:
    """It names a contradiction or a dispute, and not both."""
    contradiction, dispute = fields["contradiction"], fields["dispute"]
    if bool(contradiction) != bool(dispute):
        return fields
    both = contradiction and dispute
    message = (
        "give either ‘contradiction’ or ‘dispute’"
        if both
        else "name a ‘contradiction’ or a ‘dispute’"
    )
    _say(report, "E402" if both else "E202", "dispute" if both else "", message)
    return None


def expectation(fields: Fields, report: Report | None) -> Fields | None:
    """It says one thing, of as many statements as that takes."""
    given = [name for name in _EXPECTED if fields[name]]
    code, at, message = "E402", given[-1] if given else "", ""
    if not given:
        code, message = "E202", f"an expectation needs one of {', '.join(_EXPECTED)}"
    elif len(given) > 1:
        message = f"give either ‘{given[0]}’ or ‘{given[1]}’"
    elif at == "dispute" and len(fields[at]) < 2:
        message = "‘dispute’ is of two statements or more"
    elif at == "contradiction" and len(fields[at]) != 2:
        message = "‘contradiction’ is of two statements"
    elif at == "no_contradiction" and len(fields[at]) > 2:
        message = "‘no_contradiction’ is of one statement, or of two"
    if message:
        _say(report, code, at, message)
        return None
    return fields


_EXPECTED = ("dispute", "contradiction", "no_contradiction", "no_package_without")


def _say(report: Report | None, code: str, field: str, message: str) -> None:
    """Report at a field, or at the record when the field is empty."""
    if report and field:
        report.at(field)(code, message)
    elif report:
        report(code, message, "record")
