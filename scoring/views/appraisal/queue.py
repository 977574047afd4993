"""The queue of a round: units by criteria, criteria by units."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.views.standing import standing
from scoring.core.appraisal_sight import Reach
from scoring.core.workflow import RoundState
from scoring.models import Round
from scoring.selectors.appraisal.queue import CriterionRow, UnitRow, queue_of
from scoring.selectors.progress import rounding_of
from scoring.views.appraisal.access import asked_round, check_desk
from scoring.views.appraisal.narrowing import Narrowing, chips
from scoring.views.appraisal.rows import sums_told
from scoring.views.confirm.consistency import READERS


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Leads on to the round that is being appraised, else to the latest. Raises Http404 without any."""
    check_desk(request)
    rounds = Round.objects.latest_first()
    round = rounds.filter(state=RoundState.OPEN).first() or rounds.first()
    if round is None:
        raise Http404
    return redirect("scoring:appraisal-queue", round.code)


@never_cache
@require_safe
def queue(request: HttpRequest, round: str) -> HttpResponse:
    """By unit or by criterion, as the address says."""
    found, sight = asked_round(request, round)
    now = Narrowing.of(request)
    listed = queue_of(found, sight, now.reach, now.wanted)
    rows: Iterable[UnitRow | CriterionRow] = listed.criteria if now.by_criterion else listed.units
    if now.by_gap:
        rows = sorted(rows, key=lambda row: row.sums.totals.gap, reverse=True)
    context = {
        "round": found,
        "timetable": getattr(found, "timetable", None),
        "sight": sight,
        "queue": listed,
        "rows": list(rows),
        "sums": sums_told(listed.sums.totals, rounding_of(found.criteria_set).digits),
        "now": now,
        "ways": (now.listing(by_criterion=False), now.listing(by_criterion=True)),
        "sorting": now.sorted_by_gap(not now.by_gap),
        "chips": chips(now, listed.total, listed.counts, found.year - 1),
        "sees_consistency": standing(request).holds(READERS),
        "reads_more": sight.reads_all and sight.judges_some,
        "reach_other": now.reaching(Reach.MINE if now.reach is not Reach.MINE else Reach.READABLE),
    }
    return render(request, "scoring/appraisal/queue.html", context)
