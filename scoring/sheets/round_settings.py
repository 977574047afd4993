"""The sheet Thông tin đợt: who issues the round's letters, on what grounds, to whom, until when."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.header import nearest
from cchc_portal.lib.sheets.kinds import Kind, wrong_kind
from cchc_portal.lib.sheets.rows import Row
from cchc_portal.lib.sheets.tables import Column, read_table
from cchc_portal.lib.text import fold_header

SHEET = "Thông tin đợt"
NAME, VALUE = "Thuộc tính", "Giá trị"


@dataclass(frozen=True, slots=True)
class Profile:
    """What the letters say besides figures; the fields of `RoundProfile`."""

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
    """The settings of a round; left out, they are plain defaults and blanks on paper."""

    profile: Profile = field(default_factory=Profile)
    respond_before: date | None = None
    public_annexes: bool = True
    is_sample: bool = False


_TEXTS = {
    "Tỉnh": "province",
    "Cơ quan chủ quản": "parent_agency",
    "Cơ quan ban hành": "issuing_agency",
    "Ký hiệu văn bản": "symbol",
    "Địa danh": "place",
    "Chức vụ người ký": "signer_title",
    "Họ tên người ký": "signer_name",
    "Đơn vị cung cấp phiếu khảo sát": "survey_provider",
}
_LISTS = {"Căn cứ": "bases", "Kính gửi": "addressees", "Nơi nhận": "recipients"}
_DAYS = {
    "Tổ giúp việc làm việc từ ngày": "sessions_from",
    "Tổ giúp việc làm việc đến ngày": "sessions_to",
    "Trả lời trước ngày": "respond_before",
}
_FLAGS = {"Công khai phụ lục": "public_annexes", "Số liệu minh họa": "is_sample"}
_NAMES = [*_TEXTS, *_LISTS, *_DAYS, *_FLAGS]
_READERS: list[tuple[dict[str, str], Callable[[Row], object]]] = [
    (_TEXTS, lambda row: row.line(VALUE)),
    (_LISTS, lambda row: row.line(VALUE)),
    (_DAYS, lambda row: row.day(VALUE)),
    (_FLAGS, lambda row: row.yes(VALUE)),
]


def read_round_settings(path: Path) -> tuple[RoundSettings, list[Finding]]:
    """The settings in the workbook, and what is wrong with it. Raises WorkbookRefused."""
    workbook = open_workbook(path)
    wrong = wrong_kind(workbook, Kind.ROUND_SETTINGS)
    sheet = workbook.find(SHEET)
    if wrong or sheet is None:
        return RoundSettings(), [wrong or Finding(f"Thiếu trang tính “{SHEET}”", expected=f"trang “{SHEET}”")]
    findings: list[Finding] = []
    table = read_table(sheet, [Column(NAME), Column(VALUE)], findings)
    said: dict[str, object] = {}
    for row in table.rows if table else []:
        _read(row, said)
    settings = _settings(said)
    findings += _session_findings(settings.profile)
    return settings, findings


def _read(row: Row, said: dict[str, object]) -> None:
    """One setting; a repeated one adds to its list, and is a finding where there is no list."""
    name = next((n for n in _NAMES if fold_header(n) == fold_header(row.line(NAME))), None)
    if name is None:
        if not row.is_empty(NAME):
            row.tell(
                NAME, "Thuộc tính không có trong danh mục", row.line(NAME), nearest(row.line(NAME), _NAMES)
            )
        return
    if row.is_empty(VALUE):
        return
    names, read = next((names, read) for names, read in _READERS if name in names)
    value = read(row)
    if value is None:
        return
    if names is _LISTS:
        said.setdefault(names[name], [])
        said[names[name]].append(value)  # type: ignore[attr-defined]
    elif names[name] in said:
        row.tell(NAME, "Thuộc tính này chỉ được ghi một lần", name)
    else:
        said[names[name]] = value


def _settings(said: dict[str, object]) -> RoundSettings:
    own = {"respond_before", "public_annexes", "is_sample"}
    profile = Profile(**{name: value for name, value in said.items() if name not in own})  # type: ignore[arg-type]
    return replace(
        RoundSettings(profile=profile),
        **{name: value for name, value in said.items() if name in own},  # type: ignore[arg-type]
    )


def _session_findings(profile: Profile) -> list[Finding]:
    first, last = profile.sessions_from, profile.sessions_to
    if first and last and last < first:
        return [
            Finding("Ngày làm việc cuối đứng trước ngày làm việc đầu", SHEET, expected="đến ngày ≥ từ ngày")
        ]
    return []
