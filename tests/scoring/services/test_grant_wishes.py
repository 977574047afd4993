import pytest

from accounts.models import AuditEvent
from scoring.models import Award
from scoring.services.grant_wishes import grant_wishes
from scoring.services.settle_exemption import ExemptionRefused, Place
from tests.scoring.handing_in import NOW, claim, make_desk

pytestmark = pytest.mark.django_db
A, B = Place("A", "1.1"), Place("B", "1.1")


@pytest.fixture
def desk():
    """A and B ask for leaf 1.1, each with a reason of its own."""
    made = make_desk()
    for unit, reason in ((made.a, "Không có TTHC"), (made.b, "Ngành dọc")):
        claim(made.assessment(unit), state="not_applicable", points=None, reason=reason)
    return made


def test_wishes_are_granted_each_on_its_own_basis(desk):
    grant_wishes(round=desk.round, places=[A, B], by=desk.admin, now=NOW)

    assert dict(Award.objects.values_list("unit__code", "reason")) == {
        "A": "Theo đề nghị của đơn vị: Không có TTHC",
        "B": "Theo đề nghị của đơn vị: Ngành dọc",
    }
    assert AuditEvent.objects.filter(verb="grant_exemptions").count() == 2


def test_wishes_are_granted_on_one_basis_where_it_is_given(desk):
    grant_wishes(round=desk.round, places=[A, B], document="12/CV", by=desk.admin, now=NOW)

    assert set(Award.objects.values_list("reason", "document")) == {("", "12/CV")}
    assert AuditEvent.objects.get(verb="grant_exemptions").detail["reason"] == "12/CV"


def test_wish_taken_back_meanwhile_is_not_granted_nor_are_those_beside_it(desk):
    desk.assessment(desk.b).claims.update(state="score")

    with pytest.raises(ExemptionRefused, match=r"B: không còn đề nghị miễn tiêu chí 1.1"):
        grant_wishes(round=desk.round, places=[A, B], by=desk.admin, now=NOW)
    assert not Award.objects.exists()


def test_wishes_granted_again_change_nothing(desk):
    for _ in range(2):
        grant_wishes(round=desk.round, places=[A], by=desk.admin, now=NOW)

    assert Award.objects.count() == 1
