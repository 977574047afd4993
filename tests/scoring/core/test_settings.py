from datetime import date

import pytest

from scoring.core.rounding import Rounding
from scoring.core.rows import SettingRow
from scoring.core.settings import SetSettings, read_settings
from scoring.core.types import ExtraOrder, NoSurvey, RoundingMode
from tests.scoring.core.checks.workbook import settings


def test_settings_are_read() -> None:
    assert read_settings(settings(Năm_áp_dụng_đến="2024")) == (
        SetSettings(
            "Bộ thử",
            "1/QĐ-UBND",
            date(2019, 10, 3),
            "UBND tỉnh",
            2020,
            2024,
            Rounding(),
            ExtraOrder.AFTER,
            NoSurvey.MISSING,
        ),
        [],
    )


def test_settings_of_reckoning_have_defaults() -> None:
    found, findings = read_settings(settings()[:5])
    assert findings == []
    assert found is not None
    assert (found.rounding, found.extra_order, found.no_survey) == (
        Rounding(RoundingMode.HALF_UP, 2),
        ExtraOrder.AFTER,
        NoSurvey.MISSING,
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"Làm_tròn": "nửa xuống"}, "không hiểu giá trị của “Làm tròn”"),
        ({"Làm_tròn": "nửa lên, 3 chữ số"}, "không hiểu giá trị của “Làm tròn”"),
        ({"Ngày_ban_hành": "31/02/2020"}, "không hiểu giá trị của “Ngày ban hành”"),
        ({"Số_quyết_định": " "}, "“Số quyết định” để trống"),
        ({"Số_quyết_định": "1" * 65}, "không hiểu giá trị của “Số quyết định”"),
        ({"Cơ_quan_ban_hành": "x" * 256}, "không hiểu giá trị của “Cơ quan ban hành”"),
        ({"Không_có_phiếu_khảo_sát": "bỏ qua"}, "không hiểu giá trị của “Không có phiếu khảo sát”"),
        ({"Năm_áp_dụng_đến": "2019"}, "năm áp dụng đến sớm hơn năm áp dụng từ"),
        ({"Làm_tròn_điểm": "nửa lên, 2 chữ số"}, "không biết thuộc tính này"),
    ],
)
def test_settings_refused(change: dict[str, str], message: str) -> None:
    found, findings = read_settings(settings(**change))
    assert (found, [f.message for f in findings]) == (None, [message])


def test_absent_and_repeated_settings() -> None:
    rows = settings()[1:]
    _, findings = read_settings((*rows, SettingRow("Thông tin", 99, "Số quyết định", "2")))
    assert [(f.row, f.message) for f in findings] == [
        (99, "thuộc tính ghi hai lần"),
        (None, "thiếu thuộc tính “Tên bộ tiêu chí”"),
    ]
