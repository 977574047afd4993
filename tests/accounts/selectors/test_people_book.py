from datetime import date
from pathlib import Path

import pytest

from accounts.models import Role
from accounts.rules import Standing
from accounts.selectors.people import PeopleWish, people_rows
from accounts.selectors.people_book import people_workbook
from accounts.services.actors import system_actor
from accounts.services.people.import_accounts import import_accounts
from cchc_portal.lib.sheets.guard import open_workbook
from tests import factories
from tests.accounts.people import SINCE, TODAY, make_officer, make_units

pytestmark = pytest.mark.django_db
EVERYBODY = Standing(frozenset({Role.ROUND_ADMIN}), frozenset())


@pytest.fixture
def book(tmp_path: Path) -> Path:
    make_officer(make_units("A")[0], "canbo")
    factories.make_person(None, username="tu-do")
    path = tmp_path / "tai-khoan.xlsx"
    path.write_bytes(people_workbook(people_rows(EVERYBODY, PeopleWish(), TODAY)))
    return path


def test_book_has_a_line_for_each_role_and_one_for_who_has_none(book):
    sheet = open_workbook(book).sheet("Tài khoản")
    lines = [[sheet.value(row, column) for column in (0, 1, 5, 6, 7, 10)] for row in sheet.rows[1:]]
    assert lines == [
        ["canbo", "Lê Thị Hoa", "Cán bộ đơn vị", "A", SINCE, "Đang dùng"],
        ["tu-do", "Lê Thị Hoa", None, None, None, "Đang dùng"],
    ]
    assert sheet.value(sheet.rows[1], 7) == date(2020, 1, 1)


def test_book_is_in_the_shape_an_import_reads(book):
    report = import_accounts(path=book, by=system_actor(), dry_run=True)
    wrong = [(f.row, f.column, f.message) for f in report.findings if f.severity == "error"]
    assert wrong == [(3, "Vai trò", "Thiếu vai trò"), (3, "Từ ngày", "Thiếu từ ngày")]
