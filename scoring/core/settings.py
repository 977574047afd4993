"""The sheet Thông tin: the settings of a criteria set, one a row."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from cchc_portal.lib.findings import Finding
from scoring.core.rounding import Rounding
from scoring.core.rows import SETTINGS_SHEET, Column, SettingRow
from scoring.core.words import ExtraOrder, NoSurvey, RoundingMode, fold_word

_DAY = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")
_YEAR = re.compile(r"^\d{4}$")
_ROUNDINGS = tuple(Rounding(mode) for mode in RoundingMode)


@dataclass(frozen=True, slots=True)
class SetSettings:
    """A set's own facts and its three settings of reckoning."""

    name: str
    decision: str
    issued_on: date
    issuer: str
    year_from: int
    year_to: int | None
    rounding: Rounding
    extra_order: ExtraOrder
    no_survey: NoSurvey


def _text(limit: int) -> Callable[[str], str | None]:
    return lambda value: value if 0 < len(value) <= limit else None


def _day(value: str) -> date | None:
    match = _DAY.match(value)
    if not match:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


def _year(value: str) -> int | None:
    return int(value) if _YEAR.match(value) else None


def _rounding(value: str) -> Rounding | None:
    folded = fold_word(value)
    return next((r for r in _ROUNDINGS if fold_word(r.label) == folded), None)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How one setting is read; `required` ones must stand there with a value, others have a default."""

    field: str
    read: Callable[[str], object | None]
    expected: str
    required: bool = True


_DAY_WORDS = "một ngày như 03/10/2019"
_SETTINGS: Mapping[str, _Setting] = {
    "Tên bộ tiêu chí": _Setting("name", _text(500), "tên bộ tiêu chí"),
    "Số quyết định": _Setting("decision", _text(64), "số quyết định như 1610/QĐ-UBND, không quá 64 ký tự"),
    "Ngày ban hành": _Setting("issued_on", _day, _DAY_WORDS),
    "Cơ quan ban hành": _Setting("issuer", _text(255), "tên cơ quan, không quá 255 ký tự"),
    "Năm áp dụng từ": _Setting("year_from", _year, "một năm như 2020"),
    "Năm áp dụng đến": _Setting("year_to", _year, "một năm như 2025, hoặc để trống", required=False),
    "Làm tròn": _Setting(
        "rounding", _rounding, " hoặc ".join(f"“{r.label}”" for r in _ROUNDINGS), required=False
    ),
    "Điểm thưởng, điểm trừ": _Setting("extra_order", ExtraOrder.read, ExtraOrder.labels(), required=False),
    "Không có phiếu khảo sát": _Setting("no_survey", NoSurvey.read, NoSurvey.labels(), required=False),
}
SETTING_NAMES = tuple(_SETTINGS)
_BY_FOLDED = {fold_word(name): name for name in _SETTINGS}


def read_settings(rows: Sequence[SettingRow]) -> tuple[SetSettings | None, list[Finding]]:
    """The settings, or None where an error finding stands in the way."""
    values: dict[str, object] = {}
    findings: list[Finding] = []
    seen: set[str] = set()
    for row in rows:
        name = _BY_FOLDED.get(fold_word(row.name))
        if name is None or name in seen:
            findings.append(_strange(row, known=name is not None))
            continue
        seen.add(name)
        setting = _SETTINGS[name]
        if not row.value.strip() and not setting.required:
            continue
        value = setting.read(row.value.strip())
        if value is None:
            findings.append(_wrong(row, setting))
        else:
            values[setting.field] = value
    findings += [_absent(name, s) for name, s in _SETTINGS.items() if s.required and name not in seen]
    findings += _years(rows, values)
    return (None if findings else _settings(values)), findings


def _settings(values: dict[str, object]) -> SetSettings:
    # Each reader above returns the type of its field, which mypy cannot follow through the table.
    defaults: dict[str, object] = {
        "year_to": None,
        "rounding": Rounding(),
        "extra_order": ExtraOrder.AFTER,
        "no_survey": NoSurvey.MISSING,
    }
    return SetSettings(**{**defaults, **values})  # type: ignore[arg-type]


def _strange(row: SettingRow, *, known: bool) -> Finding:
    if known:
        return Finding("thuộc tính ghi hai lần", row.sheet, row.row, Column.SETTING, row.name)
    near = get_close_matches(row.name, SETTING_NAMES, n=2, cutoff=0.5) or SETTING_NAMES
    expected = ", ".join(f"“{name}”" for name in near)
    return Finding("không biết thuộc tính này", row.sheet, row.row, Column.SETTING, row.name, expected)


def _wrong(row: SettingRow, setting: _Setting) -> Finding:
    message = f"không hiểu giá trị của “{row.name}”" if row.value.strip() else f"“{row.name}” để trống"
    return Finding(message, row.sheet, row.row, Column.SETTING_VALUE, row.value, setting.expected)


def _absent(name: str, setting: _Setting) -> Finding:
    message = f"thiếu thuộc tính “{name}”"
    return Finding(message, SETTINGS_SHEET, None, Column.SETTING, "", setting.expected)


def _years(rows: Sequence[SettingRow], values: dict[str, object]) -> list[Finding]:
    first, last = values.get("year_from"), values.get("year_to")
    if not isinstance(first, int) or not isinstance(last, int) or first <= last:
        return []
    row = next(row for row in rows if fold_word(row.name) == fold_word("Năm áp dụng đến"))
    message = "năm áp dụng đến sớm hơn năm áp dụng từ"
    return [Finding(message, row.sheet, row.row, Column.SETTING_VALUE, row.value, f"từ {first} trở đi")]
