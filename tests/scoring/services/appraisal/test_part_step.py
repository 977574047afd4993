from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEvent, Role, RoleGrant, Unit
from scoring.core.types import EntryState, Stage
from scoring.core.workflow import AppraisalState, AssessmentState, RoundState
from scoring.models import AppraisalPart, AppraisalStep, Assessment, Award, Round, Timetable
from scoring.services.appraisal.accept_part import accept_part, accept_parts
from scoring.services.appraisal.close_part import close_part, close_parts
from scoring.services.appraisal.confirm_part import SAME_PERSON, confirm_part, confirm_parts
from scoring.services.appraisal.lift_part import lift_part
from scoring.services.appraisal.part_step import NO_SUCH_PART, PartRef, PartRefused
from scoring.services.appraisal.release_part import release_part
from scoring.services.appraisal.reopen_part import reopen_part
from scoring.services.appraisal.save_award import LineLocked
from tests import factories
from tests.scoring.appraising import CLOSES, NOW, OPENS, judged, make_appraisal

BACK = {"lift": lift_part, "release": release_part, "reopen": reopen_part}


@pytest.fixture
def desk(db):
    """Unit A's only line is judged."""
    made = make_appraisal()
    judged(made.assessment(), made.appraiser, points="7", reason="Đủ")
    return made


def of(desk, unit=None, domain="1"):
    return PartRef(desk.assessment(unit).pk, domain, desk.lead.pk)


def close(desk, by=None, unit=None, now=NOW):
    return close_part(round=desk.round, part=of(desk, unit), by=by or desk.appraiser, now=now)


def confirm(desk, by=None, unit=None, now=NOW):
    return confirm_part(round=desk.round, part=of(desk, unit), by=by or desk.chief, now=now)


def accept(desk, by=None, unit=None, now=NOW):
    return accept_part(round=desk.round, part=of(desk, unit), by=by or desk.admin, now=now)


def back(desk, verb, by, reason="Xem lại", now=NOW):
    return BACK[verb](round=desk.round, part=of(desk), reason=reason, by=by, now=now)


def states():
    return [(step.from_state, step.to_state, step.reason) for step in AppraisalStep.objects.all()]


def test_part_goes_up_and_comes_back_level_by_level(desk):
    close(desk), confirm(desk), accept(desk)
    back(desk, "lift", desk.admin, "Đơn vị khiếu nại")
    back(desk, "release", desk.chief, "Chấm lại")
    back(desk, "reopen", desk.appraiser, "Chấm lại dòng 1.1")

    assert states() == [
        ("open", "closed", ""),
        ("closed", "confirmed", ""),
        ("confirmed", "accepted", ""),
        ("accepted", "confirmed", "Đơn vị khiếu nại"),
        ("confirmed", "closed", "Chấm lại"),
        ("closed", "open", "Chấm lại dòng 1.1"),
    ]
    assert AppraisalPart.objects.get().state == AppraisalState.OPEN


def test_every_step_is_an_audit_event(desk):
    RoleGrant.objects.filter(user=desk.chief).update(capacity="KT.")
    close(desk)
    confirm(desk)

    event = AuditEvent.objects.order_by("-pk").first()
    assert (event.verb, event.target_ref) == ("confirm_part", "2020/A/1/LEAD")
    assert event.detail == {"from": "closed", "to": "confirmed", "reason": "", "capacity": "KT."}
    assert AppraisalStep.objects.last().capacity == "KT."


def test_closing_tells_which_lines_are_not_judged(desk):
    with pytest.raises(PartRefused, match=r"Sở B, lĩnh vực 1: còn 1 tiêu chí chưa thẩm định \(1.1\)"):
        close(desk, unit=desk.b)
    assert not AppraisalPart.objects.exists()


def test_exempt_line_counts_as_judged(desk):
    Award.objects.create(
        round=desk.round, unit=desk.b, criterion_code="1.1", stage=Stage.APPRAISAL, reason="Không có TTHC",
        state=EntryState.NOT_APPLICABLE, awarded_at=NOW, awarded_by=desk.admin,
    )  # fmt: skip
    assert close(desk, unit=desk.b).to_state == AppraisalState.CLOSED


