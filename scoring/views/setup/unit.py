"""One unit of a round as Sở Nội vụ follows it: more time, or the record that it did not submit."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role
from accounts.selectors.lineage import lineage_of
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from scoring.core.workflow import AssessmentState
from scoring.forms.setup import AbsenceForm, ExtensionForm
from scoring.models import Assessment
from scoring.selectors.desk import desk_of, with_frame
from scoring.selectors.progress import progress_of
from scoring.selectors.submissions import submission_in_force
from scoring.services.extend_time import extend_time
from scoring.services.record_absence import record_absence, take_back_absence
from scoring.views.setup.access import check_admin, check_reader


@never_cache
@require_safe
def unit_page(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """How far the unit has come, its steps and extensions, and what may be done."""
    check_reader(request)
    return _page(request, _asked(code, unit))


@require_POST
def extend(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """More time for the unit."""
    check_admin(request)
    assessment, form = _asked(code, unit), ExtensionForm(request.POST)
    if not form.is_valid():
        return _page(request, assessment, extension=form, status=422)
    fields = {name: form.cleaned_data[name] for name in ("due_at", "closes_at", "reason", "document")}
    return _done(
        request,
        assessment,
        lambda: extend_time(assessment=assessment, by=signed_in(request), **fields),
        f"Đã gia hạn cho {assessment.unit.label}.",
    )


@require_POST
def absence(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """“Không nộp: 0 điểm” recorded, or taken back where it stands."""
    check_admin(request)
    assessment, form = _asked(code, unit), AbsenceForm(request.POST)
    if not form.is_valid():
        return _page(request, assessment, absence=form, status=422)
    absent = assessment.state == AssessmentState.NOT_SUBMITTED
    reason, only, by = form.cleaned_data["reason"], form.cleaned_data["only"], signed_in(request)
    return _done(
        request,
        assessment,
        lambda: (
            take_back_absence(assessment=assessment, reason=reason, by=by)
            if absent
            else record_absence(assessment=assessment, reason=reason, by=by, only=only)
        ),
        f"Đã {'bỏ ghi nhận' if absent else 'ghi nhận'} {assessment.unit.label} không nộp.",
    )


def _asked(code: str, unit: str) -> Assessment:
    return get_object_or_404(with_frame(Assessment.objects.filter(round__code=code)), unit__code=unit)


def _done(request: HttpRequest, assessment: Assessment, act: Callable[[], object], said: str) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("scoring:board-unit", assessment.round.code, assessment.unit.code)


def _page(
    request: HttpRequest,
    assessment: Assessment,
    *,
    extension: ExtensionForm | None = None,
    absence: AbsenceForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "assessment": assessment,
        "round": assessment.round,
        "lineage": lineage_of(assessment.unit),
        "desk": desk_of(assessment),
        "state": AssessmentState(assessment.state),
        "progress": progress_of(assessment),
        "submission": submission_in_force(assessment),
        "steps": assessment.steps.select_related("taken_by"),
        "extensions": assessment.extensions.select_related("granted_by").order_by("-id"),
        "extension_form": extension or ExtensionForm(prefix=None),
        "absence_form": absence or AbsenceForm(),
        "may_write": standing(request).holds({Role.ROUND_ADMIN}),
    }
    return render(request, "scoring/setup/unit.html", context, status=status)
