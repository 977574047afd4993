"""A unit side by side: what it claimed beside what is awarded, one domain at a time."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import Unit
from accounts.views.people import signed_in
from scoring.core.appraisal_sight import Reach
from scoring.core.workflow import AppraisalState, AssessmentState
from scoring.selectors.appraisal.unit_desk import UnitDesk, unit_desk
from scoring.selectors.appraisal.units import places_beside
from scoring.views.appraisal.access import Seat, asked_unit
from scoring.views.appraisal.beside import shows_files_beside
from scoring.views.appraisal.narrowing import Narrowing, chips
from scoring.views.appraisal.rows import desk_views, state_samples, sums_told
from scoring.views.rows import Answer


@never_cache
@shows_files_beside
@require_safe
def unit(request: HttpRequest, round: str, unit: str, domain: str) -> HttpResponse:
    """The page."""
    return unit_page(request, asked_unit(request, round, unit), domain)


def unit_page(
    request: HttpRequest, seat: Seat, domain: str, *, answer: Answer | None = None, status: int = 200
) -> HttpResponse:
    """The page of a domain; `answer` keeps what was typed in a save that did not go through.

    Raises Http404 where this person has nothing to see in the domain.
    """
    now = Narrowing.of(request)
    found = _desk(seat, domain, now)
    assessment = seat.assessment
    round, unit_code, digits = assessment.round, assessment.unit.code, found.rounding.digits
    context = {
        "desk": found,
        "sight": seat.sight,
        "rows": desk_views(found.rows, round.code, digits, answer),
        "answer": answer,
        "now": now,
        "chips": chips(now, len(found.lines), found.counts, round.year - 1),
        "beside": places_beside(assessment, domain, seat.sight, _kept(now.reach), now.wanted),
        "sums": sums_told(found.domain.sums.totals, digits),
        "reach_other": now.reaching(Reach.MINE if now.reach is Reach.WHOLE else Reach.WHOLE),
        "is_whole": now.reach is Reach.WHOLE,
        "handed_in": assessment.state == AssessmentState.SUBMITTED,
        "submitted_at": _submitted_at(seat),
        "timetable": getattr(round, "timetable", None),
        "queue_key": f"cchc:td:{round.code}:{unit_code}:{signed_in(request).pk}",
        "states": state_samples(),
        "accept_all": reverse(
            "scoring:appraisal-accept-all", args=[round.code, assessment.unit.code, domain]
        ),
        "surveyed": any(line.surveyed for line in found.lines),
        "judges": any(line.mine for line in found.lines),
        "parts": _parts(found),
    }
    return render(request, "scoring/appraisal/unit.html", context, status=status)


def _desk(seat: Seat, domain: str, now: Narrowing) -> UnitDesk:
    """Who judges nothing of the unit, but reads it, sees what they read."""
    found = unit_desk(seat.assessment, domain, seat.sight, now.reach, now.wanted)
    if found is None and now.reach is Reach.MINE:
        found = unit_desk(seat.assessment, domain, seat.sight, Reach.READABLE, now.wanted)
    if found is None:
        raise Http404
    return found


def _parts(found: UnitDesk) -> list[tuple[Unit, AppraisalState]]:
    """The lead units whose part of the domain this person looks at, and where it stands: one query."""
    keys = {line.lead_id for line in found.lines if line.known and line.lead_id}
    return [(lead, found.parts[lead.pk]) for lead in Unit.objects.filter(pk__in=keys).in_order()]


def _kept(reach: Reach) -> Reach:
    """The whole domain is context for one unit; going on is among one's own lines."""
    return Reach.MINE if reach is Reach.WHOLE else reach


def _submitted_at(seat: Seat) -> object:
    """When what stands there was handed in; None while the sheet is with its unit."""
    if seat.assessment.state != AssessmentState.SUBMITTED:
        return None
    numbers = seat.assessment.submissions.order_by("-number")
    return numbers.values_list("submitted_at", flat=True).first()
