"""What is different between two dossiers in sentences: what follows, why, and what was edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from summit_tui.analysis.blockers.moves import Move, MoveKind, move, parsed
from summit_tui.analysis.diff.difference import Change, Difference
from summit_tui.analysis.diff.edits import Edit, FieldChange
from summit_tui.analysis.diff.merge import Note
from summit_tui.analysis.diff.renames import Renamed
from summit_tui.analysis.disputes.dispute import Dispute
from summit_tui.analysis.phrases.blocking import deal
from summit_tui.analysis.phrases.disputes import brief_names
from summit_tui.analysis.phrases.kinds import KIND_WORDS
from summit_tui.analysis.phrases.names import outcome_name
from summit_tui.analysis.phrases.plurals import counted
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.dates import Period, display
from summit_tui.dossier.model import Dossier, Statement
from summit_tui.dossier.parse.records import NOUNS

_NAMED = 2
"""Actors of a side that are named."""
_CAUSES = 4
"""Edits of a cause that are named."""
_TOLD_BY = ("quote", "summary", "text", "question", "title", "publisher", "name", "reason")
"""The fields of records that say what they are about, the best first."""
_NOUNS = {**NOUNS, "dismissals": "dismissal", "utterances": "utterance"}


def change_sentence(difference: Difference, change: Change) -> str:
    """What changed, and because of which edits, in one sentence with its stop."""
    return f"{says(difference, change)}{_because(change)}."


def says(difference: Difference, change: Change) -> str:
    """What changed, in a sentence without its stop."""
    if change.what == "there":
        shown = _shown(difference, change)
        return f"A {change.kind} {change.how}: {item_words(shown, change)}"
    shown = difference.after
    return f"{item_words(shown, change)}: {_detail(shown.dossier, change)}"


def detail_sentence(difference: Difference, change: Change) -> str:
    """What changed in something that is named already, and because of which edits."""
    return f"{_begun(_detail(difference.after.dossier, change))}{_because(change)}."


def item_words(shown: Snapshot, change: Change) -> str:
    """What a dispute asks and who answers it; what a contradiction is about; what a deal is."""
    dossier = shown.dossier
    if change.kind == "goal":
        return _begun(outcome_name(dossier, change.id))
    if change.kind == "package":
        return deal(dossier, moves_of(dossier, change.id))
    dispute = shown.disputes_by_id.get(change.id)
    if dispute:
        if change.what == "there":
            return f"{dispute.question} {_sides(dossier, dispute)}"
        return dispute.question
    item = shown.by_id[change.id]
    return item.about if item.kind == "circle" else f"{KIND_WORDS[item.kind]}, {item.about}"


def _shown(difference: Difference, change: Change) -> Snapshot:
    """The snapshot in which the thing is."""
    return difference.before if change.how == "vanished" else difference.after


def _sides(dossier: Dossier, dispute: Dispute) -> str:
    told = []
    for side in dispute.sides[:2]:
        more = len(side.actors) - _NAMED
        names = brief_names(dossier, side.actors[:_NAMED])
        told.append(f"{side.answer} ({names}{f' and {more} more' if more > 0 else ''})")
    return " ≠ ".join(told)


def moves_of(dossier: Dossier, package: str) -> list[Move]:
    """The moves of a package, of which a change has the ids."""
    return [_move(dossier, id_) for id_ in package.split()]


def _move(dossier: Dossier, id_: str) -> Move:
    kind, target, by = parsed(id_)
    named: MoveKind = kind  # type: ignore[assignment]  # it was made of a move
    if kind in ("waive", "together"):
        return move(dossier, named, target, dossier.preconditions[target].set_by)
    return move(dossier, named, target, (by,) if by else dossier.outcomes[target].controllers)


def _detail(dossier: Dossier, change: Change) -> str:
    """What is otherwise in something that was there and still is."""
    old, new, about = change.old, change.new, change.about
    match change.what:
        case "called":
            return f"it goes by ‘{new}’ now, not by ‘{old}’"
        case "worded":
            return f"{_quoted(new)} is what was {_quoted(old)}"
        case "place":
            return f"it stands at place {new}, not {old}"
        case "strength":
            return f"{new or 'nothing'} now, {old or 'nothing'} before"
        case "across":
            return "its sides rest on " + ("different sources now" if new else "one source now")
        case "reachable":
            return "nothing blocks it any more" if new else "it is blocked now"
        case "dismissed":
            return f"dismissed: {new}" if new else f"no longer dismissed ({old})"
        case _:
            return _who(dossier, change, *about)


def _who(dossier: Dossier, change: Change, *about: str) -> str:
    """Who answers, moved, sets conditions, reads another or leaves it open, or no longer does."""
    now = bool(change.new)
    match change.what:
        case "answer":
            answer, actor = about
            name = dossier.brief_of(actor)
            of = " of others" if (change.new or change.old) == "readers" else ""
            if change.new and change.old:
                return f"{name} says {_quoted(answer)}{of or ' at first hand'} now"
            return (
                f"{name} says {_quoted(answer)}{of} now"
                if now
                else f"{name} no longer says {_quoted(answer)}{of}"
            )
        case "move":
            before, after, actor, *earlier = about
            names = brief_names(dossier, (*earlier, actor))
            told = f"{names} moved from {_quoted(before)} to {_quoted(after)}"
        case "condition":
            actor, *conditions = about
            names = " and ".join(outcome_name(dossier, id_) for id_ in conditions) or "something"
            told = f"{dossier.brief_of(actor)} answers only after {names}"
        case "reading":
            by, of, answer = about
            told = f"{dossier.brief_of(by)} says of {dossier.brief_of(of)}: {_quoted(answer)}"
        case _:
            told = f"{brief_names(dossier, about)} leaves it open"
    return told if now else f"no longer: {told}"


def _quoted(answer: str) -> str:
    """An answer in quotation marks, which some have already."""
    return answer if answer.startswith("“") else f"“{answer}”"


def _because(change: Change) -> str:
    if not change.because:
        return ", for no reason that was found"
    return (
        ", "
        + because_words(change.because)
        + ("" if change.smallest else ", if not because of fewer")
    )


def because_words(edits: Sequence[Edit]) -> str:
    """“because statement ‘x’ was added”, of several with an “and”."""
    told = [f"{called(edit)} was {edit.how}" for edit in edits[:_CAUSES]]
    more = len(edits) - len(told)
    told += [f"{counted(more, 'more record')} changed"] if more > 0 else []
    return f"because {_joined(told)}"


def called(edit: Edit | Renamed) -> str:
    """A record by what it is and its id: “statement ‘x’”."""
    if edit.table == "dossier":
        return "[dossier]"
    id_ = edit.id if isinstance(edit, Edit) else edit.new
    draft = "draft " if isinstance(edit, Edit) and edit.draft else ""
    return f"{draft}{_NOUNS[edit.table]} ‘{id_}’"


def edit_sentence(difference: Difference, edit: Edit) -> str:
    """What happened to a record, in one sentence with its stop."""
    if edit.how == "changed":
        return f"{_begun(called(edit))} was changed: {'; '.join(map(field_words, edit.fields))}."
    dossier = (difference.before if edit.how == "removed" else difference.after).dossier
    told = record_words(dossier, edit)
    stop = "" if told.endswith((".", ".”", "?", "?”", "!", "!”", "…", "…”")) else "."
    return f"{_begun(called(edit))} was {edit.how}{': ' if told else ''}{told}{stop}"


def record_words(dossier: Dossier, edit: Edit) -> str:
    """What the record of an edit says, in short; empty where it has no words of its own."""
    if edit.table in ("dossier", "dismissals"):
        return ""
    record = getattr(dossier.with_drafts, edit.table).get(edit.id)
    text = next((text for name in _TOLD_BY if (text := getattr(record, name, ""))), "")
    if not isinstance(record, Statement):
        return text
    said = f"“{text}”" if record.quote else text
    when = dossier.with_drafts.date_of(record)
    return f"{dossier.with_drafts.brief_of(record.actor)}, {display(when)}: {said}"


def renamed_sentence(renamed: Renamed) -> str:
    """What is called otherwise, in one sentence with its stop."""
    return f"{_begun(_NOUNS[renamed.table])} ‘{renamed.old}’ is called ‘{renamed.new}’ now."


def note_sentence(note: Note) -> str:
    """What somebody has to know of a merge, in one sentence with its stop."""
    if note.table == "dossier":
        return f"[dossier] of the first stands: {_fields(note.fields)}."
    what = _NOUNS[note.table]
    fields = _fields(note.fields)
    match note.kind:
        case "matched":
            return f"{what} ‘{note.was}’ of the second is ‘{note.id}’ of the first."
        case "renamed":
            return f"{what} ‘{note.was}’ is two things: that of the second is ‘{note.id}’ now."
        case "filled":
            return f"{what} ‘{note.id}’ takes from the second: {fields}."
        case "conflict" if note.id:
            second = f"that of the second is the draft ‘{note.id}’"
            return f"{what} ‘{note.was}’ differs, {second}: {fields}."
    return f"{what} ‘{note.was}’ differs, that of the first stands: {fields}."


def _fields(fields: Iterable[FieldChange]) -> str:
    return "; ".join(map(field_words, fields))


def field_words(field: FieldChange) -> str:
    """What a field was and is: of a list only what came and went."""
    old, new = field.old, field.new
    if isinstance(old, tuple) and isinstance(new, tuple) and not hasattr(old, "_fields"):
        gone = [f"without {_value(item)}" for item in old if item not in new]
        come = [f"with {_value(item)}" for item in new if item not in old]
        if gone or come:
            return f"{field.field} {', '.join((*gone, *come))}"
    return f"{field.field} {_value(old)} → {_value(new)}"


def _value(value: Any) -> str:
    """A value of a field as short text."""
    if isinstance(value, Period):
        return value.text or "none"
    if hasattr(value, "_asdict"):
        return _joined([_value(item) for item in value if item not in ("", (), None)], " ")
    if isinstance(value, tuple):
        return _joined([_value(item) for item in value], ", ") or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None or value == "" else f"‘{value}’"


def _joined(told: Iterable[str], by: str = "") -> str:
    words = list(told)
    if by or len(words) < 2:
        return by.join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
