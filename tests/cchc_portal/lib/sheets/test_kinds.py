import pytest

from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.kinds import Kind, recognise, wrong_kind
from tests.workbooks import GOLDEN, save_book

_FILES = {
    "2020/don-vi.xlsx": Kind.UNITS,
    "2020/bo-tieu-chi-2020.xlsx": Kind.CATALOGUE,
    "2020/tu-cham-2020.xlsx": Kind.SCORES,
    "2020/tham-dinh-2020.xlsx": Kind.SCORES,
    "2020/dot-danh-gia-2020.xlsx": Kind.ROUND_SETTINGS,
    "2020/ket-qua-2019.xlsx": Kind.PAST_RESULTS,
    "2020/phieu-khao-sat-2020.xlsx": Kind.SURVEY,
    "2031/phieu-khao-sat-2031.xlsx": Kind.SURVEY,
    "2031/bo-tieu-chi-2031.xlsx": Kind.CATALOGUE,
}


@pytest.mark.parametrize(("name", "kind"), _FILES.items())
def test_recognise_every_sample_workbook(name, kind):
    assert recognise(open_workbook(GOLDEN / name)) is kind


def test_recognise_something_else_is_none(tmp_path):
    assert recognise(open_workbook(save_book(tmp_path / "a.xlsx", {"Sheet1": [["a", "b"]]}))) is None


@pytest.mark.parametrize(
    ("name", "wanted", "message"),
    [
        ("tu-cham-2020.xlsx", Kind.CATALOGUE, "đây là bảng tự chấm, không phải bộ tiêu chí"),
        ("tham-dinh-2020.xlsx", Kind.UNITS, "đây là bảng thẩm định, không phải danh sách đơn vị"),
        ("don-vi.xlsx", Kind.SURVEY, "đây là danh sách đơn vị, không phải phiếu khảo sát"),
    ],
)
def test_wrong_kind_says_what_it_is_and_what_was_wanted(name, wanted, message):
    finding = wrong_kind(open_workbook(GOLDEN / "2020" / name), wanted)
    assert finding.message == f"Sai loại tệp: {message}"


def test_wrong_kind_right_file_is_none():
    assert wrong_kind(open_workbook(GOLDEN / "2020/don-vi.xlsx"), Kind.UNITS) is None
