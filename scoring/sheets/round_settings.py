"""The workbook dot-danh-gia-YYYY.xlsx: what a round's letters say, one setting a row."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from cchc_portal.lib.dates import vn_day
from cchc_portal.lib.findings import Finding, errors
from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.header import fold, nearest
from cchc_portal.lib.sheets.kinds import Kind, wrong_kind
from cchc_portal.lib.sheets.reader import Workbook
from cchc_portal.lib.sheets.sheet_tables import find_table
from cchc_portal.lib.sheets.tables import Column, Row

SHEET, NAME, VALUE = "Thông tin đợt", "Thuộc tính", "Giá trị"


@dataclass(frozen=True, slots=True)
class LetterProfile:
    """Who issues and signs, on what grounds, to whom; an empty text is a blank on paper."""

    province: str = ""
    parent_agency: str = ""
    issuing_agency: str = "Sở Nội vụ"
    symbol: str = ""
    place: str = ""
    signer_title: str = "Giám đốc"
    signer_name: str = ""
    bases: list[str] = field(default_factory=list)
    sessions_from: date | None = None
    sessions_to: date | None = None
    survey_provider: str = ""
    addressees: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RoundSettings:
    """The settings of a round; what the workbook leaves out keeps its plain default."""

    respond_before: date | None = None
    public_annexes: bool = True
    is_sample: bool = False
    profile: LetterProfile = field(default_factory=LetterProfile)


# How each setting is read, and where it goes; of the profile's fields the texts come with their limit.
_TEXTS: Mapping[str, tuple[str, int]] = {
    "Tỉnh": ("province", 100),
    "Cơ quan chủ quản": ("parent_agency", 255),
    "Cơ quan ban hành": ("issuing_agency", 255),
    "Ký hiệu văn bản": ("symbol", 64),
    "Địa danh": ("place", 100),
    "Chức vụ người ký": ("signer_title", 255),
    "Họ tên người ký": ("signer_name", 150),
    "Đơn vị cung cấp phiếu khảo sát": ("survey_provider", 255),
}
_LISTS = {"Căn cứ": "bases", "Kính gửi": "addressees", "Nơi nhận": "recipients"}
_DAYS = {"Tổ giúp việc làm việc từ ngày": "sessions_from", "Tổ giúp việc làm việc đến ngày": "sessions_to"}
_ROUND: Mapping[str, tuple[str, Callable[[Row], date | bool | None]]] = {
    "Trả lời trước ngày": ("respond_before", lambda row: row.day(VALUE)),
    "Công khai phụ lục": ("public_annexes", lambda row: row.yes(VALUE)),
    "Số liệu minh họa": ("is_sample", lambda row: row.yes(VALUE)),
}
SETTING_NAMES = (*_TEXTS, *_LISTS, *_DAYS, *_ROUND)
_BY_FOLDED = {fold(name): name for name in SETTING_NAMES}


def read_round_settings(path: Path) -> tuple[RoundSettings, list[Finding]]:
    """The settings in the file, and every finding; where one is an error, they are the plain defaults.

    Raises WorkbookRefused where the file cannot be opened.
    """
    workbook = open_workbook(path)
    mismatch = wrong_kind(workbook, Kind.ROUND_SETTINGS)
    return (RoundSettings(), [mismatch]) if mismatch else round_settings_of(workbook)


def round_settings_of(workbook: Workbook) -> tuple[RoundSettings, list[Finding]]:
    """The settings in an opened workbook: an unknown or repeated name and a wrong value are errors."""
    findings: list[Finding] = []
    table = find_table(workbook, SHEET, (Column(NAME), Column(VALUE)), findings)
    values: dict[str, object] = {}
    lists: dict[str, list[str]] = {}
    for row in table.rows if table else ():
        name = _name(row)
        if name in _LISTS and (line := row.line(VALUE)):
            lists.setdefault(_LISTS[name], []).append(line)
        elif name and name not in _LISTS:
            _read(row, name, values)
    findings += _sessions(values)
    if errors(findings):
        return RoundSettings(), findings
    # Each reader gives the type of its field, which mypy cannot follow through the tables above.
    own = {field: values[field] for field, _ in _ROUND.values() if values.get(field) is not None}
    letter = {field: v for field, v in values.items() if field not in own and v not in (None, "")}
    profile = replace(LetterProfile(), **letter, **lists)  # type: ignore[arg-type]
    return RoundSettings(profile=profile, **own), findings  # type: ignore[arg-type]


def setting_lines(settings: RoundSettings) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every setting by its name, in the workbook's order, as people read it; no line for a blank one."""
    profile = settings.profile
    texts = {name: target for name, (target, _) in _TEXTS.items()}
    for name, target in {**texts, **_LISTS, **_DAYS}.items():
        yield name, _lines(getattr(profile, target))
    for name, (target, _) in _ROUND.items():
        yield name, _lines(getattr(settings, target))


def _lines(value: bool | str | date | list[str] | None) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("Có" if value else "Không",)
    if isinstance(value, date):
        return (vn_day(value),)
    return tuple(value) if isinstance(value, list) else (value,) if value else ()


def _name(row: Row) -> str:
    """The setting's own name; an unknown one is told of, an empty row is not."""
    written = row.line(NAME)
    name = _BY_FOLDED.get(fold(written), "")
    if not name and (written or not row.is_empty(VALUE)):
        near = nearest(written, SETTING_NAMES)
        expected = f"“{near}”" if near else "một trong: " + ", ".join(SETTING_NAMES)
        row.tell(NAME, "Không biết thuộc tính này", written, expected)
    return name


def _read(row: Row, name: str, values: dict[str, object]) -> None:
    value: object
    if name in _TEXTS:
        target, limit = _TEXTS[name]
        value = row.line(VALUE, limit)
    elif name in _DAYS:
        target, value = _DAYS[name], row.day(VALUE)
    else:
        target, read = _ROUND[name]
        value = read(row)
    if target in values:
        row.tell(NAME, "Thuộc tính ghi hai lần", name, "mỗi thuộc tính một dòng")
    values[target] = value


def _sessions(values: dict[str, object]) -> list[Finding]:
    first, last = values.get("sessions_from"), values.get("sessions_to")
    if isinstance(first, date) and isinstance(last, date) and last < first:
        return [Finding("Tổ giúp việc kết thúc làm việc trước khi bắt đầu", SHEET, None, VALUE)]
    return []
