from datetime import date
from decimal import Decimal

import pytest

from accounts.core.directory import Directory, NamedUnit
from cchc_portal.lib.findings import Severity
from cchc_portal.lib.sheets.guard import open_workbook
from scoring.core.rounding import Rounding
from scoring.core.types import CriterionInput, Entry, EntryState, Method, Part, Stage, leaf
from scoring.sheets.scores import Places, read_scores
from tests.workbooks import save_book

SNV = NamedUnit(1, "SNV", "Sở Nội vụ", "Sở NV", "SO")
UNITS = Directory([SNV, NamedUnit(2, "CU", "Huyện Cũ", takes_part=False)])
ANNEX = {
    "1": CriterionInput("1", "Một", None, Decimal(5), Part.MAIN),
    "1.1": leaf("1.1", Decimal(2), Method.CHOICE, "Đúng hạn = 2; Không = 0"),
    "1.2": leaf("1.2", Decimal(3), Method.RATIO, "tối thiểu 50"),
    "1.10": leaf("1.10", Decimal(1), Method.COUNT, "mỗi 1"),
}
HEADER = [
    *("Mã đơn vị", "Mã tiêu chí", "Trạng thái", "Giá trị", "Mẫu số"),
    *("Lựa chọn", "Điểm", "Lý do", "Văn bản căn cứ"),
]


def _read(tmp_path, *rows, header=HEADER, title=(), stage=Stage.APPRAISAL):
    path = save_book(tmp_path / "a.xlsx", {"Chấm điểm": [*([title] if title else []), header, *rows]})
    return read_scores(
        open_workbook(path),
        stage=stage,
        units=UNITS,
        annexes={"SO": ANNEX},
        rounding=Rounding(),
        places=Places(value=8, points=6, points_whole=6),
    )


def _told(book):
    return [(f.row, f.column, f.found, f.severity.value) for f in book.findings]


def test_read_scores_ordinary_rows(tmp_path):
    choice = ["SNV", "1.1", "Chấm", None, None, " đúng  hạn ", None, None, "BB 01"]
    ratio = ["SNV", "1.2", "Chấm", 18, "26", None, "1,25", "Lý do", None]
    book = _read(tmp_path, choice, ratio)
    assert [row.entry for row in book.rows] == [
        Entry("SNV", "1.1", Stage.APPRAISAL, choice="đúng hạn", document="BB 01"),
        Entry(
            "SNV",
            "1.2",
            Stage.APPRAISAL,
            value=Decimal(18),
            denominator=Decimal(26),
            points=Decimal("1.25"),
            reason="Lý do",
        ),
    ]
    assert book.findings == []


def test_read_scores_states_other_than_scored(tmp_path):
    rows = [["SNV", "1.1", state, *[None] * 4, "Lý do"] for state in ("không áp dụng", "Không Phát Sinh")]
    rows[1][1] = "1.2"
    book = _read(tmp_path, *rows)
    assert [row.entry.state for row in book.rows] == [EntryState.NOT_APPLICABLE, EntryState.NO_CASE]


@pytest.mark.parametrize("value", ["62,5%", ("0.625", "@"), 62.5])
def test_read_scores_percentages_are_percent_points(tmp_path, value):
    if isinstance(value, tuple):
        value = (0.625, "0.0%")
    book = _read(tmp_path, ["SNV", "1.2", "Chấm", value])
    assert [row.entry.value for row in book.rows] == [Decimal("62.5")]


@pytest.mark.parametrize(
    ("row", "column", "found"),
    [
        ([None, "1.1", "Chấm", None, None, "Không"], "Mã đơn vị", ""),
        (["XXX", "1.1", "Chấm", None, None, "Không"], "Mã đơn vị", "XXX"),
        (["CU", "1.1", "Chấm", None, None, "Không"], "Mã đơn vị", "CU"),
        (["SNV", None, "Chấm", None, None, "Không"], "Mã tiêu chí", ""),
        (["SNV", "9.9", "Chấm", None, None, "Không"], "Mã tiêu chí", "9.9"),
        (["SNV", 1.1, "Chấm", None, None, "Không"], "Mã tiêu chí", "1.1"),
        (["SNV", date(2020, 1, 1), "Chấm", None, None, "Không"], "Mã tiêu chí", "01/01/2020"),
        (["SNV", "1", "Chấm", None, None, None, 5], "Mã tiêu chí", "1"),
        (["SNV", "1.1", None, None, None, "Không"], "Trạng thái", ""),
        (["SNV", "1.1", "Xong", None, None, "Không"], "Trạng thái", "Xong"),
        (["SNV", "1.1", "Chấm", None, None, "Có lẽ"], "Lựa chọn", "Có lẽ"),
        (["SNV", "1.2", "Chấm", "nhiều", 10], "Giá trị", "nhiều"),
        (["SNV", "1.2", "Chấm", 5, 0], "Mẫu số", "0"),
        (["SNV", "1.2", "Chấm", "1,123456789", 10], "Giá trị", "1,123456789"),
        (["SNV", "1.2", "Chấm", 9, 10, None, 1], "Lý do", ""),
        (["SNV", "1.1", "Không phát sinh"], "Lý do", ""),
    ],
)
def test_read_scores_wrong_cell_is_an_error(tmp_path, row, column, found):
    assert _told(_read(tmp_path, row)) == [(2, column, found, "error")]


