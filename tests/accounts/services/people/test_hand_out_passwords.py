import pytest

from accounts.models import AuditEvent, ImportBatch, User
from accounts.services.actors import system_actor
from accounts.services.people.hand_out_passwords import (
    NothingToHandOut,
    hand_out_passwords,
    waiting_accounts,
)
from accounts.services.people.import_accounts import import_accounts
from accounts.services.people.slip_book import slip_workbook
from cchc_portal.lib.sheets.guard import open_workbook
from tests.accounts.books import account_book
from tests.accounts.people import NOW, at_once, make_admin, make_units

pytestmark = pytest.mark.django_db
ROWS = [[f"nguoi-{n}", f"Người {n}", "Cán bộ đơn vị", "A", "10/03/2026", None] for n in (1, 2, 3)]


def _imported(tmp_path, by) -> ImportBatch:
    make_units("A")
    report = import_accounts(path=account_book(tmp_path / "tai-khoan.xlsx", *ROWS), by=by, now=NOW)
    assert report.batch
    return report.batch


def test_hand_out_gives_each_account_a_password_once(tmp_path):
    admin = make_admin()
    batch = _imported(tmp_path, admin)
    slips = hand_out_passwords(batch=batch, by=admin, now=NOW)
    assert [slip.user.username for slip in slips] == ["nguoi-1", "nguoi-2", "nguoi-3"]
    stored = User.objects.get(username="nguoi-2")
    assert (stored.check_password(slips[1].password), stored.must_change_password) == (True, True)
    assert AuditEvent.objects.filter(verb="hand_out_password", actor="quantri").count() == 3
    with pytest.raises(NothingToHandOut, match="đã được giao hết"):
        hand_out_passwords(batch=batch, by=admin, now=NOW)


def test_hand_out_goes_on_where_it_stopped(tmp_path):
    admin = make_admin()
    batch = _imported(tmp_path, admin)
    assert len(hand_out_passwords(batch=batch, by=admin, limit=2, now=NOW)) == 2
    assert [user.username for user in waiting_accounts(batch)] == ["nguoi-3"]


def test_hand_out_is_for_the_importer(tmp_path):
    batch = _imported(tmp_path, make_admin())
    with pytest.raises(NothingToHandOut, match="chỉ giao cho người nhập: Lê Thị Hoa"):
        hand_out_passwords(batch=batch, by=make_admin("khac"), now=NOW)


def test_hand_out_of_an_import_by_the_system_is_for_any_manager(tmp_path):
    batch = _imported(tmp_path, system_actor())
    assert len(hand_out_passwords(batch=batch, by=make_admin(), now=NOW)) == 3


def test_slip_book_holds_a_line_for_each(tmp_path):
    admin = make_admin()
    slips = hand_out_passwords(batch=_imported(tmp_path, admin), by=admin, limit=1, now=NOW)
    path = tmp_path / "mat-khau.xlsx"
    path.write_bytes(slip_workbook(slips))
    sheet = open_workbook(path).sheet("Mật khẩu tạm")
    line = [sheet.value(sheet.rows[3], column) for column in range(5)]
    assert line == ["Sở A", "Người 1", None, "nguoi-1", slips[0].password]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_ask_at_once_one_gets_the_passwords(tmp_path):
    admin = make_admin()
    batch = _imported(tmp_path, admin)
    found = at_once(*[lambda: len(hand_out_passwords(batch=batch, by=admin, now=NOW))] * 2)
    assert sorted(map(str, found)) == ["3", str(NothingToHandOut)]
