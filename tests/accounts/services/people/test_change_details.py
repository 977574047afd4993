import pytest

from accounts.core.people import Person
from accounts.models import AuditEvent
from accounts.services.people.change_details import change_details
from accounts.services.people.standing_by import NotYours
from tests.accounts.people import make_admin, make_officer, make_technician, make_units

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_admin()


def test_change_details_tells_what_it_was_and_is(admin):
    officer = make_officer(make_units("A")[0])
    details = Person("canbo", "Lê Thị Hoa", "Phó phòng", "hoa@tinh.gov.vn")
    assert change_details(person=officer, details=details, by=admin) == ["position", "email"]
    officer.refresh_from_db()
    assert (officer.position, officer.email, officer.phone) == ("Phó phòng", "hoa@tinh.gov.vn", "")
    assert AuditEvent.objects.get().detail == {
        "position": ["", "Phó phòng"],
        "email": ["", "hoa@tinh.gov.vn"],
    }


def test_change_details_to_what_they_are_tells_nothing(admin):
    officer = make_officer(make_units("A")[0])
    assert change_details(person=officer, details=Person("canbo", "Lê Thị Hoa"), by=admin) == []
    assert AuditEvent.objects.count() == 0


def test_change_details_of_a_technician_by_an_admin_is_refused(admin):
    with pytest.raises(NotYours):
        change_details(person=make_technician(), details=Person("kythuat", "Khác"), by=admin)
