from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from cchc_portal.lib.sheets.guard import open_bytes
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from cchc_portal.lib.sheets.writer import OutColumn, OutSheet, write_workbook
from scoring.core.typed import Typed
from scoring.core.types import EntryState, Method, Stage, leaf
from scoring.core.unit_book import BookFrame, BookLeaf
from scoring.sheets.unit_book import CHOICE, HEADERS, INPUTS, SHEET, VERSION, read_unit_book
from scoring.sheets.unit_book_writer import write_unit_book
from tests.scoring.core.samples import award, branch, choice, judged
from tests.scoring.unit_books import filled

FRAME = BookFrame("2020", "A", "Sở A", 2020, is_sample=True)
RATIO = leaf("1.3", Decimal(5), Method.RATIO, "", title="Tỷ lệ đúng hạn")
LINES = (
    branch("1", "16"),
    BookLeaf(choice("1.1", title="=Ban hành"), award("A", "1.1", Stage.SELF, choice="Có"), 3),
    BookLeaf(judged("1.2"), None, 0),
    BookLeaf(
        RATIO,
        award(
            "A", "1.3", Stage.SELF, value="9", denominator="10.5", reason="=lý do\ndòng hai", document="-1"
        ),
        12,
    ),
)
UNCOMPUTED = "Ô có công thức nhưng chưa có kết quả lưu sẵn; mở bằng Excel, tính lại rồi lưu; cần giá trị"
FIRST_LEAF = 8  # three titles, two lines of guidance, the header, the heading of domain 1


@pytest.fixture
def data() -> bytes:
    return write_unit_book(FRAME, LINES)


def _sheet(data):
    return load_workbook(BytesIO(data))[SHEET]


def _read(data, frame=FRAME):
    return read_unit_book(open_bytes(data), frame)


def _wrong(data):
    return {row.code: row.wrong for row in _read(data) if row.wrong}


def test_book_read_back_is_what_was_written(data):
    rows = [(row.number, row.code, row.version, row.typed, row.wrong) for row in _read(data)]

    assert rows == [
        (FIRST_LEAF, "1.1", 3, Typed(choice="Có"), ()),
        (FIRST_LEAF + 1, "1.2", 0, Typed(), ()),
        (
            *(FIRST_LEAF + 2, "1.3", 12),
            Typed(value="9", denominator="10,5", reason="=lý do\ndòng hai", document="-1"),
            (),
        ),
    ]


def test_book_has_titles_and_header(data):
    texts = [row[0] for row in _sheet(data).iter_rows(max_row=3, values_only=True)]
    header = [cell.value for cell in _sheet(data)[FIRST_LEAF - 2]]

    assert texts == ["Phiếu tự chấm năm 2020: Sở A", "Đợt 2020, đơn vị A", "DỮ LIỆU MINH HỌA"]
    assert tuple(header) == HEADERS


def test_book_of_a_real_round_has_no_word_of_a_sample():
    sheet = _sheet(write_unit_book(replace(FRAME, is_sample=False), LINES))

    assert "DỮ LIỆU MINH HỌA" not in [row[0].value for row in sheet.iter_rows()]


def test_only_the_fields_of_leaves_are_unlocked(data):
    sheet = _sheet(data)
    places = {header: column for column, header in enumerate(HEADERS, start=1)}
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}

    expected = {
        sheet.cell(row, places[name]).coordinate
        for row in range(FIRST_LEAF, FIRST_LEAF + 3)
        for name in INPUTS
    }
    assert (unlocked, sheet.protection.sheet, sheet.protection.password) == (expected, True, None)


def test_key_and_version_are_hidden(data):
    sheet = _sheet(data)
    hidden = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]

    assert hidden == ["L", "M"]
    assert [sheet[f"{letter}{FIRST_LEAF}"].value for letter in hidden] == ["2020/A/1.1", 3]


