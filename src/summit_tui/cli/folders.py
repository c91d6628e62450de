"""The folders of the user, where the system keeps such things: settings, and what is remembered."""

from __future__ import annotations

import os


def config_folder() -> str:
    """Where the settings are; it need not exist."""
    from platformdirs import user_config_dir

    if _is_told("XDG_CONFIG_HOME"):
        return user_config_dir("summit-tui", appauthor=False)
    return os.path.join(_home(), ".config", "summit-tui")


def state_folder() -> str:
    """Where the program writes down places and reports; it need not exist yet."""
    from platformdirs import user_state_dir

    if _is_told("XDG_STATE_HOME"):
        return user_state_dir("summit-tui", appauthor=False)
    return os.path.join(_home(), ".local", "state", "summit-tui")


def _is_told(variable: str) -> bool:
    """Whether the environment says it as it should.

    A relative path, which the XDG standard says to ignore, is as if not set, of HOME too: nothing
    must land where somebody happens to be.
    """
    named = os.environ.get(variable, "")
    return os.name != "posix" or os.path.isabs(named or os.environ.get("HOME", ""))


def _home() -> str:
    """HOME; where that is no absolute path, what the system knows of the user; else no folder."""
    import pwd

    try:
        homes = os.environ.get("HOME", ""), pwd.getpwuid(os.getuid()).pw_dir, os.devnull
    except KeyError:
        homes = os.environ.get("HOME", ""), os.devnull, os.devnull
    return next(filter(os.path.isabs, homes))
