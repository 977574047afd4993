import itertools
import struct
import zipfile

import pytest

from cchc_portal.lib.sheets import guard
from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from tests.workbooks import repack, save_book, with_cells

_DAMAGED = "Tệp bị hỏng hoặc chưa được chép đủ"


def _refusal(path):
    with pytest.raises(WorkbookRefused) as refused:
        open_workbook(path)
    (finding,) = refused.value.findings
    return finding.sentence


def _bytes(path, data):
    path.write_bytes(data)
    return path


@pytest.fixture
def book(tmp_path):
    return save_book(tmp_path / "a.xlsx", {"A": [["x", 1]]})


def test_open_workbook_ordinary_file_is_opened(book):
    assert open_workbook(book).names == ["A"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Tệp rỗng (0 byte); cần tệp Excel lưu dạng .xlsx"),
        (b"Ma don vi,Diem\n", "Tệp không phải là bảng tính Excel; cần tệp Excel lưu dạng .xlsx"),
        (b"PK\x03\x04 but no archive", _DAMAGED),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512, "Tệp ở dạng cũ (.xls hoặc .doc)"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "Tệp được đặt mật khẩu; bỏ mật khẩu rồi nhập lại",
        ),
    ],
)
def test_open_workbook_what_is_no_workbook_is_refused(tmp_path, data, sentence):
    assert _refusal(_bytes(tmp_path / "a.xlsx", data)).startswith(sentence)


def test_open_workbook_missing_file_is_refused(tmp_path):
    assert _refusal(tmp_path / "no.xlsx") == "Không mở được tệp"


def test_open_workbook_truncated_archive_is_refused(book):
    assert _refusal(_bytes(book, book.read_bytes()[:-200])).startswith(_DAMAGED)


def test_open_workbook_bytes_changed_inside_are_refused(book):
    data = bytearray(book.read_bytes())
    place = data.find(b"xl/worksheets/sheet1.xml") + 40
    data[place : place + 8] = b"\xff" * 8
    assert _refusal(_bytes(book, bytes(data))).startswith(_DAMAGED)


def test_open_workbook_other_office_file_is_refused(tmp_path):
    path = save_book(tmp_path / "a.xlsx", {"A": [[1]]})
    data = path.read_bytes().replace(b"xl/workbook.xml", b"xl/document.xml")
    assert _refusal(_bytes(path, data)).startswith("Tệp không phải là bảng tính Excel")


def test_open_workbook_macro_part_is_refused(book):
    assert _refusal(repack(book, {"xl/vbaProject.bin": b"\0"})).startswith("Tệp có chứa macro")


def test_open_workbook_macro_content_type_is_refused(book):
    types = '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
    assert _refusal(repack(book, {"[Content_Types].xml": types})).startswith("Tệp có chứa macro")


def test_open_workbook_larger_than_20_mb_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    with path.open("wb") as stream:
        stream.truncate((20 << 20) + 1)
    assert _refusal(path) == "Tệp quá lớn; cần không quá 20 MB"


def test_open_workbook_unpacking_to_more_than_allowed_is_refused(book, monkeypatch):
    monkeypatch.setattr(guard, "MAX_UNPACKED", 1 << 20)
    path = repack(book, {"xl/media/a.bin": b"\0" * (1 << 20)})
    assert _refusal(path).startswith("Tệp giải nén ra quá lớn")


def test_open_workbook_lying_about_a_size_is_refused(book):
    data = bytearray(repack(book, {"xl/media/a.bin": b"\0" * 300_000}).read_bytes())
    header = data.rfind(b"PK\x01\x02", 0, data.rfind(b"xl/media/a.bin"))
    data[header + 24 : header + 28] = struct.pack("<I", 10)
    assert _refusal(_bytes(book, bytes(data))) == "Tệp khai sai dung lượng bên trong nên không được mở"


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "docProps/app.xml"]
)
def test_open_workbook_document_type_is_refused(book, part):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert _refusal(repack(book, {part: bomb})).startswith("Tệp chứa khai báo XML không an toàn")


def test_open_workbook_document_type_in_another_encoding_is_refused(book):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'.encode("utf-16")
    assert _refusal(repack(book, {"docProps/app.xml": bomb})) == "Tệp có phần XML không viết bằng UTF-8"


def test_open_workbook_more_than_200000_rows_is_refused(tmp_path):
    rows = "".join(f'<row r="{i}"><c r="A{i}"><v>1</v></c></row>' for i in range(1, 200_002))
    assert _refusal(with_cells(tmp_path / "a.xlsx", rows)).startswith("Trang tính có quá nhiều dòng")


def test_open_workbook_two_cells_far_apart_are_refused(tmp_path):
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="9000"><c r="XFD9000"><v>1</v></c></row>'
    assert _refusal(with_cells(tmp_path / "a.xlsx", rows)).startswith("Trang tính trải quá rộng")


def test_open_workbook_far_cells_in_unusual_writing_are_refused(tmp_path):
    rows = "<row><c><v>1</v></c></row><row r='9000'><c s='0' r='XFD9000'><v>1</v></c></row>"
    assert _refusal(with_cells(tmp_path / "a.xlsx", rows)).startswith("Trang tính trải quá rộng")


def test_open_workbook_column_beyond_excel_is_refused(tmp_path):
    rows = '<row r="1"><c r="ZZZ1"><v>1</v></c></row>'
    assert _refusal(with_cells(tmp_path / "a.xlsx", rows)).startswith("Trang tính có cột vượt giới hạn")


def test_open_workbook_far_cells_spread_over_many_sheets_are_refused(tmp_path):
    far = "".join(f'<row r="{i}"><c r="JJJ{i}"><v>1</v></c></row>' for i in range(1, 1_000))
    path = with_cells(tmp_path / "a.xlsx", far)
    assert open_workbook(path).names == ["A"]
    book = save_book(tmp_path / "b.xlsx", {name: [["x"]] for name in "ABC"})
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    repack(book, {f"xl/worksheets/sheet{n}.xml": sheet for n in (1, 2, 3)})
    assert _refusal(book).startswith("Trang tính trải quá rộng")


def test_open_workbook_counts_its_work_and_not_the_time_of_day(book):
    assert open_workbook(book, clock=lambda: 0.0).names == ["A"]
    hours = itertools.count(step=3_600.0)
    with pytest.raises(WorkbookRefused, match="Tệp quá phức tạp để đọc trong thời gian cho phép"):
        open_workbook(book, clock=lambda: next(hours))


def test_open_workbook_formatted_empty_rows_do_not_count(tmp_path):
    empty = "".join(f'<row r="{i}"><c r="A{i}" s="0"/></row>' for i in range(2, 210_000))
    path = with_cells(tmp_path / "a.xlsx", f'<row r="1"><c r="A1"><v>1</v></c></row>{empty}')
    assert [row.number for row in open_workbook(path).sheet("A").rows] == [1]


def test_open_workbook_one_long_text_used_many_times_is_refused(tmp_path):
    cells = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 10_000))
    path = with_cells(tmp_path / "a.xlsx", cells)
    repack(path, {"xl/sharedStrings.xml": f"<sst><si><t>{'x' * 32_000}</t></si></sst>"})
    assert _refusal(path).startswith("Văn bản trong tệp lặp lại quá nhiều lần")
