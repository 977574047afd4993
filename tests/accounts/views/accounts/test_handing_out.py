import pytest

from accounts.models import ImportKind
from accounts.services.people.import_accounts import import_accounts
from tests.accounts.books import account_book
from tests.accounts.people import make_admin, make_units
from tests.uploads import checked, handed_in, written

pytestmark = pytest.mark.django_db
ROW = ["hoa.le", "Lê Thị Hoa", "Cán bộ đơn vị", "A", "10/03/2026", None]


@pytest.fixture
def admin(client):
    user = make_admin()
    client.force_login(user)
    make_units("A")
    return user


def _address(tmp_path, by) -> str:
    batch = import_accounts(path=account_book(tmp_path / "tai-khoan.xlsx", ROW), by=by).batch
    return f"/nguoi-dung/mat-khau-tam/{batch.pk}/"


def test_passwords_are_handed_out_once_as_a_workbook(client, admin, tmp_path):
    address = _address(tmp_path, admin)
    assert "Tải 1 mật khẩu tạm (Excel)" in client.get(address).content.decode()
    answer = client.post(address)
    assert (answer.status_code, answer.content[:2]) == (200, b"PK")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "đã được giao hết." in client.post(address, follow=True).content.decode()


def test_passwords_of_the_import_of_another_are_not_offered(client, admin, tmp_path):
    page = client.get(_address(tmp_path, make_admin("khac"))).content.decode()
    assert ("Tải 1 mật khẩu tạm" in page, "Chỉ người nhập, Lê Thị Hoa, tải được tệp này." in page) == (
        False,
        True,
    )


def test_written_upload_leads_to_its_passwords(client, admin, tmp_path):
    path = account_book(tmp_path / "tai-khoan.xlsx", ROW)
    upload = written(checked(handed_in(path, ImportKind.ACCOUNTS, by=admin)))
    page = client.get(f"/nhap/tai-khoan/{upload.pk}/").content.decode()
    assert f'href="/nguoi-dung/mat-khau-tam/{upload.batch_id}/"' in page


def test_passwords_of_no_import_of_accounts_do_not_exist(client, admin):
    assert client.get("/nguoi-dung/mat-khau-tam/0/").status_code == 404
    assert client.put("/nguoi-dung/mat-khau-tam/0/").status_code == 405
