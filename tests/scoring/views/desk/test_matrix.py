"""Every page of a desk × role × state, with the sibling unit and last year's role."""

from datetime import date

import pytest

from accounts.models import Role, RoleGrant
from scoring.core.workflow import AssessmentState
from scoring.models import Submission
from scoring.services.submission.submit_assessment import submit_assessment
from tests import factories
from tests.scoring.handing_in import claim, make_desk, open_now
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
SEES_ALL = {Role.ROUND_ADMIN, Role.DEPARTMENT_LEADER, Role.PROVINCE_LEADER}
OF_UNIT = {Role.UNIT_OFFICER, Role.UNIT_HEAD}
PAGES = ("", "kiem-tra/", "bien-nhan/{code}/")


@pytest.fixture(scope="module")
def desk(django_db_setup, django_db_blocker):
    """The desk of all these tests: no test keeps what it changes."""
    with standing_rows(django_db_blocker):
        made = make_desk()
        open_now()
        claim(made.assessment())
        submit_assessment(assessment=made.assessment(), declared=True, by=made.head)
        yield made


@pytest.fixture
def addresses(desk) -> dict[str, list[str]]:
    """The pages of unit A, and the same of unit B."""
    code = Submission.objects.get().code
    return {unit: [f"/tu-cham/2020/{unit}/{page.format(code=code)}" for page in PAGES] for unit in ("A", "B")}


@pytest.mark.parametrize("state", list(AssessmentState))
@pytest.mark.parametrize("role", list(Role))
def test_pages_by_role_and_state(desk, addresses, sign_in, role, state):
    desk.round.assessments.update(state=state)
    client = sign_in(factories.make_person(role, desk.a, "nguoi-thu"))

    found = [client.get(address).status_code for unit in "AB" for address in addresses[unit]]
    own = 200 if role in SEES_ALL | OF_UNIT else 404
    sibling = 200 if role in SEES_ALL else 404
    # A receipt belongs to one unit: at the sibling's address it does not exist for anybody.
    assert found == [own, own, own, sibling, sibling, 404]


def test_last_years_role_opens_nothing(desk, addresses, sign_in):
    person = factories.make_person(None)
    for role in (*OF_UNIT, Role.ROUND_ADMIN):
        RoleGrant.objects.create(
            user=person,
            role=role,
            unit=desk.a,
            valid_from=date(2019, 1, 1),
            valid_to=date(2019, 12, 31),
        )
    client = sign_in(person)

    assert {client.get(address).status_code for address in addresses["A"]} == {404}
    assert client.get("/tu-cham/").status_code == 403


def test_nobody_is_anonymous(addresses, client):
    for address in ("/tu-cham/", *addresses["A"]):
        assert client.get(address).url == f"/dang-nhap/?next={address}"
