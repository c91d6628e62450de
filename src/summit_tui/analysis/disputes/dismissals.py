"""What the curator dismissed: contradictions one by one, and disputes with all that is in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from summit_tui.analysis.contradictions.claims import claims_of
from summit_tui.analysis.contradictions.contradiction import Contradiction
from summit_tui.analysis.contradictions.derive import derive
from summit_tui.dossier.model import Dismissal, Dossier

if TYPE_CHECKING:
    from summit_tui.analysis.disputes.dispute import Dispute


def contradictions_of(dossier: Dossier) -> tuple[Contradiction, ...]:
    """All contradictions of a dossier; those of a dismissed dispute are dismissed with it."""
    claims = claims_of(dossier)
    contradictions = derive(dossier, claims)
    if not any(dismissal.dispute for dismissal in dossier.dismissals):
        return contradictions
    from summit_tui.analysis.disputes.disputes import disputes_of  # A tenth of a command's start.

    return dismissed_with_disputes(contradictions, disputes_of(dossier, contradictions, claims))


def dismissed_with_disputes(
    contradictions: Sequence[Contradiction], disputes: Iterable[Dispute]
) -> tuple[Contradiction, ...]:
    """The contradictions, of which those of a dismissed dispute are dismissed with its reason."""
    reasons = {
        name: dispute.dismissed
        for dispute in disputes
        if dispute.dismissed
        for name in dispute.contradictions
    }
    if not reasons:
        return tuple(contradictions)
    return tuple(
        item if item.dismissed else item._replace(dismissed=reasons.get(item.id, ""))
        for item in contradictions
    )


def unmatched_dismissals(dossier: Dossier) -> tuple[Dismissal, ...]:
    """What a curator dismissed and no rule derives (any more)."""
    if not dossier.dismissals:
        return ()
    from summit_tui.analysis.disputes.disputes import disputes_of

    contradictions = derive(dossier)
    known = {item.id for item in contradictions}
    disputes = {item.id for item in disputes_of(dossier, contradictions)}
    return tuple(
        dismissal
        for dismissal in dossier.dismissals
        if dismissal.contradiction not in known and dismissal.dispute not in disputes
    )
