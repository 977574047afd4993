from datetime import date, timedelta
from decimal import Decimal

import pytest

from accounts.models import Role, RoleGrant
from cchc_portal.lib.refusal import Refused
from scoring.core.types import EntryState, Stage
from scoring.core.workflow import AppraisalState, AssessmentState, RoundState
from scoring.models import AppraisalPart, Assessment, Assignment, Award, Round, Timetable
from scoring.services.appraisal import save_award as service
from scoring.services.appraisal.save_award import NOT_YOURS, OWN_LINE, AwardChanged, LineLocked
from scoring.services.line_checks import NoSuchLeaf, leaf_of
from tests import factories
from tests.scoring.appraising import CLOSES, NOW, OPENS, judged, make_appraisal
from tests.scoring.handing_in import claim


@pytest.fixture
def desk(db):
    return make_appraisal()


def test_judgement_is_a_row_that_names_the_one_it_replaces(desk):
    claim(desk.assessment(), points="7.5")
    first = judged(desk.assessment(), desk.appraiser, points="7.5").award
    second = judged(
        desk.assessment(), desk.appraiser, version=first.pk, points="6", reason="Thiếu báo cáo"
    ).award

    assert (second.replaces, second.points, second.awarded_by, second.awarded_at) == (
        first,
        6,
        desk.appraiser,
        NOW,
    )
    assert [award.pk for award in Award.objects.current()] == [second.pk]


def test_judgement_over_an_award_not_seen_is_a_conflict(desk):
    claim(desk.assessment(), points="7.5")
    judged(desk.assessment(), desk.appraiser, points="7.5")
    with pytest.raises(AwardChanged, match="Lê Thị Hoa thẩm định lúc 09:00 ngày 03/12/2020") as changed:
        judged(desk.assessment(), desk.appraiser, points="6", reason="Thiếu báo cáo")

    assert (changed.value.award.points, Award.objects.count()) == (Decimal("7.5"), 1)


def test_judgement_that_a_colleagues_came_before_is_a_conflict(desk, monkeypatch):
    """The first reading is older than the colleague's award, as when both press at once."""
    claim(desk.assessment(), points="7.5")
    before = service.judged_part(
        desk.assessment(), leaf_of(desk.assessment(), "1.1"), desk.appraiser, NOW.date()
    )
    theirs = judged(desk.assessment(), desk.appraiser, points="7.5").award
    older, read = iter([before]), service.judged_part
    monkeypatch.setattr(service, "judged_part", lambda *asked: next(older, None) or read(*asked))

    with pytest.raises(AwardChanged) as changed:
        judged(desk.assessment(), desk.appraiser, points="6", reason="Thiếu báo cáo")
    assert (changed.value.award, Award.objects.count()) == (theirs, 1)


def test_judgement_repeated_after_a_lost_answer_is_stored_once(desk):
    claim(desk.assessment(), points="7.5")
    judged(desk.assessment(), desk.appraiser, points="7.5")
    again = judged(desk.assessment(), desk.appraiser, points="7.50")

    assert (again.changed, Award.objects.count()) == (False, 1)


def test_award_that_differs_from_the_claim_needs_a_reason(desk):
    claim(desk.assessment(), points="7.5")
    with pytest.raises(Refused) as refused:
        judged(desk.assessment(), desk.appraiser, points="6")

    told = [(f.column, f.message) for f in refused.value.findings]
    assert told == [("Lý do", "điểm khác điểm tự chấm phải có lý do")]


def test_award_without_any_claim_needs_a_reason(desk):
    with pytest.raises(Refused, match="phải có lý do"):
        judged(desk.assessment(), desk.appraiser, points="0")
    assert judged(desk.assessment(), desk.appraiser, points="0", reason="Không chấm").changed


def test_exemption_is_not_the_appraisers_to_grant(desk):
    with pytest.raises(Refused, match="Sở Nội vụ quyết định ở phạm vi áp dụng"):
        judged(desk.assessment(), desk.appraiser, state=EntryState.NOT_APPLICABLE, reason="Không có TTHC")


def test_exempt_line_is_locked(desk):
    Award.objects.create(
        round=desk.round, unit=desk.a, criterion_code="1.1", stage=Stage.APPRAISAL, reason="Không có TTHC",
        state=EntryState.NOT_APPLICABLE, awarded_at=NOW, awarded_by=desk.admin,
    )  # fmt: skip
    with pytest.raises(LineLocked, match="không áp dụng") as locked:
        judged(desk.assessment(), desk.appraiser, points="7")
    assert locked.value.whole is False


def test_survey_line_is_nobodys_to_judge(desk):
    with pytest.raises(LineLocked, match="khảo sát"):
        judged(desk.assessment(), desk.appraiser, code="2.1", points="7")


