"""The files of the dossier that is open, as the screen follows them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from summit_tui.cli.environment import as_started
from summit_tui.cli.watching import Watcher, file_names
from summit_tui.dossier.text import visible

if TYPE_CHECKING:
    from summit_tui.tui.editing import EditorCall
    from summit_tui.tui.following import Reading


class DossierFiles(Watcher):
    """Reads a dossier again whenever its files change.

    Args:
        path: Where they are.
        name: What problems call the path: for visitors without the folder it stands in.
        follow: Whether a save is enough, or somebody has to ask.
    """

    def __init__(self, path: str, name: str = "", *, follow: bool = True) -> None:
        super().__init__(path, follow=follow)
        self._name = name or path
        self.texts = os.environ.get("SUMMIT_TUI_TEXTS", "")

    def read(self) -> Reading:
        """The dossier as it is now."""
        from summit_tui.dossier.load import load
        from summit_tui.tui.following import Reading

        loaded = load(self._name)
        return Reading(loaded.dossier, loaded.problems, loaded.locator)

    def editor_at(self, file: str, line: int, col: int) -> EditorCall:
        """The reader's editor at a line of one of the files.

        Raises:
            NoEditorError: there is none.
        """
        from summit_tui.cli.editors import editor_call

        # Problems call files as they can be shown, which is not always what they are called.
        named = {visible(name): name for name in file_names(self._name)}
        return editor_call(as_started(), named.get(file, file), line, col)
