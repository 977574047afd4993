"""A small sound workbook as rows; tests break one thing in it and read the findings."""

from dataclasses import replace
from typing import Any

from scoring.core.checks import check_set
from scoring.core.rows import AnnexRow, BandRow, CriterionRow, QuestionRow, SetRows, SettingRow
from tests.scoring.core.samples import D

SHEET = "Phụ lục I"
SETTINGS = {
    "Tên bộ tiêu chí": "Bộ thử",
    "Số quyết định": "1/QĐ-UBND",
    "Ngày ban hành": "03/10/2019",
    "Cơ quan ban hành": "UBND tỉnh",
    "Năm áp dụng từ": "2020",
    "Năm áp dụng đến": "",
    "Làm tròn": "nửa lên, 2 chữ số",
    "Điểm thưởng, điểm trừ": "cộng sau quy đổi, trong khoảng 0-100",
    "Không có phiếu khảo sát": "thiếu",
}


def criterion(
    code: str,
    method: str = "",
    parameters: str = "",
    *,
    top: str | None = "1",
    part: str = "Chính",
    **more: Any,
) -> CriterionRow:
    weight = more.pop("weight", None)
    return CriterionRow(
        SHEET,
        more.pop("row", 2),
        code,
        more.pop("title", f"Tiêu chí {code}"),
        None if top is None else D(top),
        part,
        method,
        parameters,
        lead_unit=more.pop("lead_unit", "SNV"),
        weight=None if weight is None else D(weight),
        **more,
    )


def band(name: str, lower: str | None, conditions: str = "", group: str = "SO", row: int = 2) -> BandRow:
    return BandRow("Xếp loại", row, group, name, None if lower is None else D(lower), conditions)


def question(code: str, scale: str = "Hài lòng 5 mức") -> QuestionRow:
    return QuestionRow("Câu hỏi khảo sát", 2, code, f"Câu {code}", scale)


def settings(**changes: str) -> tuple[SettingRow, ...]:
    """The settings with values changed; the keys have underscores for spaces."""
    values = {**SETTINGS, **{name.replace("_", " "): value for name, value in changes.items()}}
    return tuple(SettingRow("Thông tin", n, name, value) for n, (name, value) in enumerate(values.items(), 2))


def annex(total: str | None, group: str = "SO", name: str = SHEET, row: int = 2) -> AnnexRow:
    return AnnexRow("Phụ lục", row, name, group, None if total is None else D(total))


def with_criteria(*criteria: CriterionRow, total: str | None = None, **more: Any) -> SetRows:
    """A workbook of one annex with these rows (numbered from 2), sound but for them."""
    numbered = tuple(replace(row, row=n) for n, row in enumerate(criteria, start=2))
    declared = str(sum(r.max_points or 0 for r in criteria if r.part == "Chính" and "." not in r.code))
    parts: dict[str, Any] = {
        "settings": settings(),
        "annexes": (annex(total or declared),),
        "criteria": numbered,
        "bands": (band("Đạt", "50"), band("Không đạt", "0", row=3)),
        "questions": (question("C1"), question("C2")),
        "units": {"SNV": True, "STP": True, "SCU": False},
        "groups": {"SO": True, "HUYEN": True, "CU": False},
        **more,
    }
    return SetRows(**parts)


def told(rows: SetRows) -> list[tuple[str, str, int | None, str, str]]:
    """Severity, sheet, row, column and message of every finding."""
    return [(f.severity.value, f.sheet, f.row, f.column, f.message) for f in check_set(rows)]
