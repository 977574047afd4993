from datetime import date

import pytest

from accounts.rules import standing_of
from scoring.core.types import EntryState, Stage
from scoring.core.workflow import AppraisalState
from scoring.models import AppraisalPart, Award
from scoring.selectors.appraisal.parts import (
    UnfinishedPart,
    left_by_lead,
    parts_to_confirm,
    unfinished_parts,
)
from tests.scoring.appraising import NOW, make_appraisal


@pytest.fixture
def desk(db):
    return make_appraisal()


def waiting(desk):
    return [(part.unit, part.state.value) for part in unfinished_parts(desk.round)]


def test_every_part_is_waited_for_until_it_is_accepted(desk):
    for unit, state in ((desk.a, "accepted"), (desk.b, "confirmed")):
        AppraisalPart.objects.create(
            assessment=desk.assessment(unit), domain_code="1", lead_unit=desk.lead, state=state
        )
    assert waiting(desk) == [("B", "confirmed"), ("LEAD", "open")]


def test_part_is_told_with_its_lead_unit(desk):
    AppraisalPart.objects.create(
        assessment=desk.assessment(desk.b), domain_code="1", lead_unit=desk.lead, state="closed"
    )
    assert unfinished_parts(desk.round)[1] == UnfinishedPart(
        "B", "Sở B", "SO", "1", "LEAD", "Sở LEAD", unfinished_parts(desk.round)[1].state
    )


def test_part_of_which_nothing_applies_is_not_waited_for(desk):
    Award.objects.create(
        round=desk.round, unit=desk.b, criterion_code="1.1", stage=Stage.APPRAISAL, reason="Không có TTHC",
        state=EntryState.NOT_APPLICABLE, awarded_at=NOW, awarded_by=desk.admin,
    )  # fmt: skip
    assert waiting(desk) == [("A", "open"), ("LEAD", "open")]


def test_queries(desk, django_assert_num_queries):
    with django_assert_num_queries(7):
        unfinished_parts(desk.round)


def part_of(desk, unit, state: str) -> None:
    AppraisalPart.objects.create(
        assessment=desk.assessment(unit), domain_code="1", lead_unit=desk.lead, state=state
    )


def test_parts_are_counted_by_lead_unit(desk):
    part_of(desk, desk.a, "confirmed")
    (row,) = left_by_lead(unfinished_parts(desk.round))

    assert (row.lead_unit, row.group, row.total) == ("LEAD", "SO", 3)
    assert dict(row.counts) == {AppraisalState.OPEN: 2, AppraisalState.CONFIRMED: 1}


@pytest.mark.parametrize(
    ("own", "found"),
    [(False, {"chief": 2, "member": 1}), (True, {"chief": 3, "member": 0})],
)
def test_closed_parts_wait_for_who_confirms_them(desk, own, found):
    for unit in (desk.a, desk.b, desk.lead):
        part_of(desk, unit, "closed")
    desk.round.appraises_own = own
    waiting = {
        who: parts_to_confirm(desk.round, standing_of(getattr(desk, who), date(2020, 12, 3)))
        for who in ("chief", "member", "appraiser", "admin")
    }

    assert waiting == {**found, "appraiser": 0, "admin": 0}


def test_parts_cost_nothing_who_confirms_none(desk, django_assert_num_queries):
    held = standing_of(desk.appraiser, date(2020, 12, 3))
    with django_assert_num_queries(0):
        parts_to_confirm(desk.round, held)
