from datetime import date, timedelta

import pytest

from accounts.models import AuditEvent, Role
from scoring.models import AppraisalPart, Assessment, Award, Round, Supplement, Timetable
from scoring.services.appraisal.ask_supplement import NOT_HANDED_IN, SupplementRefused, ask_supplement
from tests import factories
from tests.scoring.appraising import NOW
from tests.scoring.supplements import OVER, UNTIL, ask, make_asked


@pytest.fixture
def made(db):
    return make_asked(asked=False)


def test_request_opens_its_leaves_until_the_end_of_the_day(made):
    supplement = ask(made)
    assert (supplement.criterion_codes, supplement.due_at, supplement.lead_unit) == (
        ["1.1"],
        OVER,
        made.desk.lead,
    )
    event = AuditEvent.objects.order_by("-pk").first()
    assert (event.verb, event.target_ref, event.detail["criteria"]) == ("ask_supplement", "2020/A", ["1.1"])
    assert made.sheet.state == "submitted"


@pytest.mark.parametrize("who", ["appraiser", "chief", "admin"])
def test_appraiser_head_and_department_may_ask(made, who):
    assert ask(made, by=getattr(made.desk, who)).asked_by == getattr(made.desk, who)


def test_nobody_else_may_ask(made):
    sibling = factories.make_person(Role.APPRAISER, made.desk.b, "sibling")
    leader = factories.make_person(Role.DEPARTMENT_LEADER)
    for person in (sibling, leader, made.head, made.desk.member):
        with pytest.raises(SupplementRefused, match="không do bạn thẩm định"):
            ask(made, by=person)


def test_lead_unit_asks_nothing_on_its_own_line(made):
    made.desk.round.refresh_from_db()
    with pytest.raises(SupplementRefused, match="không do bạn thẩm định"):
        _ask_lead(made, made.desk.appraiser)
    assert _ask_lead(made, made.desk.member)[0].assessment.unit == made.desk.lead


def _ask_lead(made, by):
    return ask_supplement(
        assessment=made.desk.assessment(made.desk.lead),
        codes=["1.1"],
        reason="x",
        until=UNTIL,
        by=by,
        now=NOW,
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"reason": " "}, "Hãy ghi cần bổ sung gì"),
        ({"codes": []}, "Hãy chọn tiêu chí"),
        ({"codes": ["2.1"]}, "Tiêu chí 2.1 không do bạn thẩm định"),
        ({"until": date(2020, 12, 2)}, "Ngày bổ sung đã qua"),
    ],
)
def test_request_without_its_parts_is_refused(made, given, said):
    with pytest.raises(SupplementRefused, match=said):
        ask(made, **given)
    assert not Supplement.objects.exists()


def test_day_beyond_the_appraisal_is_refused(made):
    before = OVER - timedelta(seconds=1)
    Timetable.objects.update(appraisal_due_at=before, appraisal_closes_at=before)
    with pytest.raises(SupplementRefused, match="trước khi hết thời gian thẩm định"):
        ask(made)


def test_leaf_asked_for_already_is_refused(made):
    ask(made)
    with pytest.raises(SupplementRefused, match="đang chờ đơn vị"):
        ask(made)


def test_exempt_leaf_is_refused(made):
    Award.objects.create(
        round=made.desk.round, unit=made.desk.a, criterion_code="1.1", stage="appraisal", reason="x",
        state="not_applicable", awarded_at=NOW, awarded_by=made.desk.admin,
    )  # fmt: skip
    with pytest.raises(SupplementRefused, match="không tự chấm"):
        ask(made)


def test_closed_part_is_refused(made):
    AppraisalPart.objects.create(
        assessment=made.sheet, domain_code="1", lead_unit=made.desk.lead, state="closed"
    )
    with pytest.raises(SupplementRefused, match="muốn sửa thì mở lại"):
        ask(made)


@pytest.mark.parametrize("state", ["draft", "with_head", "returned", "not_submitted"])
def test_sheet_not_handed_in_is_refused(made, state):
    Assessment.objects.update(state=state)
    with pytest.raises(SupplementRefused, match=NOT_HANDED_IN):
        ask(made)


def test_published_round_is_refused(made):
    Round.objects.update(state="provisional")
    with pytest.raises(SupplementRefused, match="qua phản hồi"):
        ask(made)
