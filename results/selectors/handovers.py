"""The survey of each round that forms came in for: what scoring was handed last, and what changed since."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scoring.core.workflow import RoundState
from scoring.models import Round, SurveyHandover
from scoring.selectors.corrections import outdated
from surveys.models import SurveyForm
from surveys.selectors.tally import forms_digest


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """A round with its valid forms and its last hand-over; `why` it must be handed over, empty where not."""

    round: Round
    valid: int
    last: SurveyHandover | None
    why: str


def handover_rows() -> tuple[HandoverRow, ...]:
    """Of every round with forms that is not closed, the latest first: one query, four more for each."""
    rounds = Round.objects.filter(form_batches__isnull=False).exclude(state=RoundState.CLOSED)
    return tuple(_rows(rounds.distinct().latest_first()))


def _rows(rounds: Iterable[Round]) -> Iterator[HandoverRow]:
    for round in rounds:
        last = SurveyHandover.objects.latest_of(round).select_related("handed_over_by").first()
        valid = SurveyForm.objects.filter(round=round).counted().count()
        yield HandoverRow(round, valid, last, _why(round, last))


def _why(round: Round, last: SurveyHandover | None) -> str:
    if last is None:
        return "Chưa bàn giao"
    if last.forms_digest != forms_digest(round):
        return "Phiếu đã thay đổi sau lần bàn giao"
    return "Đính chính đã đổi cách tính khảo sát" if outdated(last) else ""
