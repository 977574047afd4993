from decimal import Decimal
from typing import Any

import pytest

from scoring.core.engine import preview
from scoring.core.results import LineResult
from scoring.core.rounding import Rounding
from scoring.core.types import (
    CriterionInput,
    Entry,
    EntryState,
    Method,
    NoSurvey,
    RoundingMode,
    Stage,
    Status,
    leaf,
)
from tests.scoring.core.samples import D, award, bonus, choice, figure, judged, penalty, surveyed

ZERO_DENOMINATOR = "mẫu số bằng 0; nếu không có trường hợp nào, chọn “Không phát sinh”"
RATIO = leaf("1", D(3), Method.RATIO, "tối thiểu 0")


def _line(criterion: CriterionInput, entry: Entry | None, **more: object) -> LineResult:
    return preview(criterion, entry, rounding=Rounding(), **more)  # type: ignore[arg-type]


def test_line_explains_itself() -> None:
    entry = award("U", "1", value="5", denominator="24", document="BB 01", reason="đối chiếu", by="Lan")
    assert _line(RATIO, entry) == LineResult(
        criterion="1",
        max=Decimal("3.00"),
        points=Decimal("0.63"),
        status=Status.SCORED,
        stage=Stage.APPRAISAL,
        because=(
            "Cách chấm “Tỷ lệ”, điểm tối đa 3: tỷ lệ đạt được (không quá 100%) nhân điểm tối đa.",
            "Số liệu: 5/24 = 20,8333…%.",
            "Kết quả: 0,63 điểm (làm tròn nửa lên, 2 chữ số).",
            "Thẩm định: Lan; văn bản căn cứ: BB 01; lý do: đối chiếu.",
        ),
    )


def test_leaf_is_cut_off_where_the_set_says_so() -> None:
    entry = award("U", "1", value="5", denominator="24")
    assert preview(RATIO, entry, rounding=Rounding(RoundingMode.CUT)).points == Decimal("0.62")


@pytest.mark.parametrize(
    ("criterion", "state", "points", "status"),
    [
        (judged("1"), EntryState.NO_CASE, "10.00", Status.NO_CASE),
        (bonus("1"), EntryState.NO_CASE, "0.00", Status.NO_CASE),
        (penalty("1"), EntryState.NO_CASE, "0.00", Status.NO_CASE),
        (judged("1"), EntryState.NOT_APPLICABLE, None, Status.NOT_APPLICABLE),
    ],
)
def test_stated_line(
    criterion: CriterionInput, state: EntryState, points: str | None, status: Status
) -> None:
    line = _line(criterion, award("U", "1", state=state, reason="vì"))
    assert (line.points, line.status) == (None if points is None else D(points), status)


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (None, "Chưa có số liệu."),
        (award("U", "1"), "Trạng thái “Chấm” nhưng chưa có số liệu."),
        (
            award("U", "1", value="1", denominator="0"),
            f"Số liệu không dùng được (Mẫu số “0”): {ZERO_DENOMINATOR}.",
        ),
    ],
)
def test_line_without_usable_input_is_missing(entry: Entry | None, says: str) -> None:
    line = _line(RATIO, entry)
    assert (line.points, line.status, line.stage, line.because[1]) == (None, Status.MISSING, None, says)


def test_claimed_exemption_is_missing_until_granted() -> None:
    entry = award("U", "1", Stage.SELF, state=EntryState.NOT_APPLICABLE, reason="vì")
    assert _line(RATIO, entry).status is Status.MISSING


def test_override_counts_and_shows_both_figures() -> None:
    line = _line(RATIO, award("U", "1", value="5", denominator="24", points="2.5", reason="hồ sơ gốc"))
    assert (line.points, line.status) == (D("2.50"), Status.OVERRIDE)
    assert line.because[2] == "Điểm ấn định 2,50 thay cho kết quả theo quy tắc (0,63 điểm)."


def test_override_without_inputs_is_an_award() -> None:
    line = _line(RATIO, award("U", "1", points="0", reason="không nộp"))
    assert (line.points, line.status) == (D("0.00"), Status.OVERRIDE)


@pytest.mark.parametrize("points", ["0.63", "0.625"])
@pytest.mark.parametrize("reason", ["", "đối chiếu"])
def test_points_that_do_not_differ_are_no_override(points: str, reason: str) -> None:
    plain = _line(RATIO, award("U", "1", value="5", denominator="24", reason=reason))
    assert _line(RATIO, award("U", "1", value="5", denominator="24", points=points, reason=reason)) == plain


@pytest.mark.parametrize(
    ("given", "note"),
    [
        ({"points": "2"}, "Không tính điểm 2 ghi kèm: điểm ấn định phải có lý do."),
        ({"points": "3.5", "reason": "vì"}, "Không tính điểm 3,5 ghi kèm: điểm ấn định phải từ 0 đến 3."),
    ],
)
def test_refused_override_leaves_the_rule_result(given: dict[str, Any], note: str) -> None:
    line = _line(RATIO, award("U", "1", value="5", denominator="24", **given))
    assert (line.points, line.status, line.because[2]) == (D("0.63"), Status.SCORED, note)


def test_refused_override_without_inputs_is_missing() -> None:
    assert _line(RATIO, award("U", "1", points="2")).status is Status.MISSING


def test_survey_line_stands_on_the_survey_stage() -> None:
    line = _line(surveyed("1"), None, figure=figure("U", "1", "173", "200"))
    assert (line.points, line.status, line.stage) == (D("3.46"), Status.SCORED, Stage.SURVEY)


def test_survey_line_may_be_overridden() -> None:
    entry = award("U", "1", points="4", reason="sửa số phiếu")
    line = _line(surveyed("1"), entry, figure=figure("U", "1", "173", "200"))
    assert (line.points, line.status, line.stage) == (D("4.00"), Status.OVERRIDE, Stage.APPRAISAL)


def test_exemption_beats_survey_answers() -> None:
    entry = award("U", "1", state=EntryState.NOT_APPLICABLE, reason="vì")
    line = _line(surveyed("1"), entry, figure=figure("U", "1", "173", "200"))
    assert (line.points, line.status) == (None, Status.NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("setting", "status"),
    [(NoSurvey.MISSING, Status.MISSING), (NoSurvey.NOT_APPLICABLE, Status.NOT_APPLICABLE)],
)
def test_survey_without_answers_follows_the_set(setting: NoSurvey, status: Status) -> None:
    assert _line(surveyed("1"), None, no_survey=setting).status is status


def test_inner_criterion_has_no_line() -> None:
    with pytest.raises(ValueError, match="1 chưa có cách chấm"):
        _line(CriterionInput("1", "", None, D(1), choice("1").part), None)
