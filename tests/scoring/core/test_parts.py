from datetime import UTC, datetime
from decimal import Decimal

import pytest

from scoring.core.appraisal import AppraisalDesk, Lead, PartStep, Scope, appraisal_lock
from scoring.core.parts import PartRights, is_exempt, offered_moves, part_rights, part_sums, split_parts
from scoring.core.rounding import Rounding
from scoring.core.timetable import Stretch
from scoring.core.types import EntryState, Stage
from scoring.core.workflow import AppraisalMove
from tests.scoring.core import samples

AT = datetime(2020, 12, 3, 9, tzinfo=UTC)
ALL = PartRights(appraises=True, heads=True, runs=True)


def desk(part="open", **more):
    given = {"round_state": "open", "assessment_state": "submitted", "stretch": Stretch(), "at": AT, **more}
    return AppraisalDesk(part_state=part, **given)


def scope(**more):
    given = {"user_id": 1, "appraises_for": frozenset(), "belongs_to": frozenset(), "in_task_force": False}
    return Scope(**{**given, "appraises_own": False, "leads": {}, **more})


@pytest.mark.parametrize(
    ("state", "moves"),
    [
        ("open", {"close"}),
        ("closed", {"confirm", "reopen"}),
        ("confirmed", {"accept", "release"}),
        ("accepted", {"lift"}),
    ],
)
def test_moves_lead_one_level_up_or_down(state, moves):
    assert offered_moves(desk(state), ALL) == moves


def test_nothing_is_offered_once_the_round_went_on():
    assert offered_moves(desk("accepted", round_state="provisional"), ALL) == frozenset()


def test_after_the_time_only_the_department_moves():
    over = Stretch(None, AT, AT)
    assert offered_moves(desk("confirmed", stretch=over), ALL) == {AppraisalMove.ACCEPT}
    assert offered_moves(desk("closed", stretch=over), ALL) == frozenset()


def test_returned_sheet_goes_no_higher_but_may_come_down():
    assert offered_moves(desk("closed", assessment_state="returned"), ALL) == {AppraisalMove.REOPEN}


def test_rights_on_another_units_part_are_the_lead_units():
    mine = scope(appraises_for=frozenset({7}), in_task_force=True)
    assert part_rights(mine, {7}, runs=False, unit_id=1, lead_id=7) == PartRights(True, True)
    assert part_rights(mine, {7}, runs=True, unit_id=1, lead_id=8) == PartRights(runs=True)


def test_rights_on_the_lead_units_own_part_are_the_task_forces():
    lead = scope(appraises_for=frozenset({7}), belongs_to=frozenset({7}), in_task_force=True)
    member = scope(in_task_force=True)
    assert part_rights(lead, {7}, runs=False, unit_id=7, lead_id=7) == PartRights()
    assert part_rights(member, (), runs=False, unit_id=7, lead_id=7) == PartRights(True, True)
    allowed = scope(appraises_for=frozenset({7}), appraises_own=True)
    assert part_rights(allowed, (), runs=False, unit_id=7, lead_id=7) == PartRights(appraises=True)


def test_parts_are_leaves_by_domain_and_lead_without_survey():
    under = {"parent_code": "1"}
    criteria = [
        samples.branch("1", "30"),
        samples.judged("1.1", **under),
        samples.judged("1.2", **under),
        samples.judged("1.3", **under),
        samples.surveyed("1.4", **under),
    ]
    leads = {(3, "1.1"): Lead(7), (3, "1.2"): Lead(8), (3, "1.4"): Lead(7), (4, "1.3"): Lead(7)}
    split = split_parts(criteria, leads, 3)
    assert {key: [c.code for c in lines] for key, lines in split.items()} == {
        ("1", 7): ["1.1"],
        ("1", 8): ["1.2"],
    }


def test_sums_count_bonus_and_leave_out_what_does_not_apply():
    lines = [samples.judged("1.1"), samples.judged("1.2"), samples.judged("1.3"), samples.bonus("1.4")]
    claims = {c.code: samples.award("A", c.code, Stage.SELF, points="5") for c in lines[:3]}
    claims["1.4"] = samples.award("A", "1.4", Stage.SELF, value="2")
    awards = {
        "1.1": samples.award("A", "1.1", points="4.25"),
        "1.2": samples.award("A", "1.2", state=EntryState.NOT_APPLICABLE, reason="Không có TTHC"),
    }
    sums = part_sums(lines, claims, awards, Rounding())
    assert (sums.claimed, sums.awarded, sums.maximum) == (Decimal(12), Decimal("4.25"), Decimal(20))
    assert (sums.lines, sums.judged, sums.unjudged) == (4, 2, ("1.3", "1.4"))


def test_part_of_which_nothing_applies_is_exempt():
    lines = [samples.judged("1.1"), samples.judged("1.2")]
    assert [is_exempt(lines, {"1.1"}), is_exempt(lines, {"1.1", "1.2"})] == [False, True]


def test_lock_says_who_when_in_what_capacity_and_why():
    step = PartStep("accepted", "confirmed", "Lê Hoa", AT, "Xem lại.", "KT.")
    assert appraisal_lock(desk("confirmed", last=step)) == (
        "Thủ trưởng đơn vị chủ trì đã xác nhận; muốn sửa thì thủ trưởng mở khóa trước. "
        "Lê Hoa (KT.) mở khóa lúc 09:00 ngày 03/12/2020: Xem lại."
    )
