"""A line that is typed in."""

from __future__ import annotations

from textual.widgets import Input

from summit_tui.dossier.text import visible


class TypedLine(Input):
    """The toolkit's line, which shows what is typed or pasted as it is: here it is made visible.

    Its cursor stands still: one that blinks keeps a slow line busy while nobody types.
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.set_reactive(Input.cursor_blink, False)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text into the line; all that is typed, pasted or taken back goes through here."""
        super().replace(visible(text), start, end)
