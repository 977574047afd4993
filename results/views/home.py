"""The page after signing in: what this person can do now, and where the season stands."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Role
from accounts.rules import OF_DEPARTMENT
from accounts.views.accounts.first_roles import first_roles
from accounts.views.people import signed_in
from accounts.views.standing import standing
from results.core.run_state import RunState
from results.core.timeline import SeasonFacts, timeline
from results.models import PublicationProposal
from results.selectors.home import season_facts
from results.selectors.shown_run import ShownRun, run_state, shown_run
from results.selectors.units import own_units
from results.views.desk_tasks import (
    Task,
    appraisal_task,
    confirm_task,
    desk_task,
    lead_task,
    minutes_task,
    round_task,
    session_task,
    unfinished_task,
)
from results.views.feedback_tasks import feedback_tasks
from results.views.publishing.access import APPROVES
from results.views.season import leads_here, season
from scoring.core.workflow import RoundState
from scoring.models import Round
from scoring.selectors.appraisal.desk import appraisal_stretch
from scoring.selectors.appraisal.left import lines_left
from scoring.selectors.appraisal.parts import parts_to_confirm, unfinished_parts
from scoring.selectors.appraisal.sight import sight_of
from scoring.selectors.coming_sessions import coming_sessions
from scoring.selectors.desk_list import own_desk_rows
from scoring.selectors.minutes import unnumbered
from scoring.selectors.session_rights import NUMBERS
from scoring.views.setup.first_year import first_year_steps

_SESSIONS = 5  # a member meets every unit; the calendar has them all


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The home page by role."""
    now, held = season(request), standing(request)
    shown = shown_run(now, held) if now.round else None
    state = run_state(shown, may_open_run=held.sees_every_figure) if shown else None
    facts = season_facts(now.round) if now.round else None
    steps = timeline(facts, timezone.now()) if facts else ()
    tasks = (
        *_to_approve(request),
        *feedback_tasks(request),
        *_sessions(request),
        *_at_desks(request, facts, state),
        *_tasks(request, shown, state),
    )
    context = {
        "steps": steps,
        "tasks": tasks,
        "state": state,
        "first_year": first_year_steps(request),
        "first_roles": first_roles(request),
    }
    return render(request, "results/home.html", context)


def _to_approve(request: HttpRequest) -> Iterator[Task]:
    """A proposal that waits for this person's consent."""
    if not standing(request).holds(APPROVES):
        return
    waiting = PublicationProposal.objects.waiting().exclude(prepared_by=signed_in(request))
    for proposal in waiting.select_related("run__round", "prepared_by").defer("run__inputs"):
        yield Task(
            reverse("results:publishing", args=[proposal.run.round.code]),
            "check",
            f"Duyệt công bố kết quả {proposal.run.get_kind_display().lower()} năm {proposal.run.round.year}",
            f"{proposal.prepared_by.get_full_name()} trình, chờ duyệt",
            "Chờ duyệt",
        )


def _sessions(request: HttpRequest) -> Iterator[Task]:
    """Minutes that wait for their number; sessions that the person or the person's unit is expected at."""
    round, moment = season(request).round, timezone.now()
    if round and standing(request).holds(NUMBERS) and (waiting := unnumbered(round)):
        yield minutes_task(round, waiting)
    for session in coming_sessions(standing(request), signed_in(request), moment)[:_SESSIONS]:
        yield session_task(session, moment)


def _at_desks(request: HttpRequest, facts: SeasonFacts | None, state: RunState | None) -> Iterator[Task]:
    """Self-scoring while the round is open; a unit's own result once there is one to see."""
    held, round = standing(request), season(request).round
    if round and facts and held.sees_every_figure and round.state == RoundState.OPEN:
        yield round_task(round, facts, timezone.now())
        if facts.appraised and held.holds(OF_DEPARTMENT):
            yield unfinished_task(round, unfinished_parts(round))
    if round and round.state == RoundState.OPEN:
        yield from _appraisal(request, round)
    desks = [row for row in own_desk_rows(held) if row.is_open]
    for row in desks:
        yield desk_task(row, heads=row.assessment.unit_id in held.headed_ids)
    at_desk = {row.assessment.unit_id for row in desks}
    for unit in own_units(held):
        if state or unit.pk not in at_desk:
            yield _for_unit(reverse("results:unit", args=[unit.code]), unit.name, state)


def _appraisal(request: HttpRequest, round: Round) -> Iterator[Task]:
    """Parts that wait for the head of a lead unit, lines that wait for an appraiser; those who only follow
    the appraisal are led to it."""
    held = standing(request)
    if waiting := parts_to_confirm(round, held):
        yield confirm_task(round, waiting)
    if held.appraised_ids:
        left, lines = lines_left(round, sight_of(round, signed_in(request), held))
        if lines:
            yield appraisal_task(round, left, lines, appraisal_stretch(round).due_at)
    elif held.holds({Role.TASK_FORCE}) or leads_here(request):
        yield lead_task(round)


def _tasks(request: HttpRequest, shown: ShownRun | None, state: RunState | None) -> Iterator[Task]:
    held, now = standing(request), season(request)
    if shown and state and held.sees_every_figure:
        yield from _for_leaders(shown, state)
    if state and (held.sees_every_figure or now.is_open):
        yield Task(
            reverse("results:ranking"),
            "star",
            "Xem bảng xếp hạng",
            f"Kết quả của từng nhóm đơn vị năm {state.year}",
        )
    if now.publication:
        yield Task(
            reverse("documents:list"), "document", "Tải công văn, phụ lục", "Văn bản của các lần công bố"
        )


def _for_leaders(shown: ShownRun, state: RunState) -> Iterator[Task]:
    overview = reverse("results:overview")
    if shown.newer:
        yield Task(
            f"{overview}?luot={shown.newer.code}",
            "calculate",
            "Xem lượt tính mới, chưa công bố",
            f"Lượt tính {shown.newer.code}",
            "Chưa công bố",
        )
    published = f"Kết quả {state.kind_label.lower()} đã công bố" if state.published else "Chưa công bố"
    yield Task(overview, "chart", f"Xem tổng quan kết quả năm {state.year}", published, _days(state))
    yield Task(
        reverse("results:runs"), "calculate", "Xem các lượt tính", "Từng lần tính điểm với mã băm đầu vào"
    )


def _for_unit(url: str, name: str, state: RunState | None) -> Task:
    if state is None:
        return Task(url, "form", f"Xem bản tự chấm của {name}", "Kết quả thẩm định chưa được công bố")
    if state.days_left is None:
        return Task(url, "list", f"Xem kết quả của {name}", f"Kết quả {state.kind_label.lower()}")
    note = "Cần điều chỉnh: thống nhất với đơn vị chủ trì tiêu chí rồi gửi văn bản về Sở Nội vụ"
    return Task(url, "list", f"Rà soát kết quả dự kiến của {name}", note, _days(state))


def _days(state: RunState) -> str:
    if state.days_left is None:
        return ""
    return f"Còn {state.days_left} ngày phản hồi" if state.days_left else "Hạn phản hồi hôm nay"
