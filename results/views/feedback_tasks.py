"""What the feedback on provisional results asks of a person, for the home page."""

from collections.abc import Iterator
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from accounts.views.people import signed_in
from accounts.views.standing import standing
from feedback.core.closing import WindowPhase
from feedback.core.words import ObjectionState, ReplyState
from feedback.models import FeedbackWindow, Reply
from feedback.selectors.register import counts
from feedback.selectors.windows import closings_of, window_of
from results.views.desk_tasks import Task
from results.views.season import season
from scoring.core.workflow import RoundState

_OFFICES = (ObjectionState.SENT, ObjectionState.CONCURRED)


def feedback_tasks(request: HttpRequest) -> Iterator[Task]:
    """While the provisional results are out: the unit's reply, requests that wait for this person's side."""
    now = season(request)
    if now.round is None or now.publication is None or now.round.state != RoundState.PROVISIONAL:
        return
    window = window_of(now.round)
    if window is not None:
        yield from _replies(request, window, timezone.now())
        yield from _requests(request, window)


def _replies(request: HttpRequest, window: FeedbackWindow, now: datetime) -> Iterator[Task]:
    """The answer of each unit of the person's: awaited, or sent."""
    round = window.publication.round
    own = window.publication.run.unit_scores.filter(unit__in=standing(request).unit_ids)
    units = [score.unit for score in own.select_related("unit").order_by("unit__sort_key")]
    if not units:
        return
    rows = Reply.objects.filter(window=window, unit__in=units, state=ReplyState.SENT)
    answered = set(rows.values_list("unit", flat=True))
    closings = closings_of(window, [unit.pk for unit in units], now)
    for unit in units:
        closing, done = closings[unit.pk], unit.pk in answered
        if done or closing.phase is WindowPhase.OPEN:
            yield Task(
                url=reverse("feedback:reply", args=[round.code, unit.code]),
                icon="chat",
                title=f"{'Đã trả lời' if done else 'Trả lời'} kết quả dự kiến năm {round.year}: {unit.name}",
                note=closing.sentence,
                status="Đã gửi" if done else closing.countdown,
                done=done,
            )


def _requests(request: HttpRequest, window: FeedbackWindow) -> Iterator[Task]:
    """Requests that wait for Sở Nội vụ, or for the lead unit whose appraiser the person is."""
    held, round = standing(request), window.publication.round
    if not (held.sees_every_figure or held.appraised_ids):
        return
    by_state = counts(round, signed_in(request), held)
    offices = sum(by_state.get(state, 0) for state in _OFFICES)
    if held.sees_every_figure and offices:
        yield Task(
            url=reverse("feedback:today"),
            icon="chat",
            title=f"Ý kiến phản hồi năm {round.year}: {offices} đề nghị chờ xử lý",
            note="Đề nghị mới nhận, đề nghị đã có ý kiến của đơn vị chủ trì",
        )
    routed = by_state.get(ObjectionState.ROUTED, 0)
    if held.appraised_ids and routed:
        yield Task(
            url=reverse("feedback:register"),
            icon="chat",
            title=f"Ý kiến phản hồi năm {round.year}: {routed} đề nghị chờ đơn vị chủ trì",
            note="Xem đề nghị của đơn vị, ghi văn bản hoặc biên bản thống nhất",
        )