def test_unknown_leaf_is_refused(desk):
    with pytest.raises(NoSuchLeaf, match="không có tiêu chí 9"):
        judged(desk.assessment(), desk.appraiser, code="9", points="7")


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.UNIT_OFFICER, Role.ROUND_ADMIN, Role.TASK_FORCE])
def test_only_the_appraisers_of_the_lead_unit_judge(desk, role):
    other = factories.make_person(
        role, desk.lead if role in (Role.UNIT_HEAD, Role.UNIT_OFFICER) else None, "x"
    )
    with pytest.raises(LineLocked, match=NOT_YOURS):
        judged(desk.assessment(), other, points="7")


def test_appraiser_of_another_unit_does_not_judge(desk):
    other = factories.make_person(Role.APPRAISER, desk.b, "x")
    with pytest.raises(LineLocked, match=NOT_YOURS):
        judged(desk.assessment(), other, points="7")


def test_grant_of_last_year_does_not_count(desk):
    RoleGrant.objects.filter(user=desk.appraiser).update(
        valid_to=date(2019, 12, 31), valid_from=date(2019, 1, 1)
    )
    with pytest.raises(LineLocked, match=NOT_YOURS):
        judged(desk.assessment(), desk.appraiser, points="7")


def test_appraiser_does_not_judge_another_unit_of_their_own(desk):
    RoleGrant.objects.create(
        user=desk.appraiser, role=Role.UNIT_OFFICER, unit=desk.a, valid_from=date(2020, 1, 1)
    )
    with pytest.raises(LineLocked, match=NOT_YOURS):
        judged(desk.assessment(), desk.appraiser, points="7", reason="Đủ")
    assert judged(desk.assessment(desk.b), desk.appraiser, points="7", reason="Đủ").changed


def test_line_named_to_one_person_is_not_a_colleagues(desk):
    colleague = factories.make_person(Role.APPRAISER, desk.lead, "x")
    Assignment.objects.create(
        round=desk.round,
        group=desk.a.group,
        criterion_code="1.1",
        lead_unit=desk.lead,
        appraiser=desk.appraiser,
        assigned_at=NOW,
        assigned_by=desk.admin,
    )
    with pytest.raises(LineLocked, match=NOT_YOURS):
        judged(desk.assessment(), colleague, points="7")
    assert judged(desk.assessment(), desk.appraiser, points="7", reason="Đủ").changed


def test_lead_unit_does_not_judge_its_own_line(desk):
    with pytest.raises(LineLocked, match=OWN_LINE):
        judged(desk.assessment(desk.lead), desk.appraiser, points="7", reason="Đủ")
    assert judged(desk.assessment(desk.lead), desk.member, points="7", reason="Đủ").changed


def test_lead_unit_judges_its_own_line_where_the_round_allows_it(desk):
    Round.objects.update(appraises_own=True)
    with pytest.raises(LineLocked, match=NOT_YOURS):
        judged(desk.assessment(desk.lead), desk.member, points="7", reason="Đủ")
    assert judged(desk.assessment(desk.lead), desk.appraiser, points="7", reason="Đủ").changed


def test_member_of_the_task_force_does_not_judge_the_own_unit(desk):
    RoleGrant.objects.create(
        user=desk.member, role=Role.UNIT_OFFICER, unit=desk.lead, valid_from=date(2020, 1, 1)
    )
    with pytest.raises(LineLocked, match=NOT_YOURS):
        judged(desk.assessment(desk.lead), desk.member, points="7", reason="Đủ")


@pytest.mark.parametrize("state", ["draft", "with_head", "returned"])
def test_sheet_that_is_with_its_unit_is_locked(desk, state):
    Assessment.objects.update(state=AssessmentState(state))
    with pytest.raises(LineLocked) as locked:
        judged(desk.assessment(), desk.appraiser, points="7", reason="Đủ")
    assert locked.value.whole


@pytest.mark.parametrize("state", sorted(set(AppraisalState) - {"open"}))
def test_closed_part_is_locked(desk, state):
    AppraisalPart.objects.create(
        assessment=desk.assessment(), domain_code="1", lead_unit=desk.lead, state=state
    )
    with pytest.raises(LineLocked, match="muốn sửa thì") as locked:
        judged(desk.assessment(), desk.appraiser, points="7", reason="Đủ")
    assert locked.value.whole


@pytest.mark.parametrize(
    ("moment", "said"),
    [(OPENS - timedelta(seconds=1), "Chưa đến giờ mở thẩm định"), (CLOSES, "Đã hết thời gian thẩm định")],
)
def test_line_is_locked_outside_the_time(desk, moment, said):
    Timetable.objects.update(appraisal_closes_at=CLOSES)
    with pytest.raises(LineLocked, match=said):
        judged(desk.assessment(), desk.appraiser, points="7", reason="Đủ", now=moment)


def test_published_round_is_locked(desk):
    Round.objects.update(state=RoundState.PROVISIONAL)
    with pytest.raises(LineLocked, match="qua phản hồi của đơn vị"):
        judged(desk.assessment(), desk.appraiser, points="7", reason="Đủ")
