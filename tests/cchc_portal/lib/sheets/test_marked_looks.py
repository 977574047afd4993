import zipfile
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.packaging.relationship import Relationship
from openpyxl.workbook.external_link.external import ExternalBook, ExternalLink

from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.marked_looks import mark_with_looks
from tests.workbooks import repack, save_book


def _marked(path, notes):
    workbook = open_workbook(path)
    return mark_with_looks(path, {name: workbook.sheet(name) for name in workbook.names}, notes)


def test_mark_with_looks_number_formats_stay(tmp_path):
    path = save_book(tmp_path / "a.xlsx", {"A": [["Mã", "Giá trị"], ["x", (0.95, "0%")]]})
    sheet = load_workbook(BytesIO(_marked(path, {"A": {2: "Sai"}})))["A"]
    assert [(cell.value, cell.number_format) for cell in sheet[2]] == [
        ("x", "General"),
        (0.95, "0%"),
        ("Sai", "General"),
    ]


def test_mark_with_looks_links_to_other_files_are_dropped(tmp_path):
    path = save_book(tmp_path / "a.xlsx", {"A": [["x"]]})
    book = load_workbook(path)
    book._external_links.append(_link())
    book.save(path)
    assert "xl/externalLinks/externalLink1.xml" in zipfile.ZipFile(path).namelist()
    names = zipfile.ZipFile(BytesIO(_marked(path, {}))).namelist()
    assert [name for name in names if "external" in name] == []


def _link():
    link = ExternalLink(externalBook=ExternalBook(id="rId1"))
    link.file_link = Relationship(type="externalLinkPath", Target="other.xlsx", TargetMode="External")
    return link


def test_mark_with_looks_gives_up_where_the_library_does(tmp_path):
    path = save_book(tmp_path / "a.xlsx", {"A": [["x"]]})
    assert _marked(repack(path, {"docProps/core.xml": "no XML"}), {}) is None
