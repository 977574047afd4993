from datetime import date

import pytest

from accounts.models import AuditEvent, ImportBatch, Unit, User
from accounts.services.imports import Counts
from accounts.services.people.import_accounts import import_accounts
from tests.accounts.books import account_book
from tests.accounts.people import (
    NOW,
    SINCE,
    TODAY,
    make_admin,
    make_officer,
    make_technician,
    make_units,
    periods,
)
from tests.workbooks import GOLDEN

pytestmark = pytest.mark.django_db
OFFICER = ["hoa.le", "Lê Thị Hoa", "Cán bộ đơn vị", "A", "10/03/2026", None]
HEAD = ["ba.nguyen", "Nguyễn Văn Ba", "Thủ trưởng đơn vị", "A", "10/03/2026", "31/12/2026"]


@pytest.fixture
def admin():
    make_units("A")
    return make_admin()


def _import(tmp_path, by, *rows, name="tai-khoan.xlsx", **options):
    return import_accounts(path=account_book(tmp_path / name, *rows), by=by, now=NOW, **options)


def _told(report):
    return [(f.row, f.column, f.message) for f in report.findings]


def test_import_adds_accounts_that_no_password_opens(tmp_path, admin):
    second = ["hoa.le", "Lê Thị Hoa", "Văn thư", None, "10/03/2026", None]
    report = _import(tmp_path, admin, OFFICER, HEAD, second)
    assert (report.counts, report.refused, report.findings) == (Counts(created=2), False, [])
    user = User.objects.get(username="hoa.le")
    assert (user.has_usable_password(), user.must_change_password) == (False, True)
    assert periods(user) == [("can-bo", TODAY, None), ("van-thu", TODAY, None)]
    assert report.batch.mapping == {"accounts": ["hoa.le", "ba.nguyen"]}
    assert AuditEvent.objects.filter(verb="grant_role").count() == 3


def test_import_dry_run_counts_and_writes_nothing(tmp_path, admin):
    report = _import(tmp_path, admin, OFFICER, HEAD, dry_run=True)
    assert (report.counts, User.objects.filter(username="hoa.le").exists()) == (Counts(created=2), False)
    assert (AuditEvent.objects.count(), ImportBatch.objects.count()) == (0, 0)


def test_import_of_the_same_file_again_is_a_no_op(tmp_path, admin):
    path = account_book(tmp_path / "tai-khoan.xlsx", OFFICER)  # written once: a workbook keeps its second
    import_accounts(path=path, by=admin, now=NOW)
    events = AuditEvent.objects.count()
    report = import_accounts(path=path, by=admin, now=NOW)
    assert (report.counts, bool(report.repeated)) == (Counts(unchanged=1), True)
    assert AuditEvent.objects.count() == events


def test_import_of_known_people_adds_what_is_missing(tmp_path, admin):
    _import(tmp_path, admin, OFFICER, HEAD)
    more = ["hoa.le", "Lê Thị Hòa", "Văn thư", None, "11/03/2026", None]
    report = _import(tmp_path, admin, [OFFICER[0], "Lê Thị Hòa", *OFFICER[2:]], HEAD, more, name="b.xlsx")
    assert report.counts == Counts(updated=1, unchanged=1)
    user = User.objects.get(username="hoa.le")
    assert (user.full_name, len(periods(user)), report.batch.mapping) == ("Lê Thị Hòa", 2, {"accounts": []})


def test_import_with_a_wrong_row_writes_none(tmp_path, admin):
    report = _import(tmp_path, admin, OFFICER, [*HEAD[:3], "XYZ", *HEAD[4:]])
    assert (report.refused, report.counts) == (True, Counts(invalid=1))
    assert not User.objects.filter(username="hoa.le").exists()


def test_import_of_another_period_of_a_known_role_is_told(tmp_path, admin):
    officer = make_officer(Unit.objects.get(code="A"), "hoa.le")
    report = _import(tmp_path, admin, OFFICER)
    message = "Đã giữ vai trò này từ 01/01/2020; đổi thời gian ở trang của người dùng"
    assert _told(report) == [(2, "Từ ngày", message)]
    assert periods(officer) == [("can-bo", SINCE, None)]


def test_import_by_an_admin_touches_no_technician(tmp_path, admin):
    make_technician("ky.thuat")
    rows = (
        ["moi", "Người Mới", "Kỹ thuật", None, "10/03/2026", None],
        ["ky.thuat", "Lê Thị Hoa", "Văn thư", None, "10/03/2026", None],
    )
    report = _import(tmp_path, admin, *rows)
    message = "Tài khoản và vai trò Kỹ thuật chỉ do bộ phận kỹ thuật quản lý"
    assert _told(report) == [(2, "Vai trò", message), (3, "Tên đăng nhập", message)]
    assert User.objects.filter(username="moi").count() == 0


def test_import_into_a_unit_that_is_no_more_is_told(tmp_path, admin):
    Unit.objects.update(valid_to=date(2025, 12, 31))
    report = _import(tmp_path, admin, OFFICER)
    message = "Đơn vị chỉ có hiệu lực đến 31/12/2025; hãy chọn đơn vị kế thừa"
    assert _told(report) == [(2, "Mã đơn vị", message)]


def test_import_of_another_kind_of_workbook_is_refused(tmp_path, admin):
    report = import_accounts(path=GOLDEN / "2020/don-vi.xlsx", by=admin)
    assert (report.refused, report.findings[0].message) == (
        True,
        "Sai loại tệp: đây là danh sách đơn vị, không phải danh sách tài khoản",
    )
