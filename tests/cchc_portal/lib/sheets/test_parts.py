import pytest

from cchc_portal.lib.sheets.archive import Archive
from cchc_portal.lib.sheets.parts import read_parts
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from tests.workbooks import repack, save_book


def _parts(path):
    return read_parts(Archive(path.read_bytes()))


def test_read_parts_sheets_in_order_and_percent_styles(tmp_path):
    path = save_book(tmp_path / "a.xlsx", {"B": [[(1, "0%")]], "A": [[(1, '0"%"')]]})
    parts = _parts(path)
    assert list(parts.sheets.items()) == [
        ("B", "xl/worksheets/sheet1.xml"),
        ("A", "xl/worksheets/sheet2.xml"),
    ]
    assert len(parts.percent_styles) == 1


def test_read_parts_two_sheets_on_one_part_are_refused(tmp_path):
    path = save_book(tmp_path / "a.xlsx", {"A": [[1]], "B": [[2]]})
    archive = Archive(path.read_bytes())
    relations = archive.read("xl/_rels/workbook.xml.rels").replace(b"sheet2.xml", b"sheet1.xml")
    with pytest.raises(WorkbookRefused, match="cùng trỏ đến một phần"):
        _parts(repack(path, {"xl/_rels/workbook.xml.rels": relations}))


def test_read_parts_broken_description_is_refused(tmp_path):
    path = repack(save_book(tmp_path / "a.xlsx", {"A": [[1]]}), {"xl/workbook.xml": "<workbook>"})
    with pytest.raises(WorkbookRefused, match="bị hỏng"):
        _parts(path)
