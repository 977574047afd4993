from datetime import date

import pytest

from accounts.models import Role, RoleGrant, Unit, User
from accounts.rules import standing_of
from accounts.services.actors import system_actor
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Assignment, Criterion, Evidence, EvidenceUse
from scoring.selectors.readable_evidence import own_evidence, readable_evidence
from tests import factories
from tests.scoring.evidence import LEAF, opened, referred, used

pytestmark = pytest.mark.django_db


@pytest.fixture
def evidence() -> Evidence:
    """Of A, named for the leaf that L leads, on a sheet that was handed in."""
    a, _ = opened("A", "B")
    lead = factories.make_unit(a.unit.group, "L")
    Criterion.objects.filter(code=LEAF).update(lead_unit=lead)
    evidence = referred(a.unit)
    used(a, evidence)
    Assessment.objects.update(state=AssessmentState.SUBMITTED)
    return evidence


def person(role: Role, unit: str, **period: date) -> User:
    user = User.objects.create(username=f"{role}-{unit}")
    dates = {"valid_from": date(2020, 1, 1), **period}
    RoleGrant.objects.create(user=user, role=role, unit=Unit.objects.get(code=unit), **dates)
    return user


def reads(user: User) -> bool:
    return readable_evidence(user, standing_of(user)).exists()


def test_unit_and_department_read_and_a_sibling_does_not(evidence):
    own = [person(role, "A") for role in (Role.UNIT_OFFICER, Role.UNIT_HEAD)]
    others = [person(Role.UNIT_HEAD, "B"), person(Role.CLERK, "A"), person(Role.TECHNICIAN, "A")]

    assert [reads(user) for user in own] == [True, True]
    assert [reads(user) for user in others] == [False, False, False]
    assert reads(person(Role.ROUND_ADMIN, "B"))


def test_appraiser_of_the_leading_unit_reads_what_was_handed_in(evidence):
    lead, other = person(Role.APPRAISER, "L"), person(Role.APPRAISER, "B")
    seen = {}
    for state in AssessmentState:
        Assessment.objects.update(state=state)
        seen[state] = (reads(lead), reads(other))

    handed_in = {AssessmentState.SUBMITTED, AssessmentState.RETURNED}
    assert seen == {state: (state in handed_in, False) for state in AssessmentState}
    assert not own_evidence(standing_of(lead)).exists()


def test_officer_of_the_leading_unit_is_no_appraiser(evidence):
    assert not reads(person(Role.UNIT_OFFICER, "L"))


def test_assignment_of_the_round_takes_the_place_of_the_set(evidence):
    use = EvidenceUse.objects.get()
    Assignment.objects.create(
        round=use.assessment.round,
        group=use.assessment.unit.group,
        criterion_code=LEAF,
        lead_unit=Unit.objects.get(code="B"),
        assigned_at=use.added_at,
        assigned_by=system_actor(),
    )

    assert (reads(person(Role.APPRAISER, "L")), reads(person(Role.APPRAISER, "B"))) == (False, True)


def test_use_that_was_taken_away_opens_nothing(evidence):
    EvidenceUse.objects.update(removed_at=evidence.added_at, removed_by=system_actor())

    assert not reads(person(Role.APPRAISER, "L"))


@pytest.mark.parametrize("role", [Role.APPRAISER, Role.UNIT_OFFICER, Role.ROUND_ADMIN])
def test_grant_of_last_year_opens_nothing(evidence, role):
    unit = "A" if role == Role.UNIT_OFFICER else "L"

    assert not reads(person(role, unit, valid_to=date(2020, 12, 31)))


def test_reading_costs_one_query(evidence, django_assert_num_queries):
    user = person(Role.APPRAISER, "L")
    held = standing_of(user)

    with django_assert_num_queries(1):
        assert [row.unit.code for row in readable_evidence(user, held)] == ["A"]