def test_part_that_is_not_the_lead_units_is_refused(desk):
    ref = PartRef(desk.assessment().pk, "2", desk.lead.pk)  # a survey leaf
    with pytest.raises(PartRefused, match=NO_SUCH_PART):
        close_part(round=desk.round, part=ref, by=desk.appraiser, now=NOW)
    other = factories.make_round(desk.round.criteria_set, year=2021)
    with pytest.raises(PartRefused, match=NO_SUCH_PART):
        close_part(round=other, part=of(desk), by=desk.appraiser, now=NOW)


@pytest.mark.parametrize("state", ["accepted", "confirmed", "closed"])
def test_judged_line_of_a_part_that_went_up_says_who_locked_it(desk, state):
    close(desk), confirm(desk), accept(desk)
    AppraisalPart.objects.update(state=state)
    with pytest.raises(LineLocked, match=r"Lê Thị Hoa chấp nhận lúc 09:00 ngày 03/12/2020\.$"):
        judged(desk.assessment(), desk.appraiser, points="6", reason="Thiếu")


@pytest.mark.parametrize(
    ("verb", "may"),
    [
        ("close", {"appraiser"}),
        ("confirm", {"chief"}),
        ("accept", {"admin"}),
        ("lift", {"admin"}),
        ("release", {"chief", "admin"}),
        ("reopen", {"appraiser", "chief"}),
    ],
)
def test_each_step_is_for_its_people_only(desk, verb, may):
    from_state = {"close": "open", "confirm": "closed", "accept": "confirmed", "lift": "accepted"}
    from_state |= {"release": "confirmed", "reopen": "closed"}
    sibling = factories.make_unit(desk.a.group, "SIB")
    people = {
        "appraiser": desk.appraiser,
        "chief": desk.chief,
        "admin": desk.admin,
        "member": desk.member,
        "leader": factories.make_person(Role.DEPARTMENT_LEADER),
        "officer": factories.make_person(Role.UNIT_OFFICER, desk.lead),
        "sibling": factories.make_person(Role.APPRAISER, sibling, "sibling"),
        "sibling's head": factories.make_person(Role.UNIT_HEAD, sibling, "head"),
        "unit's head": factories.make_person(Role.UNIT_HEAD, desk.a, "head-a"),
    }
    acts = {"close": close, "confirm": confirm, "accept": accept}
    for name, person in people.items():
        part, _ = AppraisalPart.objects.get_or_create(
            assessment=desk.assessment(), domain_code="1", lead_unit=desk.lead
        )
        AppraisalPart.objects.filter(pk=part.pk).update(state=from_state[verb])
        act = acts[verb] if verb in acts else lambda desk, by: back(desk, verb, by)
        if name in may:
            assert act(desk, by=person).taken_by == person
        else:
            with pytest.raises(PartRefused, match="làm được bước này"):
                act(desk, by=person)


@pytest.mark.parametrize("who", ["appraiser", "chief", "admin"])
def test_grant_of_last_year_moves_nothing(desk, who):
    RoleGrant.objects.update(valid_from=date(2019, 1, 1), valid_to=date(2019, 12, 31))
    act = {"appraiser": close, "chief": confirm, "admin": accept}[who]
    with pytest.raises(PartRefused, match="làm được bước này"):
        act(desk)


@pytest.mark.parametrize("verb", BACK)
def test_way_back_needs_a_reason(desk, verb):
    with pytest.raises(PartRefused, match="Hãy ghi lý do"):
        back(desk, verb, desk.admin, reason="  ")


def test_second_click_is_told_who_was_first(desk):
    close(desk)
    with pytest.raises(PartRefused, match="Lê Thị Hoa thẩm định xong lúc 09:00 ngày 03/12/2020"):
        close(desk)
    assert AppraisalStep.objects.count() == 1


def test_level_is_not_skipped(desk):
    close(desk)
    with pytest.raises(PartRefused, match="khi đang ở trạng thái “Đã thẩm định xong”"):
        accept(desk)