def test_fields_are_validated_by_their_leaf(data):
    found = _sheet(data).data_validations.dataValidation
    rules = [(str(rule.sqref), rule.type, rule.formula1, rule.formula2) for rule in found]

    assert rules == [
        ("E8 E9 E10", "list", '"Chấm,Không áp dụng,Không phát sinh"', None),
        ("I8", "decimal", "0", "1"),
        ("H8", "list", '"Có,Không"', None),
        ("I9", "decimal", "0", "10"),
        ("I10", "decimal", "0", "5"),
    ]


def test_options_with_a_comma_are_not_a_list():
    commas = BookLeaf(choice("1.1", "Có, đủ = 1; Không = 0"), None, 0)
    rules = _sheet(write_unit_book(FRAME, [commas])).data_validations.dataValidation

    assert [str(rule.sqref) for rule in rules] == ["E7", "I7"]


def test_text_that_looks_like_a_formula_is_a_text(data):
    cell = _sheet(data)[f"B{FIRST_LEAF}"]

    assert (cell.value, cell.data_type) == ("'=Ban hành", "s")


def test_number_too_long_for_excel_is_a_text():
    long = award("A", "1.3", Stage.SELF, value="0.1234567890123456")
    data = write_unit_book(FRAME, [BookLeaf(RATIO, long, 1)])

    assert _read(data)[0].typed.value == "0,1234567890123456"


def test_states_are_read_by_their_words(data):
    rows = _read(filled(data, {("1.2", "Trạng thái"): "không phát sinh", ("1.1", "Trạng thái"): None}))

    assert [row.typed.state for row in rows] == [EntryState.SCORE, EntryState.NO_CASE, EntryState.SCORE]


def test_wrong_cells_are_told_at_their_row(data):
    data = filled(data, {("1.1", "Trạng thái"): "Xong", ("1.2", VERSION): -1, ("1.3", "Giá trị"): "=1/0"})

    assert _wrong(data) == {
        "1.1": ("Trạng thái: Giá trị không có trong danh mục; cần Chấm / Không áp dụng / Không phát sinh",),
        "1.2": ("_phien_ban: Phiên bản ẩn của dòng không đúng; tải lại phiếu",),
        "1.3": (f"Giá trị: {UNCOMPUTED}",),
    }


def test_moved_doubled_and_keyless_rows_are_told(data):
    data = filled(data, {("1.2", "_khoa"): None, ("1.2", CHOICE): "x", ("1.3", "_khoa"): "2020/A/1.1"})
    again = filled(data, {("1.3", "Mã tiêu chí"): "1.1"})

    assert [row.wrong for row in _read(data)][1:] == [
        ("Dòng không có khóa ẩn; điền vào đúng dòng của phiếu đã tải",),
        ("Mã tiêu chí: Mã không khớp với khóa ẩn của dòng (1.1); không dời dòng trong phiếu",),
    ]
    assert _read(again)[2].wrong == ("Mã tiêu chí: Tiêu chí này đã có ở dòng 8",)


@pytest.mark.parametrize("frame", [replace(FRAME, unit="B"), replace(FRAME, round="2021")])
def test_book_of_another_unit_or_round_is_refused(data, frame):
    with pytest.raises(WorkbookRefused) as refused:
        _read(data, frame)

    told = f"Tệp là phiếu của đơn vị A, đợt 2020; đang mở phiếu của {frame.unit}, đợt {frame.round}"
    assert [finding.message for finding in refused.value.findings] == [told]


def test_workbook_that_is_no_such_sheet_is_refused():
    other = write_workbook([OutSheet("Khác", (OutColumn("Mã"), OutColumn("Tên")), [("1", "a")])])
    with pytest.raises(WorkbookRefused, match="Tệp không phải là phiếu Excel của đơn vị"):
        _read(other)


def test_book_without_any_key_is_refused(data):
    keys = {(code, "_khoa"): None for code in ("1.1", "1.2", "1.3")}
    with pytest.raises(WorkbookRefused, match="cột ẩn “_khoa” trống"):
        _read(filled(data, keys))
