"""The environment as the program was given it."""

from __future__ import annotations

import os
from collections.abc import Mapping


def as_started() -> Mapping[str, str]:
    """The variables before Python changed them.

    In the C locale Python sets LC_CTYPE to C.UTF-8. Where the system keeps what a process was
    started with, that tells a terminal without UTF-8 from one with it.
    """
    try:
        with open("/proc/self/environ", "rb") as file:
            entries = os.fsdecode(file.read()).split("\0")
    except OSError:
        return os.environ
    return dict(entry.split("=", 1) for entry in entries if "=" in entry)
