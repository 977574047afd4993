import pytest

from scoring.core.types import EntryState, Stage
from scoring.models import AppraisalPart, Award
from scoring.selectors.appraisal.parts import UnfinishedPart, unfinished_parts
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
