from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from tablib import Dataset

from accounts.admin.unit import UnitResource
from accounts.admin.workbook import GuardedWorkbook
from accounts.models import Unit
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from tests.rounds import opened_edge_round
from tests.workbooks import repack, save_book


@pytest.fixture
def book(tmp_path):
    return save_book(tmp_path / "a.xlsx", {"A": [["Mã", "Ngày", "Số"], ["'=1", date(2020, 1, 2), 3], ["b"]]})


def test_create_dataset_reads_as_every_import_does(book):
    dataset = GuardedWorkbook().create_dataset(book.read_bytes())
    assert (dataset.headers, list(dataset)) == (
        ["Mã", "Ngày", "Số"],
        [("=1", date(2020, 1, 2), Decimal(3)), ("b", None, None)],
    )


def test_create_dataset_of_a_hostile_file_is_refused(book):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with pytest.raises(WorkbookRefused, match="khai báo XML không an toàn"):
        GuardedWorkbook().create_dataset(repack(book, {"xl/worksheets/sheet1.xml": bomb}).read_bytes())


def test_create_dataset_of_an_empty_sheet_is_refused(tmp_path):
    with pytest.raises(WorkbookRefused, match="Trang tính không có dòng nào"):
        GuardedWorkbook().create_dataset(save_book(tmp_path / "a.xlsx", {"A": [[]]}).read_bytes())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_export_data_writes_no_formula(start):
    data = GuardedWorkbook().export_data(Dataset([f"{start}1", None], headers=["=A1", "Mã"]))
    cells = [[(c.value, c.data_type) for c in row] for row in load_workbook(BytesIO(data)).active]
    written = f"'{start}1".replace("\r", "\n")  # the writer's library writes line ends its own way
    assert cells == [[("'=A1", "s"), ("Mã", "s")], [(written, "s"), (None, "n")]]


@pytest.mark.django_db
def test_export_data_of_units_is_what_can_be_imported_again():
    opened_edge_round()
    Unit.objects.filter(code="P01").update(name="=cmd|' /C calc'!A0")
    exported = GuardedWorkbook().export_data(UnitResource().export())
    again = UnitResource().import_data(GuardedWorkbook().create_dataset(exported), dry_run=True)
    assert (again.has_errors(), again.has_validation_errors()) == (False, False)
    assert again.totals["skip"] == Unit.objects.count() == 11
