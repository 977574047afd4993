"""What stands between a run and its publication (the hard checks)."""

from collections.abc import Sequence

from scoring.core.types import RunKind
from scoring.core.workflow import PUBLISHING, ROUND, MoveError, move
from scoring.models import Round, ScoreRun, UnitScore
from scoring.selectors.corrections import outdated
from surveys.selectors.tally import forms_digest

_NAMED = 5
_KINDS = {RunKind.PROVISIONAL.value: "dự kiến", RunKind.FINAL.value: "chính thức"}


def open_points(
    round: Round,
    run: ScoreRun | None,
    current_hash: str | None,
    *,
    acknowledges_incomplete: bool,
) -> list[str]:
    """Sentences on what is still open; an empty list lets the run through.

    `current_hash` is the hash of the round's inputs as they are now, for the run's kind.
    """
    if run is None:
        return [f"Đợt {round.code} chưa có lượt tính loại này; hãy tính điểm trước (compute_scores)"]
    points = _closed_to(round, run)
    if current_hash != run.input_hash:
        points.append(f"Số liệu đã thay đổi sau lượt tính {run.code}; hãy tính lại trước khi công bố")
    points += _forms_since(round, run)
    if not acknowledges_incomplete:
        points += _without_index(run)
    return points


def _closed_to(round: Round, run: ScoreRun) -> list[str]:
    """Whether the round's state takes a publication of this kind."""
    try:
        move(ROUND, round.state, PUBLISHING[RunKind(run.kind)])
    except MoveError:
        state = round.get_state_display().lower()
        return [
            f"Đợt {round.code} đang ở trạng thái “{state}”, không công bố được kết quả {_KINDS[run.kind]}"
        ]
    return []


def _forms_since(round: Round, run: ScoreRun) -> list[str]:
    """Whether the forms that the run rests on are still those that are stored, asked as the set asks."""
    handover = run.handover
    if handover is None:
        return []
    number = handover.number
    if handover.forms_digest != forms_digest(round):
        return [f"Phiếu khảo sát đã thay đổi sau lần bàn giao {number}; hãy bàn giao lại rồi tính lại"]
    if outdated(handover):
        return [
            f"Đính chính đã đổi cách tính khảo sát sau lần bàn giao {number}; hãy bàn giao lại rồi tính lại"
        ]
    return []


def _without_index(run: ScoreRun) -> list[str]:
    scores = list(run.unit_scores.filter(ranked=True, index__isnull=True).select_related("unit"))
    return [f"{len(scores)} đơn vị được xếp hạng chưa có chỉ số: {_list(scores)}"] if scores else []


def _list(scores: Sequence[UnitScore]) -> str:
    named = "; ".join(
        f"{s.unit.code} còn thiếu {', '.join(s.missing[:_NAMED]) or 'mẫu số'}" for s in scores[:_NAMED]
    )
    more = len(scores) - _NAMED
    return f"{named}; và {more} đơn vị khác" if more > 0 else named
