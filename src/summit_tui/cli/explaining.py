"""`summit-tui explain`: two statements, two actors, or one contradiction."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NoReturn

from summit_tui.cli.exits import OK
from summit_tui.cli.loading import CannotRunError, load_asked, mention

if TYPE_CHECKING:
    from summit_tui.analysis.explain.explain import Explainer
    from summit_tui.analysis.explain.explanation import Explanation
    from summit_tui.cli.specs import Options
    from summit_tui.dossier.model import Dossier, Place


def explain(options: Options, write: Callable[[Iterable[str]], None]) -> int:
    """Answer; return the exit code.

    Raises:
        CannotRunError: an id is of nothing that can be explained, or both are the same.
    """
    first, second = options.first, options.second
    if not options.dossier and (os.path.exists(second) or second.endswith(".toml")):
        options, second = options._replace(dossier=second), ""
    loaded = load_asked(options)
    mention(loaded.problems)
    from summit_tui.analysis.explain.explain import Explainer
    from summit_tui.output.explain import document, lines

    dossier = loaded.dossier
    answers = list(_answers(dossier, Explainer(dossier), first, second))
    where = _places(dossier, answers)
    if options.json:
        from summit_tui.output.json_text import json_text

        write(json_text(document(dossier, answers, where)))
    elif answers:
        write(lines(dossier, answers, where))
    else:
        write([f"‘{first}’ and ‘{second}’ speak to no question in common.\n"])
    return OK


def _answers(
    dossier: Dossier, explainer: Explainer, first: str, second: str
) -> Iterable[Explanation]:
    if not second:
        found = explainer.find(first)
        if found:
            return [explainer.contradiction(found)]
        if first in dossier.statements or first in dossier.actors:
            raise CannotRunError(f"‘{first}’ and which other? summit-tui explain A B [DOSSIER]")
        _unknown(first, "contradiction", explainer.ids())
    for table, what in ((dossier.statements, "statement"), (dossier.actors, "actor")):
        if first in table or second in table:
            for name in (first, second):
                if name not in table:
                    _unknown(name, what, table)
            if first == second:
                raise CannotRunError(f"‘{first}’ twice: name two different {what}s")
            if what == "actor":
                return explainer.actors(first, second)
            return [explainer.statements(first, second)]
    return _unknown(first, "statement or actor", [*dossier.statements, *dossier.actors])


def _unknown(name: str, what: str, known: Iterable[str]) -> NoReturn:
    from summit_tui.dossier.problems import suggest

    hint = suggest(name, list(known))
    more = f"; did you mean ‘{hint}’?" if hint else ""
    raise CannotRunError(f"no {what} has the id ‘{name}’{more}")


def _places(dossier: Dossier, answers: Iterable[Explanation]) -> Callable[[Place], str]:
    from summit_tui.dossier.parse.places import lines_of

    lines = lines_of(
        dict.fromkeys(
            dossier.statements[name].place for answer in answers for name in answer.evidence
        )
    )
    return lambda place: f"{place.file}:{lines[place]}"
