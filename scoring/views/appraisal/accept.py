"""“Chấp nhận”: lines awarded as they were claimed, one row or all that agree."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.views.people import signed_in
from scoring.core.appraisal_line import DeskLine
from scoring.core.typed import TypingError
from scoring.selectors.appraisal.lines import Among, desk_lines
from scoring.services.appraisal.accept_claims import Acceptance, LineRef, accept_claims
from scoring.views.appraisal.access import asked_line, asked_unit
from scoring.views.appraisal.save import back_to
from scoring.views.saving import sent_version

_MOST_TOLD = 5


@require_POST
def accept(request: HttpRequest, round: str, unit: str, domain: str, criterion: str) -> HttpResponse:
    """One line, over the award that the person saw; its row says what came of it."""
    seat = asked_line(request, round, unit, domain, criterion)
    try:
        version = sent_version(request.POST.get("version", ""))
    except TypingError as error:
        messages.error(request, str(error))
    else:
        line = LineRef(seat.assessment.pk, criterion, version)
        outcome = accept_claims(lines=[line], by=signed_in(request), over_awards=True)
        tell(request, outcome, {seat.assessment.pk: seat.assessment.unit.label})
    return redirect(back_to(request, round, seat.assessment, domain, criterion))


@require_POST
def accept_all(request: HttpRequest, round: str, unit: str, domain: str) -> HttpResponse:
    """The rows that the person saw agree, as far as they still do."""
    seat = asked_unit(request, round, unit)
    assessment = seat.assessment
    lines = desk_lines([assessment], seat.sight, among=Among(domain=domain))[assessment.pk]
    accept_lines(request, [line for line in lines if line.code in request.POST.getlist("dong")], {})
    return redirect(reverse("scoring:appraisal-unit", args=[round, unit, domain]))


def accept_lines(request: HttpRequest, lines: Sequence[DeskLine], units: dict[int, str]) -> None:
    """Accept those that agree, and say what came of it; `units` names the lines' units where they differ."""
    refs = [LineRef(line.assessment_id, line.code) for line in lines if line.matches]
    tell(request, accept_claims(lines=refs, by=signed_in(request)), units)


def tell(request: HttpRequest, outcome: Acceptance, units: dict[int, str]) -> None:
    """How many were accepted; of those that were not, why."""
    if outcome.accepted:
        messages.success(request, f"Đã chấp nhận {len(outcome.accepted)} dòng.")
    elif not outcome.passed:
        messages.info(request, "Không còn dòng nào khớp để chấp nhận.")
    for passed in outcome.passed[:_MOST_TOLD]:
        name = units.get(passed.line.assessment_id, "")
        where = f"{passed.line.criterion_code}, {name}" if name else passed.line.criterion_code
        messages.error(request, f"{where}: {passed.reason}")
    if len(outcome.passed) > _MOST_TOLD:
        messages.error(request, f"Và {len(outcome.passed) - _MOST_TOLD} dòng khác chưa chấp nhận được.")
