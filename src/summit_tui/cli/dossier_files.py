"""The files of the dossier that is open, as the screen follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.cli.watching import Watcher

if TYPE_CHECKING:
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

    def read(self) -> Reading:
        """The dossier as it is now."""
        from summit_tui.dossier.load import load
        from summit_tui.tui.following import Reading

        loaded = load(self._name)
        return Reading(loaded.dossier, loaded.problems)
