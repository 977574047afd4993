"""The decision on which the Tổ giúp việc of a round rests."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.core.workflow import OVER
from scoring.models import Round, TaskForce


class TaskForceRefused(Refused):
    """The Tổ giúp việc stays as it is; the sentences say why."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What papers say of the Tổ giúp việc: its name and superior, and the decision that set it up."""

    name: str
    superior: str
    symbol: str
    decision: str
    decided_on: date
    issuer: str

    @property
    def told(self) -> dict[str, str]:
        """As the audit trail keeps it."""
        return {name: str(value) for name, value in asdict(self).items()}

    @classmethod
    def of(cls, task_force: TaskForce) -> "Decision":
        return cls(**{name: getattr(task_force, name) for name in cls.__dataclass_fields__})


@transaction.atomic
def set_task_force(*, round: Round, decision: Decision, by: User, now: datetime | None = None) -> TaskForce:
    """Set or change it; the same again changes nothing. Raises TaskForceRefused."""
    moment = now or timezone.now()
    locked = locked_round(round)
    _check(decision, moment)
    stands = TaskForce.objects.filter(round=locked).first()
    was = Decision.of(stands) if stands else None
    if stands and was == decision:
        return stands
    fields = {**asdict(decision), "set_at": moment, "set_by": by}
    task_force, _ = TaskForce.objects.update_or_create(round=locked, defaults=fields)
    record_event(
        by=by,
        verb="set_task_force",
        target_type="round",
        target_ref=locked.code,
        detail={"from": was.told if was else None, "to": decision.told},
        now=moment,
    )
    return task_force


def locked_round(round: Round) -> Round:
    """The round, held until the transaction ends. Raises TaskForceRefused once it is over."""
    locked = Round.objects.select_for_update(of=("self",)).get(pk=round.pk)
    if locked.state in OVER:
        raise TaskForceRefused(f"Đợt {locked.code} đã có kết quả chính thức nên không đổi Tổ giúp việc nữa.")
    return locked


def _check(decision: Decision, now: datetime) -> None:
    missing = [
        sentence
        for value, sentence in (
            (decision.name, "Hãy ghi tên Tổ giúp việc."),
            (decision.decision, "Hãy ghi số quyết định."),
            (decision.issuer, "Hãy ghi cơ quan ban hành quyết định."),
            (decision.symbol, "Hãy ghi ký hiệu biên bản, ví dụ BB-TGV."),
        )
        if not value.strip()
    ]
    if decision.decided_on > timezone.localdate(now):
        missing.append("Ngày quyết định ở sau ngày hôm nay.")
    if missing:
        raise TaskForceRefused(*missing)
