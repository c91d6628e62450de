"""The first five minutes: eight steps, each an action that the reader does with its own key.

A step names its action; the key and what it does are taken from the key table, as the reader has
set it.
"""

from __future__ import annotations

from collections.abc import Sequence

from summit_tui.record import Record
from summit_tui.views import keymap
from summit_tui.views.keymap import Key, Keymap
from summit_tui.views.lines import EMPTY, Line, fit, line, spread

HEIGHT = 2
"""Lines that a step takes."""


class Step(Record):
    """An action in a view, by its name in the key table, and what the reader sees before it."""

    view: str
    action: str
    text: str


STEPS = (
    Step("explorer", "down", "Every row is a question on which the accounts contradict."),
    Step("explorer", "open", "Below it stand the answers, who gives them, and in which words."),
    Step("explorer", "widen", "This is all that was said on it, by everybody who answers."),
    Step("explorer", "to-actors", "You are back where you came from. Somebody in particular?"),
    Step("explorer", "blockers", "Whom you move to narrows the rest. And what is in the way?"),
    Step("blockers", "what-if", "What it waits for, who asks for that, and the smallest deals."),
    Step("blockers", "widen", "WHAT IF: this is what would come about, were that given up."),
    Step("explorer", "help", "There is more: who stands where, the timeline, the sources."),
)
"""The steps in their order; the last ends the tour."""


def key_of(step: Step, chosen: Keymap) -> Key:
    """The key of a step, as the reader has set it.

    Raises:
        LookupError: no table of its view has the action.
    """
    return next(key for key in keymap.remapped(_table(step), chosen) if key.name == step.action)


def does(step: Step, action: str) -> bool:
    """Whether an action of the toolkit is that of the step, in its view or in one of its panes."""
    return any(key.action == action for key in _table(step) if key.name == step.action)


def _table(step: Step) -> Sequence[Key]:
    """All keys of its view; first those that say what they do there."""
    view = keymap.VIEWS[step.view]
    return (*view.keys, *(key for pane in view.panes for key in pane))


def step_lines(number: int, chosen: Keymap, view: str, width: int) -> Sequence[Line]:
    """A step for a reader who is in this view; numbers count from 0."""
    step = STEPS[number]
    head = line((f"tour {number + 1} of {len(STEPS)}  ", "accent"), (step.text, "strong"))
    if view != step.view:
        title = keymap.VIEWS[step.view].title
        way = line(("esc", "key"), f" leads back: the tour goes on in {title}", "")
        return [fit(head, width), fit(way, width)]
    key = key_of(step, chosen)
    press = line("press ", (key.shown, "key"), (f"  {key.help}", "muted"))
    leave = EMPTY if step.action == "widen" else line(("esc", "key"), (" ends it", "muted"))
    return [fit(head, width), spread(press, leave, width)]
