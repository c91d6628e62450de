"""The line that a reader types in, in place of the trail: a filter, a letter, a day."""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from summit_tui.dossier.text import visible
from summit_tui.record import Record
from summit_tui.tui.typed_line import TypedLine


class Question(Record):
    """What is asked.

    Args:
        text: What stands in the empty line.
        enter: What the enter key does, in a word.
        typed: Takes what stands there after every key.
        answered: Takes it when the reader is done.
        cancelled: Is called when the reader leaves without an answer.
        at_once: Whether the first letter is the answer.
    """

    text: str
    enter: str
    typed: Callable[[str], None] = lambda _: None
    answered: Callable[[str], None] = lambda _: None
    cancelled: Callable[[], None] = lambda: None
    at_once: bool = False


class Prompt(TypedLine):
    """Asks one question at a time; hidden while there is none."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.display = False
        self.question: Question | None = None

    def ask(self, question: Question, value: str = "") -> None:
        """Let the reader type an answer, beginning with this one."""
        self.question = question
        self.placeholder = visible(question.text)
        self.value = value
        self.display = True

    def close(self) -> Question | None:
        """Ask no more; the question that was open."""
        question, self.question = self.question, None
        self.display = False
        return question

    @on(TypedLine.Changed)
    def _typed(self, event: TypedLine.Changed) -> None:
        event.stop()
        if not self.question or event.value != self.value:
            return  # of keys that came faster than this, only the last counts
        if not self.question.at_once:
            self.question.typed(event.value)
        elif event.value:
            self._answer(event.value)

    @on(TypedLine.Submitted)
    def _submitted(self, event: TypedLine.Submitted) -> None:
        event.stop()
        self._answer(event.value)

    def _answer(self, text: str) -> None:
        if self.question:
            self.question.answered(visible(text))
