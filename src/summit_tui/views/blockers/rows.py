"""Rows of the view of the blockers: the outline, the circles, the packages, the moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summit_tui.analysis.blockers import words
from summit_tui.analysis.blockers.answer import Package
from summit_tui.analysis.blockers.line_status import LineStatus
from summit_tui.analysis.blockers.moves import LEVELS, Move, MoveKind
from summit_tui.analysis.blockers.outline import Line as Waiting
from summit_tui.analysis.phrases import blocking
from summit_tui.analysis.phrases.plurals import counted
from summit_tui.dossier.model import Basis, Dossier
from summit_tui.views.blockers.blocked import Blocked, Packages, WhatIf
from summit_tui.views.lines import EMPTY, Line, Role, Span, fit, line, spread, wrap
from summit_tui.views.rows import Rows

COUNTED: dict[Basis, str] = {
    "stated": "only what parties said themselves",
    "attributed": "also what others say of them",
    "leaked": "also what was leaked",
    "inferred": "everything, also inferred",
}
"""Which preconditions count, weakest basis by weakest basis."""
COUNTED_BRIEFLY: dict[Basis, str] = {
    "stated": "own words",
    "attributed": "+ attributed",
    "leaked": "+ leaked",
    "inferred": "all",
}
_STANDINGS: dict[LineStatus, tuple[str, Role]] = {
    "holds": ("✓ comes about", "good"),
    "together": ("✓ at once", "good"),
    "waived": ("✓ not asked", "good"),
    "otherwise": ("✓ another way", "good"),
    "moot": ("– moot", "muted"),
}
_VERBS: dict[MoveKind, str] = {
    "step": "step",
    "event": "comes to",
    "together": "at once",
    "waive": "waive",
    "drop": "allow",
}
"""What a party does, in a word."""
_STATE = 15
"""Cells of the column that says how a line stands."""
_KNOWN = 16
"""Cells of the column that says how a demand is known."""
_WIDE = 76
"""Columns from which a line says how its demand is known in words."""


def outline_row(blocked: Blocked, tried: WhatIf, row: str, marked: bool, width: int) -> Line:
    """Who asks for what, how that is known, and how it stands: one line of the tree."""
    waiting = blocked.lines[row]
    standing = tried.line_statuses[row]
    dossier = blocked.snapshot.dossier
    tree = "".join("  " if last else "│ " for last in waiting.last[:-1])
    if waiting.last:
        tree += "└ " if waiting.last[-1] else "├ "
    assumed = any(move.id in tried.assumed for move in blocked.moves_of(row))
    left = line(
        (tree, "rule"),
        ("◉ " if assumed else "", "accent"),
        ("◂ " if marked else "", "accent"),
        *_asks(dossier, waiting, standing),
    )
    mark, role = _STANDINGS.get(standing) or _mark(
        waiting, unknown=dossier.outcomes[waiting.outcome].status == "unknown"
    )
    right = (*_known(dossier, waiting, width), Span(f"{mark:<{_STATE}}", role))
    return spread(left, right, width)


def outline_text(blocked: Blocked, row: str) -> Line:
    """The same without a tree and columns, as things stand."""
    waiting = blocked.lines[row]
    dossier = blocked.snapshot.dossier
    unknown = dossier.outcomes[waiting.outcome].status == "unknown"
    known = " ".join(span.text.strip() for span in _known(dossier, waiting, _WIDE))
    return line(
        *_asks(dossier, waiting, "blocks"),
        (f" · {known}" if known else "", "muted"),
        (" · ", "muted"),
        _mark(waiting, unknown=unknown),
    )


def _asks(dossier: Dossier, waiting: Waiting, standing: LineStatus) -> Iterable[tuple[str, Role]]:
    name = words.outcome(dossier, waiting.outcome)
    precondition = waiting.need.precondition if waiting.need else None
    if not precondition:
        return [(name, "strong")]
    choice = ""
    if waiting.part:
        choice = "and "
    elif waiting.ways > 1:
        choice = "or " if waiting.way else "either "
    role: Role = "aside" if precondition.basis == "inferred" else "text"
    if standing != "blocks":
        role = "muted"
    if waiting.way or waiting.part:
        return [(choice, "muted"), (name, role)]
    holder = words.sides(dossier, precondition.set_by) or "needs"
    return [
        (f"{holder}: ", "strong" if precondition.set_by and standing == "blocks" else "muted"),
        ("first " if precondition.set_by else "", "muted"),
        (choice, "muted"),
        (name, role),
    ]


def _known(dossier: Dossier, waiting: Waiting, width: int) -> Line:
    """How a demand is known, and how many statements show it; once for all its alternatives."""
    precondition = waiting.need.precondition if waiting.need else None
    if not precondition or waiting.way or waiting.part:
        return EMPTY
    number = len(precondition.statements)
    count = f"❝{number}" if number else ""
    if width < _WIDE:
        return line((f"{count:>3} ", "date"))
    known = words.known_by(dossier, precondition)
    return line((f"{known:>{_KNOWN - 5}}", "muted"), (f" {count:<3} ", "date"))


def _mark(waiting: Waiting, *, unknown: bool) -> tuple[str, Role]:
    """How a line stands when nothing is assumed that touches it."""
    if waiting.mark == "circle":
        return "↻ circle", "tension"
    if waiting.refused_by:
        return "✗ refused", "hard"
    if waiting.orphan:
        return "✗ nobody can", "hard"
    if waiting.step_by:
        return "○ not known" if unknown else "○ open", "muted"
    return ("… see above", "muted") if waiting.mark == "above" else ("waits", "muted")


def blocked_text(blocked: Blocked, tried: WhatIf) -> str:
    """How many conditions of the goal are open, and how many circles are closed."""
    closed = sum(not tried.broken(looped.circle) for looped in blocked.circles.values())
    circles = f"{closed} circle{'s' * (closed != 1)}"
    conditions = f"{tried.waits_for} condition{'s' * (tried.waits_for != 1)} open"
    return f"✗ {'still ' if tried.assumed else ''}{conditions} · {circles}"


def wants_text(blocked: Blocked) -> str:
    """Who wants what first, on the shortest circle; empty where nothing waits for itself."""
    circle = blocked.shortest
    return blocking.wants(blocked.snapshot.dossier, circle) if circle else ""


def sentence(blocked: Blocked, tried: WhatIf) -> str:
    """What blocks the goal, in words: how much it waits for, and who wants what first."""
    circle = blocked.shortest
    still = circle if circle and not tried.broken(circle) else None
    return blocking.verdict(tried.state, blocked.goal, still)


def circle_rows(blocked: Blocked) -> Rows:
    """The circles by deadlock, the shortest first."""
    headings: list[tuple[int, str]] = []
    for at, looped in enumerate(blocked.circles.values()):
        if looped.number > len(headings):
            deadlock = looped.deadlock
            stuck = len(deadlock.stuck)
            note = f"{stuck} even if every step is taken" if stuck else "open steps lead out"
            headings.append(
                (at, f"Deadlock {looped.number}: {len(deadlock.outcomes)} outcomes, {note}")
            )
    return Rows(tuple(blocked.circles), headings)


def circle_row(blocked: Blocked, tried: WhatIf, row: str, width: int) -> Sequence[Line]:
    """What waits for what, and whose demands close it."""
    looped = blocked.circles[row]
    dossier = blocked.snapshot.dossier
    names = [words.outcome(dossier, name) for name in looped.circle.outcomes]
    holders = [words.side(dossier, name) for name in looped.circle.holders]
    state = line(("↻ closed", "tension"))
    if tried.broken(looped.circle):
        state = line(("✓ broken", "good"))
    elif looped.circle.opens:
        state = line(("○ steps open it", "muted"))
    return [
        fit(line((" → ".join([*names, names[0]]), "text")), width),
        spread(line((" · ".join(holders) or "set by nobody", "muted")), state, width),
    ]


def package_rows(found: Packages) -> Rows:
    """The packages, under a line that says whether they take all open steps for granted."""
    heading = "If every step is taken that nobody refuses"
    if not found.given:
        heading = "Nobody has to give anything up: these steps are enough"
    return Rows(tuple(found.routes), [(0, heading)] if found.routes else [])


def package_row(found: Packages, tried: WhatIf, row: str, width: int) -> Sequence[Line]:
    """The deal in two lines; then what is given in all, and how many other ways there are."""
    route = found.routes[row]
    package = route.packages[0]
    dossier = found.answer.state.graph.dossier
    head = f"{'◉' if tried_package(found, tried, row) else ' '}{row:>2} "
    deal = blocking.deal(dossier, package.moves)
    body = wrap(line((deal, "text")), width - len(head), limit=2)
    others = len(route.packages) - 1
    ways = f", or in {counted(others, 'other way')}" if others else ""
    pad = Span(" " * len(head))
    rank = line((f"{rank_text(package)}{ways}", "muted"))
    lines = [(Span(head, "accent"), *body[0]), *((pad, *rest) for rest in body[1:])]
    return [*lines, fit((pad, *rank), width)]


def rank_text(package: Package) -> str:
    """What a package is ranked by."""
    counts = zip(LEVELS, package.rank, strict=True)
    return ", ".join(words.count(kind, number) for kind, number in counts if number) or "nothing"


def tried_package(found: Packages, tried: WhatIf, row: str) -> bool:
    """Whether the what-if is exactly this package."""
    return bool(tried.assumed) and tried.assumed == moves_of_package(found, row)


def moves_of_package(found: Packages, row: str) -> frozenset[str]:
    """The moves that a package assumes; all steps where it takes them for granted."""
    moves = {move.id for move in found.of(row).moves}
    if found.given:
        graph = found.answer.state.graph
        moves |= {move.id for move in graph.moves.values() if move.level == "step"}
    return frozenset(moves)


def move_rows(blocked: Blocked) -> Rows:
    """The moves by those who would make them."""
    dossier = blocked.snapshot.dossier
    by_parties: dict[tuple[str, ...], list[str]] = {}
    for move in blocked.moves:
        by_parties.setdefault(move.parties, []).append(move.id)
    ids: list[str] = []
    headings = []
    for parties, moves in sorted(by_parties.items(), key=lambda pair: len(pair[0])):
        headings.append((len(ids), words.sides(dossier, parties)))
        ids += moves
    return Rows(ids, headings)


def move_row(blocked: Blocked, tried: WhatIf, found: Packages | None, row: str, width: int) -> Line:
    """Whether it is assumed, what it is, and whether every package has it."""
    move = blocked.graph.moves[row]
    linchpin = found is not None and move in found.answer.linchpins
    right = line(("in every package" if linchpin else "", "tension"))
    return spread((*box(row in tried.assumed), *move_words(blocked, move)), right, width)


def move_words(blocked: Blocked, move: Move) -> Line:
    """A move as a verb and what it is about."""
    dossier = blocked.snapshot.dossier
    verb = Span(f"{_VERBS[move.kind]:<8}", "muted")
    if move.kind in ("step", "event", "drop"):
        return verb, Span(words.outcome(dossier, move.target))
    precondition = dossier.preconditions[move.target]
    waiting = words.outcome(dossier, precondition.outcome)
    joint = " before " if move.kind == "waive" else " with "
    return (
        verb,
        Span(words.asked(dossier, precondition)),
        Span(joint, "muted"),
        Span(waiting, "muted"),
    )


def box(checked: bool) -> Line:
    """A box to tick."""
    return line(("[x] ", "accent") if checked else ("[ ] ", "muted"))
