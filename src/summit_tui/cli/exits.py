"""How the program ends: every exit code, and what it says."""

from __future__ import annotations

OK, PROBLEMS, CANNOT_RUN, CRASHED, INTERRUPTED = 0, 1, 2, 70, 130

EXITS = (
    ("0", "all is well; also when the reader of a pipe has had enough"),
    (
        "1",
        "the dossier has problems (check), a quote is not found as it stands (verify, add), two "
        "dossiers are different (diff), or say different things of one record (merge)",
    ),
    ("2", "it cannot run: no such file, no terminal, nowhere to write, wrong arguments, settings"),
    ("70", "a fault of the program; it says where its report is"),
    ("130", "interrupted (ctrl+c)"),
    ("128 + n", "ended by signal n, as 129 when the terminal is closed and 143 when it is told to"),
)
"""As the manual page and the documentation have them."""
