"""What stands between a run and its publication (the hard checks)."""

from collections.abc import Sequence

from scoring.models import Round, ScoreRun, UnitScore

_NAMED = 5


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
        return [
            f"Đợt {round.code} chưa có lượt tính loại này; hãy tính điểm trước (compute_scores)"
        ]
    points: list[str] = []
    if current_hash != run.input_hash:
        points.append(
            f"Số liệu đã thay đổi sau lượt tính {run.code}; hãy tính lại trước khi công bố"
        )
    if not acknowledges_incomplete:
        points += _without_index(run)
    return points


def _without_index(run: ScoreRun) -> list[str]:
    scores = list(
        run.unit_scores.filter(ranked=True, index__isnull=True).select_related("unit")
    )
    return (
        [f"{len(scores)} đơn vị được xếp hạng chưa có chỉ số: {_list(scores)}"]
        if scores
        else []
    )


def _list(scores: Sequence[UnitScore]) -> str:
    named = "; ".join(
        f"{s.unit.code} còn thiếu {', '.join(s.missing[:_NAMED]) or 'mẫu số'}"
        for s in scores[:_NAMED]
    )
    more = len(scores) - _NAMED
    return f"{named}; và {more} đơn vị khác" if more > 0 else named
