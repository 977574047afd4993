from datetime import date

import pytest

from accounts.models import AuditEvent, Role, RoleGrant, UnitGroup, User
from accounts.selectors.audit import broken_links
from tests.workbooks import save_book

pytestmark = pytest.mark.django_db


@pytest.fixture
def technician(client):
    user = User.objects.create(username="kythuat", is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


def last_event() -> tuple[str, str, str, str]:
    event = AuditEvent.objects.latest("sequence")
    return event.actor, event.verb, event.target_type, event.detail["name"]


def test_role_given_on_the_admin_page_is_told(client, technician):
    person = User.objects.create(username="an", full_name="Nguyễn An")
    given = {"user": person.pk, "role": Role.ROUND_ADMIN, "valid_from": "01/01/2021"}

    assert client.post("/quan-tri/accounts/rolegrant/add/", given).status_code == 302

    assert last_event() == ("kythuat", "admin_add", "rolegrant", "Nguyễn An - Quản trị đợt")
    assert broken_links() == []


def test_row_taken_away_is_told(client, technician):
    group = UnitGroup.objects.create(code="SO", name="Các sở")

    client.post(f"/quan-tri/accounts/unitgroup/{group.pk}/delete/", {"post": "yes"})

    assert UnitGroup.objects.count() == 0
    assert last_event() == ("kythuat", "admin_delete", "unitgroup", "Các sở")


def test_role_is_never_taken_off_the_record(client, technician):
    grant = RoleGrant.objects.create(user=technician, role=Role.CLERK, valid_from=date(2021, 1, 1))

    assert client.post(f"/quan-tri/accounts/rolegrant/{grant.pk}/delete/", {"post": "yes"}).status_code == 403
    assert RoleGrant.objects.count() == 1


def test_new_password_is_told_without_the_password(client, technician):
    person = User.objects.create(username="an", full_name="Nguyễn An")
    words = {"password1": "mat-khau-2021-x", "password2": "mat-khau-2021-x", "usable_password": "true"}

    client.post(f"/quan-tri/accounts/user/{person.pk}/password/", words)

    assert last_event() == ("kythuat", "admin_change", "user", "Nguyễn An")
    assert "mat-khau" not in str(AuditEvent.objects.latest("sequence").detail)


def test_workbook_of_groups_is_told_once(client, technician, tmp_path):
    path = save_book(
        tmp_path / "nhom.xlsx", {"Nhóm": [["Mã nhóm", "Tên nhóm", "Thứ tự"], ["SO", "Các sở", 1]]}
    )
    with path.open("rb") as file:
        shown = client.post("/quan-tri/accounts/unitgroup/import/", {"import_file": file, "format": "0"})
    confirmed = shown.context["confirm_form"].initial

    client.post("/quan-tri/accounts/unitgroup/process_import/", confirmed)

    event = AuditEvent.objects.get()
    assert (event.actor, event.verb, event.target_type) == ("kythuat", "admin_import", "unitgroup")
    assert event.detail["totals"]["new"] == UnitGroup.objects.count() == 1
