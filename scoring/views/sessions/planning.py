"""Many sessions at once: spread over the days, looked through and put right, then written all together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import Unit
from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from scoring.core.session_calendar import TooManyUnits, spread, working_days
from scoring.forms.sessions import RowForm, SpreadForm
from scoring.models import Round, TaskForceMember
from scoring.selectors.sessions import units_to_plan
from scoring.selectors.task_force import members_of, task_force_of
from scoring.services.sessions.plan_sessions import Plan, plan_sessions
from scoring.views.setup.access import asked_round, check_admin


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A unit with its row of the plan; `chosen` tells whether it is ticked."""

    unit: Unit
    form: RowForm
    chosen: bool


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def planning(request: HttpRequest, code: str) -> HttpResponse:
    """`?first=…` spreads the units over the days; a POST writes the rows that are ticked."""
    check_admin(request)
    round = asked_round(code)
    force = task_force_of(round)
    today = timezone.localdate()
    members = [m for m in members_of(force) if m.valid_to is None or m.valid_to >= today] if force else []
    units = units_to_plan(round)
    named = [int(key) for key in request.POST.getlist("tv") if key.isdecimal()]
    if request.method == "POST":
        rows = _posted(request, units)
        errors = _written(request, round, rows, [m for m in members if m.pk in named])
        if not errors:
            return redirect("scoring:sessions", round.code)
        form = SpreadForm(initial=_initial(round))
        return _page(request, round, form, rows, members, named, errors, status=422)
    form = SpreadForm(request.GET) if "first" in request.GET else SpreadForm(initial=_initial(round))
    rows, errors = _spread(form, units) if form.is_bound else ([], [])
    status = 422 if form.errors or errors else 200
    return _page(request, round, form, rows, members, [m.pk for m in members], errors, status=status)


def _initial(round: Round) -> dict[str, date | None]:
    """The days that the letters of the round name."""
    profile = getattr(round, "profile", None)
    return {"first": profile.sessions_from, "last": profile.sessions_to} if profile else {}


def _spread(form: SpreadForm, units: Sequence[Unit]) -> tuple[list[PlanRow], list[str]]:
    if not form.is_valid():
        return [], []
    days = working_days(form.cleaned_data["first"], form.cleaned_data["last"])
    try:
        places = spread(len(units), days, form.halves)
    except TooManyUnits as error:
        return [], [str(error)]
    rows = []
    for unit, place in zip(units, places, strict=True):
        at = form.cleaned_data["place"] or f"Trụ sở {unit.name}"
        initial = {"day": place.day, "start": place.start, "end": place.end, "place": at[:255]}
        rows.append(PlanRow(unit, RowForm(prefix=unit.code, initial=initial), chosen=True))
    return rows, []


def _posted(request: HttpRequest, units: Sequence[Unit]) -> list[PlanRow]:
    """The rows as they were sent; those of units that were planned meanwhile are gone."""
    chosen = set(request.POST.getlist("dv"))
    sent = [unit for unit in units if f"{unit.code}-day" in request.POST]
    return [PlanRow(unit, RowForm(request.POST, prefix=unit.code), unit.code in chosen) for unit in sent]


def _written(
    request: HttpRequest, round: Round, rows: Sequence[PlanRow], members: Sequence[TaskForceMember]
) -> list[str]:
    """What keeps the rows from being written; empty once they are."""
    chosen = [row for row in rows if row.chosen]
    if wrong := [row for row in chosen if not row.form.is_valid()]:
        return [f"{row.unit.name}: {error}" for row in wrong for error in _errors(row.form)]
    plans = [Plan(row.unit, *row.form.moments, row.form.cleaned_data["place"]) for row in chosen]
    try:
        made = plan_sessions(round=round, plans=plans, members=members, by=signed_in(request))
    except Refused as refusal:
        return [finding.sentence for finding in refusal.findings]
    messages.success(request, f"Đã lên lịch {len(made)} buổi làm việc.")
    return []


def _errors(form: RowForm) -> Iterator[str]:
    for errors in form.errors.values():
        yield from map(str, errors)


def _page(
    request: HttpRequest,
    round: Round,
    form: SpreadForm,
    rows: Sequence[PlanRow],
    members: Sequence[TaskForceMember],
    named: Sequence[int],
    errors: Sequence[str],
    *,
    status: int,
) -> HttpResponse:
    context = {
        "round": round,
        "form": form,
        "rows": rows,
        "members": members,
        "named": named,
        "errors": errors,
        "units": len(units_to_plan(round)) if not rows else len(rows),
    }
    return render(request, "scoring/sessions/planning.html", context, status=status)
