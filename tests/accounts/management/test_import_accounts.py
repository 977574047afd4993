import json
import stat

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from cchc_portal.lib.sheets.guard import open_workbook
from tests.accounts.books import account_book
from tests.accounts.people import make_units

pytestmark = pytest.mark.django_db
ROW = ["hoa.le", "Lê Thị Hoa", "Cán bộ đơn vị", "A", "10/03/2026", None]


@pytest.fixture
def book(tmp_path):
    make_units("A")
    return account_book(tmp_path / "tai-khoan.xlsx", ROW)


def test_command_imports_and_writes_the_passwords_for_the_owner_alone(book, tmp_path, capsys):
    out = tmp_path / "mat-khau.xlsx"
    call_command("import_accounts", book, passwords=out, format="json")
    sheet = open_workbook(out).sheet("Mật khẩu tạm")
    said = capsys.readouterr().out

    assert (json.loads(said)["created"], stat.S_IMODE(out.stat().st_mode)) == (1, 0o600)
    password = sheet.value(sheet.rows[3], 4)
    assert User.objects.get(username="hoa.le").check_password(password)
    assert password not in said


def test_command_dry_run_writes_nothing(book, tmp_path):
    out = tmp_path / "mat-khau.xlsx"
    call_command("import_accounts", book, "--dry-run", passwords=out)
    assert (out.exists(), User.objects.filter(username="hoa.le").exists()) == (False, False)


def test_command_overwrites_no_file_of_passwords(book, tmp_path):
    with pytest.raises(CommandError, match="chọn tên khác để không ghi đè"):
        call_command("import_accounts", book, passwords=book)
    assert not User.objects.filter(username="hoa.le").exists()
