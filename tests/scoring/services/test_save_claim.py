from datetime import timedelta
from decimal import Decimal

import pytest

from accounts.services.actors import system_actor
from cchc_portal.lib.refusal import Refused
from scoring.core.types import EntryState
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Award, Claim, ClaimChange, Timetable
from scoring.services.save_claim import EXEMPT, ClaimConflict, SheetLocked
from tests import factories
from tests.scoring.sheets_of_units import NOW, make_sheets, saved


@pytest.fixture
def sheets(db):
    return make_sheets()


@pytest.fixture
def hoa(sheets):
    return factories.make_person(None, username="hoa")


def _versions() -> list[tuple[int, Decimal | None]]:
    return list(ClaimChange.objects.order_by("version").values_list("version", "points"))


def test_save_writes_the_claim_and_its_history(sheets, hoa):
    saved(sheets.a, hoa, points="7")
    outcome = saved(sheets.a, hoa, points="7.5", version=1)

    claim = Claim.objects.get()
    assert (claim.points, claim.version, claim.saved_by, claim.saved_at) == (Decimal("7.5"), 2, hoa, NOW)
    assert (outcome.claim, outcome.changed, outcome.warnings) == (claim, True, ())
    assert _versions() == [(1, 7), (2, Decimal("7.5"))]


def test_save_over_a_version_that_is_gone_is_a_conflict(sheets, hoa):
    saved(sheets.a, hoa, points="7")
    with pytest.raises(ClaimConflict, match="Lê Thị Hoa lưu lúc 09:00 ngày 10/11/2020") as conflict:
        saved(sheets.a, system_actor(), points="8")

    assert (conflict.value.claim.points, conflict.value.claim.version) == (7, 1)
    assert _versions() == [(1, 7)]


def test_save_over_a_line_that_nobody_saved_is_a_conflict(sheets, hoa):
    with pytest.raises(ClaimConflict, match="chưa có số liệu đã lưu"):
        saved(sheets.a, hoa, points="7", version=3)


def test_save_repeated_after_a_lost_answer_is_accepted_once(sheets, hoa):
    saved(sheets.a, hoa, points="7")
    again = saved(sheets.a, hoa, points="7.0")

    assert (again.changed, again.claim.version, _versions()) == (False, 1, [(1, 7)])


def test_wrong_input_is_refused_by_column_and_nothing_is_stored(sheets, hoa):
    with pytest.raises(Refused) as refused:
        saved(sheets.a, hoa, points="11")

    assert [(f.column, f.message) for f in refused.value.findings] == [("Điểm", "điểm phải từ 0 đến 10")]
    assert (Claim.objects.count(), ClaimChange.objects.count()) == (0, 0)


def test_warning_is_told_and_the_claim_saved(sheets, hoa):
    outcome = saved(sheets.a, hoa, state=EntryState.NOT_APPLICABLE, reason="Không có TTHC")

    told = "đề nghị không áp dụng chỉ có hiệu lực khi thẩm định chấp thuận"
    assert [warning.message for warning in outcome.warnings] == [told]
    assert Claim.objects.get().state == "not_applicable"


def test_unknown_criterion_is_refused(sheets, hoa):
    with pytest.raises(Refused, match="Phụ lục của đơn vị không có tiêu chí 9"):
        saved(sheets.a, hoa, code="9", points="1")


@pytest.mark.parametrize("state", sorted(set(AssessmentState) - {"draft", "returned"}))
def test_sheet_is_locked_by_its_state(sheets, hoa, state):
    Assessment.objects.filter(pk=sheets.a.pk).update(state=state)
    with pytest.raises(SheetLocked) as locked:
        saved(sheets.a, hoa, points="7")

    assert (locked.value.whole, Claim.objects.count()) == (True, 0)


def test_late_save_is_refused_with_the_reason(sheets, hoa):
    Timetable.objects.create(
        round=sheets.round, self_due_at=NOW - timedelta(hours=1), set_at=NOW, set_by=system_actor()
    )
    with pytest.raises(SheetLocked, match=r"Đã hết thời gian tự chấm \(nhận trước 08:00 ngày 10/11/2020\)"):
        saved(sheets.a, hoa, points="7")


def test_survey_leaf_is_not_the_units_to_score(sheets, hoa):
    with pytest.raises(SheetLocked) as locked:
        saved(sheets.a, hoa, code="2.1")

    assert locked.value.whole is False


def test_exempt_leaf_is_locked_for_that_unit_only(sheets, hoa):
    Award.objects.create(
        round=sheets.round,
        unit=sheets.a.unit,
        criterion_code="1.1",
        stage="appraisal",
        state="not_applicable",
        reason="Không có TTHC",
        awarded_at=NOW,
        awarded_by=hoa,
    )
    with pytest.raises(SheetLocked, match=EXEMPT):
        saved(sheets.a, hoa, points="7")

    assert saved(sheets.b, hoa, points="7").changed is True
