"""The folders of the user, where the system keeps such things: settings, and what is remembered."""

from __future__ import annotations

import os


def config_folder() -> str:
    """Where the settings are; it need not exist."""
    from platformdirs import user_config_dir

    return _absolute(user_config_dir("summit-tui", appauthor=False), ".config")


def state_folder() -> str:
    """Where the program writes down places and reports; it need not exist yet."""
    from platformdirs import user_state_dir

    return _absolute(user_state_dir("summit-tui", appauthor=False), ".local", "state")


def _absolute(path: str, *usual: str) -> str:
    """The folder; a relative one, which the XDG standard says to ignore, is the usual one."""
    if os.path.isabs(path):
        return path
    return os.path.join(os.path.expanduser("~"), *usual, "summit-tui")
