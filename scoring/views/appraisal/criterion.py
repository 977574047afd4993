"""One criterion down all units: the same rows as side by side, the same keys, a unit in each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.views.people import signed_in
from scoring.core.appraisal_sight import Sight
from scoring.core.rule_text import how
from scoring.models import Round
from scoring.selectors.appraisal.criterion_desk import CriterionDesk, criterion_desk
from scoring.views.appraisal.accept import accept_lines
from scoring.views.appraisal.access import asked_round
from scoring.views.appraisal.beside import shows_files_beside
from scoring.views.appraisal.narrowing import Narrowing, chips
from scoring.views.appraisal.rows import desk_view, state_samples, sums_told


@never_cache
@shows_files_beside
@require_safe
def criterion(request: HttpRequest, round: str, group: str, criterion: str) -> HttpResponse:
    """The page."""
    asked, sight = asked_round(request, round)
    now = Narrowing.of(request)
    found = _desk(asked, group, criterion, sight, now)
    digits = found.rounding.digits
    views = [desk_view(row, asked.code, digits, uneven=found.uneven.get(row.key, "")) for row in found.rows]
    context = {
        "desk": found,
        "round": asked,
        "sight": sight,
        "rows": views,
        "now": now,
        "chips": chips(now, len(found.lines), found.counts, asked.year - 1),
        "sums": sums_told(found.sums.totals, digits),
        "says": how(found.criterion.rule) if found.criterion.rule else "",
        "timetable": getattr(asked, "timetable", None),
        "queue_key": f"cchc:td:{asked.code}:tc:{group}:{criterion}:{signed_in(request).pk}",
        "states": state_samples(),
        "accept_all": reverse("scoring:appraisal-criterion-accept", args=[round, group, criterion]),
        "turns": [(page, now.turned(page).query or "?") for page in range(1, found.pages + 1)],
    }
    return render(request, "scoring/appraisal/criterion.html", context)


@require_POST
def accept_criterion(request: HttpRequest, round: str, group: str, criterion: str) -> HttpResponse:
    """The units that the person saw agree, as far as they still do."""
    asked, sight = asked_round(request, round)
    now = Narrowing.of(request)
    found = _desk(asked, group, criterion, sight, now)
    seen = set(request.POST.getlist("dong"))
    rows = [row for row in found.matching if row.key in seen]
    accept_lines(request, [row.line for row in rows], {row.line.assessment_id: row.name for row in rows})
    address = reverse("scoring:appraisal-criterion", args=[round, group, criterion])
    return redirect(address + now.query)


def _desk(round: Round, group: str, code: str, sight: Sight, now: Narrowing) -> CriterionDesk:
    found = criterion_desk(round, group, code, sight, now.reach, now.wanted, now.page)
    if found is None:
        raise Http404
    return found
