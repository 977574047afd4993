from datetime import date

import pytest

from cchc_portal.lib.findings import Severity
from scoring.sheets.round_settings import (
    SETTING_NAMES,
    LetterProfile,
    RoundSettings,
    read_round_settings,
    setting_lines,
)
from tests.workbooks import GOLDEN, save_book


def _read(tmp_path, *rows):
    return read_round_settings(
        save_book(tmp_path / "a.xlsx", {"Thông tin đợt": [["Thuộc tính", "Giá trị"], *rows]})
    )


def test_read_round_settings_sample_workbook():
    settings, findings = read_round_settings(GOLDEN / "2020/dot-danh-gia-2020.xlsx")
    profile = settings.profile
    assert findings == []
    assert (settings.respond_before, settings.public_annexes, settings.is_sample) == (
        date(2021, 1, 15),
        True,
        True,
    )
    assert (profile.province, profile.symbol, profile.signer_name) == ("Ninh Thuận", "SNV-TCBM", "")
    assert (profile.sessions_from, profile.sessions_to) == (date(2020, 12, 1), date(2020, 12, 8))
    assert [len(profile.bases), len(profile.addressees), len(profile.recipients)] == [3, 3, 5]
    assert profile.recipients[-1] == "Lưu: VT, TCBM"


def test_read_round_settings_what_is_left_out_keeps_its_default(tmp_path):
    settings, findings = _read(tmp_path, ["Tỉnh", "Mẫu"], ["Cơ quan ban hành", None])
    assert (settings, findings) == (RoundSettings(profile=LetterProfile(province="Mẫu")), [])


def test_read_round_settings_no_is_kept(tmp_path):
    assert _read(tmp_path, ["Công khai phụ lục", "Không"])[0].public_annexes is False


@pytest.mark.parametrize(
    ("rows", "column", "message"),
    [
        ([["Tỉnh thành", "Mẫu"]], "Thuộc tính", "Không biết thuộc tính này"),
        ([["Tỉnh", "Một"], ["tỉnh", "Hai"]], "Thuộc tính", "Thuộc tính ghi hai lần"),
        ([["Công khai phụ lục", "Có lẽ"]], "Giá trị", "Giá trị không có trong danh mục"),
        (
            [["Trả lời trước ngày", "sau Tết"]],
            "Giá trị",
            "“sau Tết” không phải là ngày; nhập như 31/12/2020",
        ),
        ([["Ký hiệu văn bản", "x" * 65]], "Giá trị", "Văn bản dài quá 64 ký tự"),
        (
            [
                ["Tổ giúp việc làm việc từ ngày", "08/12/2020"],
                ["Tổ giúp việc làm việc đến ngày", "01/12/2020"],
            ],
            "Giá trị",
            "Tổ giúp việc kết thúc làm việc trước khi bắt đầu",
        ),
    ],
)
def test_read_round_settings_wrong_row_is_an_error(tmp_path, rows, column, message):
    settings, findings = _read(tmp_path, ["Địa danh", "Mẫu"], *rows)
    assert settings == RoundSettings()
    assert [(f.column, f.message, f.severity) for f in findings] == [(column, message, Severity.ERROR)]


def test_read_round_settings_of_another_kind_says_which():
    _, (finding,) = read_round_settings(GOLDEN / "2020/don-vi.xlsx")
    assert finding.message == "Sai loại tệp: đây là danh sách đơn vị, không phải thông tin đợt đánh giá"


def test_setting_lines_name_every_setting_as_people_read_it():
    profile = LetterProfile(place="Mẫu", bases=["Một", "Hai"], sessions_from=date(2020, 12, 1))
    lines = dict(setting_lines(RoundSettings(public_annexes=False, profile=profile)))

    assert tuple(lines) == SETTING_NAMES
    assert (lines["Địa danh"], lines["Căn cứ"], lines["Kính gửi"]) == (("Mẫu",), ("Một", "Hai"), ())
    assert (lines["Tổ giúp việc làm việc từ ngày"], lines["Công khai phụ lục"]) == (
        ("01/12/2020",),
        ("Không",),
    )
