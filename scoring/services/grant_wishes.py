"""Exemptions that units asked for, granted from the list of their wishes."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from scoring.core.types import EntryState
from scoring.models import Award, Claim, Round
from scoring.services.settle_exemption import ExemptionRefused, Place, grant_exemptions


@transaction.atomic
def grant_wishes(
    *,
    round: Round,
    places: Sequence[Place],
    reason: str = "",
    document: str = "",
    by: User,
    now: datetime | None = None,
) -> list[Award]:
    """Grant what units ask for, on the basis given, else on the one that each unit named itself.

    Raises ExemptionRefused for a wish that its unit took back meanwhile, or as grant_exemptions does.
    """
    asked = _asked(round, places)
    if gone := [place for place in places if place not in asked]:
        raise ExemptionRefused(*(f"{p.unit}: không còn đề nghị miễn tiêu chí {p.criterion}." for p in gone))
    given = (reason.strip(), document.strip())
    by_basis: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        by_basis[given if any(given) else asked[place]].append(place)
    if not by_basis:
        raise ExemptionRefused("Hãy chọn ít nhất một đề nghị.")
    rows: list[Award] = []
    for (basis, paper), chosen in by_basis.items():
        rows += grant_exemptions(round=round, places=chosen, reason=basis, document=paper, by=by, now=now)
    return rows


def _asked(round: Round, places: Sequence[Place]) -> dict[Place, tuple[str, str]]:
    """What stands asked for, with the unit's own basis; held until the grant is stored."""
    rows = Claim.objects.select_for_update(of=("self",)).filter(
        assessment__round=round,
        assessment__unit__code__in={place.unit for place in places},
        criterion_code__in={place.criterion for place in places},
        state=EntryState.NOT_APPLICABLE,
    )
    fields = ("assessment__unit__code", "criterion_code", "reason", "document")
    return {
        Place(unit, code): (f"Theo đề nghị của đơn vị: {reason}" if reason else "", document)
        for unit, code, reason, document in rows.values_list(*fields)
    }
