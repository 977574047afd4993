from datetime import date

import pytest

from accounts.models import AuditEvent, Role, RoleGrant, Unit, User
from accounts.services.actors import system_actor
from scoring.models import Assignment, Criterion, Round
from scoring.services.assign_appraisal import AssignmentRefused, Naming, assign_appraisal
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def round() -> Round:
    group = factories.make_group()
    for code in "AB":
        factories.make_unit(group, code)
    return factories.make_round(factories.make_set([group]))


@pytest.fixture
def lead(round) -> Unit:
    unit = Unit.objects.get(code="A")
    Criterion.objects.filter(code="1.1").update(lead_unit=unit)
    return unit


@pytest.fixture
def hoa(lead) -> User:
    return factories.make_person(Role.APPRAISER, lead)


def _assign(round: Round, *codes: str, **naming) -> list[Assignment]:
    group = round.criteria_set.catalogues.get().group
    return assign_appraisal(
        round=round,
        group=group,
        codes=codes,
        naming=Naming(**naming),
        by=system_actor(),
        now=factories.COMPUTED,
    )


def _told() -> list[dict]:
    return [leaf for event in AuditEvent.objects.order_by("pk") for leaf in event.detail["leaves"]]


def test_assign_appraisal_names_the_appraiser_of_the_sets_lead_unit(round, lead, hoa):
    [row] = _assign(round, "1.1", appraiser=hoa)

    assert (row.lead_unit, row.appraiser, row.assigned_at) == (lead, hoa, factories.COMPUTED)
    event = AuditEvent.objects.get()
    assert (event.verb, event.target_ref, event.detail["group"]) == ("assign_appraisal", "2020", "SO")
    assert _told() == [
        {
            "code": "1.1",
            "from": {"lead_unit": "A", "appraiser": ""},
            "to": {"lead_unit": "A", "appraiser": hoa.username},
        }
    ]


def test_assign_appraisal_again_changes_nothing(round, hoa):
    _assign(round, "1.1", appraiser=hoa)

    assert _assign(round, "1.1", appraiser=hoa) == []
    assert AuditEvent.objects.count() == 1


def test_assign_appraisal_to_another_lead_unit_lets_its_appraiser_go(round, hoa):
    _assign(round, "1.1", appraiser=hoa)
    [row] = _assign(round, "1.1", lead_unit=Unit.objects.get(code="B"))

    assert (row.lead_unit.code, row.appraiser) == ("B", None)
    assert _told()[1]["to"] == {"lead_unit": "B", "appraiser": ""}


def test_assign_appraisal_keeps_who_appraises_for_the_new_lead_unit_too(round, hoa):
    other = Unit.objects.get(code="B")
    RoleGrant.objects.create(user=hoa, role=Role.APPRAISER, unit=other, valid_from=date(2020, 1, 1))
    _assign(round, "1.1", appraiser=hoa)
    [row] = _assign(round, "1.1", lead_unit=other)

    assert (row.lead_unit, row.appraiser) == (other, hoa)


def test_assign_appraisal_takes_the_appraiser_away(round, lead, hoa):
    _assign(round, "1.1", appraiser=hoa)
    [row] = _assign(round, "1.1", nobody=True)

    assert (row.lead_unit, row.appraiser) == (lead, None)


@pytest.mark.parametrize(
    ("codes", "sentence"),
    [
        ((), "ít nhất một tiêu chí"),
        (("9.9",), "không có tiêu chí 9.9"),
        (("1",), "không có tiêu chí 1"),
        (("2.1",), "2.1 chấm bằng khảo sát"),
    ],
)
def test_assign_appraisal_of_what_is_no_leaf_to_appraise_is_refused(round, lead, codes, sentence):
    with pytest.raises(AssignmentRefused, match=sentence):
        _assign(round, *codes, lead_unit=lead)
    assert not Assignment.objects.exists()


def test_assign_appraisal_of_nothing_is_refused(round):
    with pytest.raises(AssignmentRefused, match="đơn vị chủ trì hoặc người thẩm định"):
        _assign(round, "1.1")


def test_assign_appraisal_needs_a_lead_unit(round):
    person = factories.make_person(Role.APPRAISER, Unit.objects.get(code="A"))

    with pytest.raises(AssignmentRefused, match="chọn đơn vị chủ trì trước"):
        _assign(round, "1.1", appraiser=person)


def test_assign_appraisal_to_a_unit_that_is_no_more_is_refused(round, lead):
    Unit.objects.filter(code="A").update(valid_to=date(2020, 6, 30))

    with pytest.raises(AssignmentRefused, match="Sở A không còn hiệu lực"):
        _assign(round, "1.1", lead_unit=lead)


@pytest.mark.parametrize(
    ("role", "code", "until"),
    [
        (Role.APPRAISER, "B", None),
        (Role.UNIT_OFFICER, "A", None),
        (Role.APPRAISER, "A", date(2020, 12, 31)),
    ],
)
def test_assign_appraisal_to_who_does_not_hold_the_role_is_refused(round, lead, role, code, until):
    person = factories.make_person(role, Unit.objects.get(code=code))
    RoleGrant.objects.update(valid_to=until)

    with pytest.raises(AssignmentRefused, match="không phải thẩm định viên của Sở A"):
        _assign(round, "1.1", appraiser=person)
    assert not Assignment.objects.exists()


def test_assign_appraisal_of_a_round_that_is_over_is_refused(round, lead):
    Round.objects.update(state="final")

    with pytest.raises(AssignmentRefused, match="đã có kết quả chính thức"):
        _assign(round, "1.1", lead_unit=lead)
