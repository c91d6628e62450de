"""What the reader may do on the machine that the program runs on.

Whoever writes a file asks here first: what was looked at, marks, reports, exports.
"""

from __future__ import annotations

from summit_tui.record import Record


class Privileges(Record):
    """What is allowed.

    `may_write`: make or change files, anywhere. `may_see_paths`: learn where files stand.
    """

    may_write: bool = True
    may_see_paths: bool = True


OWNER = Privileges()
"""Somebody on a machine of their own."""

VISITOR = Privileges(may_write=False, may_see_paths=False)
"""Somebody whom a shared machine lets read."""