def test_read_scores_unknown_criterion_names_the_nearest(tmp_path):
    (finding,) = _read(tmp_path, ["SNV", "1.1a", "Chấm"]).findings
    assert "“1.1”" in finding.expected


def test_read_scores_same_leaf_twice_names_the_first_row(tmp_path):
    row = ["SNV", "1.1", "Chấm", None, None, "Không"]
    (finding,) = _read(tmp_path, row, row).findings
    assert (finding.row, finding.message) == (3, "Đơn vị và tiêu chí này đã có ở dòng 2")


def test_read_scores_unit_may_stand_by_its_name(tmp_path):
    rows = [["1.1", "Chấm", "Không", "sở  nội vụ"]]
    header = ["Mã tiêu chí", "Trạng thái", "Lựa chọn", "Tên đơn vị", "Mã đơn vị"]
    assert [row.unit for row in _read(tmp_path, *rows, header=header).rows] == [SNV]


def test_read_scores_code_wins_over_a_name_that_disagrees(tmp_path):
    header = [*HEADER, "Tên đơn vị"]
    row = ["SNV", "1.1", "Chấm", None, None, "Không", None, None, None, "Sở Tư pháp"]
    book = _read(tmp_path, row, header=header)
    assert ([row.unit for row in book.rows], _told(book)) == (
        [SNV],
        [(2, "Tên đơn vị", "Sở Tư pháp", "warning")],
    )


def test_read_scores_footer_is_skipped(tmp_path):
    row = ["SNV", "1.1", "Chấm", None, None, "Không"]
    book = _read(tmp_path, row, ["Tổng cộng"], [None] * 7 + ["Người lập biểu"])
    assert (len(book.rows), book.skipped, book.findings) == (1, 2, [])


def test_read_scores_uncomputed_formula_is_an_error(tmp_path):
    (finding,) = _read(tmp_path, ["SNV", "1.2", "Chấm", "=1+1", 10]).findings
    assert (finding.row, finding.column) == (2, "Giá trị")
    assert finding.message.startswith("Ô có công thức nhưng chưa có kết quả lưu sẵn")


@pytest.mark.parametrize(
    ("title", "stage", "warned"),
    [
        ("TỔNG HỢP THẨM ĐỊNH NĂM 2020", Stage.SELF, True),
        ("TỔNG HỢP TỰ CHẤM ĐIỂM", Stage.APPRAISAL, True),
        ("TỔNG HỢP THẨM ĐỊNH NĂM 2020", Stage.APPRAISAL, False),
        ("BẢNG TỰ CHẤM, THẨM ĐỊNH", Stage.SELF, False),
    ],
)
def test_read_scores_title_of_the_other_stage_is_a_warning(tmp_path, title, stage, warned):
    book = _read(tmp_path, ["SNV", "1.1", "Chấm", None, None, "Không"], title=[title], stage=stage)
    assert [f.severity for f in book.findings] == ([Severity.WARNING] if warned else [])


def test_read_scores_more_than_the_store_holds_is_told_of(tmp_path):
    choice = ["SNV", "1.1", "Chấm", None, None, "x" * 2_001]
    points = ["SNV", "1.2", "Không phát sinh", None, None, None, 1_000_000, "Không có hồ sơ"]
    book = _read(tmp_path, choice, points)
    assert (book.rows, [(f.row, f.column, f.message) for f in book.findings]) == (
        (),
        [(2, "Lựa chọn", "Văn bản dài quá 2000 ký tự"), (3, "Điểm", "Số quá lớn")],
    )
