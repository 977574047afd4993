"""A criteria-set workbook as parsed: cells with their sheet and row, before anything is checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

SETTINGS_SHEET = "Thông tin"
ANNEX_SHEET = "Phụ lục"
BAND_SHEET = "Xếp loại"
QUESTION_SHEET = "Câu hỏi khảo sát"
SCALE_SHEET = "Thang"

FIVE_LEVEL_SCALE = "Hài lòng 5 mức"


class Column(StrEnum):
    """Headers of the criteria-set workbook."""

    SETTING = "Thuộc tính"
    SETTING_VALUE = "Giá trị"
    ANNEX = "Phụ lục"
    GROUP = "Mã nhóm"
    TOTAL = "Tổng điểm"
    CODE = "Mã tiêu chí"
    TITLE = "Nội dung"
    MAX = "Điểm tối đa"
    PART = "Phần"
    METHOD = "Cách chấm"
    PARAMETERS = "Tham số"
    EVIDENCE = "Tài liệu kiểm chứng"
    LEAD_UNIT = "Đơn vị chủ trì"
    WEIGHT = "Trọng số"
    PREVIOUS = "Mã năm trước"
    BAND = "Xếp loại"
    LOWER = "Từ điểm"
    CONDITIONS = "Khống chế"
    QUESTION = "Mã câu"
    SCALE = "Thang"
    LEVEL = "Mức"
    LABEL = "Nhãn"


class CellKind(StrEnum):
    """What Excel holds in a code cell: codes must be text, or 1.10 becomes 1.1 and 1.2 a date."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class SettingRow:
    sheet: str
    row: int
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """`name` is the sheet that holds the annex; `total_text` is what stood in a cell that is no number."""

    sheet: str
    row: int
    name: str
    group: str
    total: Decimal | None
    total_text: str = ""


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """`part` and `method` are labels as typed; the `_text` fields hold cells that are no numbers."""

    sheet: str
    row: int
    code: str
    title: str
    max_points: Decimal | None
    part: str
    method: str = ""
    parameters: str = ""
    evidence: str = ""
    lead_unit: str = ""
    weight: Decimal | None = None
    previous_code: str = ""
    code_kind: CellKind = CellKind.TEXT
    max_text: str = ""
    weight_text: str = ""


@dataclass(frozen=True, slots=True)
class BandRow:
    sheet: str
    row: int
    group: str
    name: str
    lower: Decimal | None
    conditions: str = ""
    lower_text: str = ""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    sheet: str
    row: int
    code: str
    text: str
    scale: str


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """One level of a scale of the optional sheet Thang."""

    sheet: str
    row: int
    scale: str
    level: Decimal | None
    label: str
    weight: Decimal | None
    level_text: str = ""
    weight_text: str = ""


@dataclass(frozen=True, slots=True)
class SetRows:
    """One workbook. `annex_sheets` are the sheets that look like annexes, also those without a row.

    `units` and `groups` map every code known to the portal to whether it is valid now.
    """

    settings: tuple[SettingRow, ...] = ()
    annexes: tuple[AnnexRow, ...] = ()
    criteria: tuple[CriterionRow, ...] = ()
    bands: tuple[BandRow, ...] = ()
    questions: tuple[QuestionRow, ...] = ()
    scales: tuple[ScaleRow, ...] = ()
    annex_sheets: tuple[str, ...] = ()
    units: Mapping[str, bool] = field(default_factory=dict)
    groups: Mapping[str, bool] = field(default_factory=dict)
