"""What waits for Sở Nội vụ today, in the order in which it is done."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from accounts.rules import Standing
from feedback.core.words import ObjectionState
from feedback.models import Objection
from feedback.selectors.register import Wish, is_overdue, register_rows
from scoring.models import Round

_SOON = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Requests that want the same thing done, each with whether it is overdue."""

    title: str
    pairs: tuple[tuple[Objection, bool], ...]

    @property
    def rows(self) -> tuple[Objection, ...]:
        return tuple(x for x, _ in self.pairs)


def daily_list(round: Round, user: User, held: Standing, now: datetime | None = None) -> list[Chapter]:
    """Chapters that have rows: one query."""
    moment = now or timezone.now()
    rows = list(register_rows(round, user, held, Wish(), moment))
    wanted: tuple[tuple[str, Callable[[Objection], bool]], ...] = (
        ("Quá hạn: nhắc hoặc quyết định", lambda x: is_overdue(x, moment)),
        ("Chờ quyết định", lambda x: x.status == ObjectionState.CONCURRED),
        ("Mới nhận: xem và chuyển đơn vị chủ trì", lambda x: x.status == ObjectionState.SENT),
        ("Đến hạn trong một ngày tới", lambda x: _soon(x, moment)),
    )
    pairs = [(x, is_overdue(x, moment)) for x in rows]
    return [chapter for title, holds in wanted if (chapter := _chapter(title, pairs, holds)).pairs]


def _chapter(
    title: str, pairs: Iterable[tuple[Objection, bool]], holds: Callable[[Objection], bool]
) -> Chapter:
    return Chapter(title, tuple(pair for pair in pairs if holds(pair[0])))


def _soon(x: Objection, now: datetime) -> bool:
    waits = x.status in (ObjectionState.ROUTED, ObjectionState.ASKED)
    return waits and x.due_at is not None and now < x.due_at <= now + _SOON