@pytest.mark.parametrize(
    ("moment", "said"),
    [(OPENS - timedelta(seconds=1), "Chưa đến giờ mở thẩm định"), (CLOSES, "Đã hết thời gian thẩm định")],
)
def test_lead_unit_moves_nothing_outside_the_time(desk, moment, said):
    Timetable.objects.update(appraisal_closes_at=CLOSES)
    with pytest.raises(PartRefused, match=said):
        close(desk, now=moment)


def test_department_accepts_after_the_time_until_publication(desk):
    Timetable.objects.update(appraisal_closes_at=CLOSES)
    close(desk), confirm(desk)
    assert accept(desk, now=CLOSES).to_state == AppraisalState.ACCEPTED
    Round.objects.update(state=RoundState.PROVISIONAL)
    with pytest.raises(PartRefused, match="qua phản hồi của đơn vị"):
        back(desk, "lift", desk.admin)


def test_returned_sheet_is_not_closed(desk):
    Assessment.objects.update(state=AssessmentState.RETURNED)
    with pytest.raises(PartRefused, match="đã trả lại"):
        close(desk)


def test_own_part_of_a_lead_unit_is_for_two_members_of_the_task_force(desk):
    judged(desk.assessment(desk.lead), desk.member, points="7", reason="Đủ")
    with pytest.raises(PartRefused, match="Tổ giúp việc làm bước này"):
        close(desk, unit=desk.lead)
    close(desk, unit=desk.lead, by=desk.member)
    with pytest.raises(PartRefused, match="Tổ giúp việc làm bước này"):
        confirm(desk, unit=desk.lead)
    with pytest.raises(PartRefused, match=SAME_PERSON):
        confirm(desk, unit=desk.lead, by=desk.member)
    second = factories.make_person(Role.TASK_FORCE, username="second")
    assert confirm(desk, unit=desk.lead, by=second).to_state == AppraisalState.CONFIRMED


def test_own_part_is_the_lead_units_where_the_round_allows_it(desk):
    Round.objects.update(appraises_own=True)
    judged(desk.assessment(desk.lead), desk.appraiser, points="7", reason="Đủ")
    desk.round.refresh_from_db()
    close(desk, unit=desk.lead)
    assert confirm(desk, unit=desk.lead).to_state == AppraisalState.CONFIRMED


def test_many_are_moved_and_the_rest_is_told(desk):
    judged(desk.assessment(desk.b), desk.appraiser, points="7", reason="Đủ")
    parts = [of(desk), of(desk, desk.b), of(desk, desk.lead)]
    closed = close_parts(round=desk.round, parts=parts, by=desk.appraiser, now=NOW)
    confirmed = confirm_parts(round=desk.round, parts=parts, by=desk.chief, now=NOW)
    accepted = accept_parts(round=desk.round, parts=parts, by=desk.admin, now=NOW)

    assert [len(moved.taken) for moved in (closed, confirmed, accepted)] == [2, 2, 2]
    assert [len(moved.passed) for moved in (closed, confirmed, accepted)] == [1, 1, 1]
    assert accepted.passed[0].ref == of(desk, desk.lead)


def test_confirming_many_reads_as_little_as_confirming_one(desk):
    """Of each further part its state, step and event are written; nothing more is read."""
    for unit in (desk.b, factories.make_unit(desk.a.group, "C")):
        Assessment.objects.get_or_create(round=desk.round, unit=unit, defaults={"state": "submitted"})
        judged(desk.assessment(unit), desk.appraiser, points="7", reason="Đủ")
    c = Unit.objects.get(code="C")
    parts = [of(desk), of(desk, desk.b), of(desk, c)]
    close_parts(round=desk.round, parts=parts, by=desk.appraiser, now=NOW)

    assert [_reads(desk, parts[:1]), _reads(desk, parts[1:])] == [10, 10]


def _reads(desk, parts):
    with CaptureQueriesContext(connection) as queries:
        confirm_parts(round=desk.round, parts=parts, by=desk.chief, now=NOW)
    return sum(q["sql"].startswith("SELECT") and "accounts_audit" not in q["sql"] for q in queries)
