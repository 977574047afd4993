"""The workbook don-vi.xlsx as plain rows: unit groups and units, checked against each other."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.sheets.reader import Workbook
from cchc_portal.lib.sheets.sheet_tables import find_table
from cchc_portal.lib.sheets.tables import Column, Row
from cchc_portal.lib.text import fold_header, fold_name

GROUP_SHEET, UNIT_SHEET = "Nhóm đơn vị", "Đơn vị"
_GROUP_COLUMNS = (Column("Mã nhóm"), Column("Tên nhóm"), Column("Thứ tự", required=False))
_UNIT_COLUMNS = (
    Column("Mã đơn vị"),
    Column("Tên đơn vị"),
    Column("Tên viết tắt", required=False),
    Column("Mã nhóm"),
    Column("Xếp hạng", required=False),
    Column("Hiệu lực từ", required=False),
    Column("Hiệu lực đến", required=False),
    Column("Đơn vị kế thừa", required=False),
)
_CODE = re.compile(r"[^\W_][\w.-]{0,31}")


@dataclass(frozen=True, slots=True)
class GroupRow:
    code: str
    name: str
    order: int


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit; `group` and `successor` are codes, the successor's empty where there is none."""

    row: int
    code: str
    name: str
    short_name: str
    group: str
    ranked: bool
    valid_from: date | None
    valid_to: date | None
    successor: str


@dataclass(frozen=True, slots=True)
class UnitBook:
    """The rows of the workbook that could be read; `findings` holds what is wrong, with errors or without."""

    groups: tuple[GroupRow, ...]
    units: tuple[UnitRow, ...]
    skipped: int
    findings: list[Finding]


def read_units(workbook: Workbook, known_groups: Collection[str], known_units: Collection[str]) -> UnitBook:
    """The workbook's rows; codes already in the portal may be referred to without standing in it."""
    findings: list[Finding] = []
    groups = list(_groups(workbook, findings, bool(known_groups)))
    table = find_table(workbook, UNIT_SHEET, _UNIT_COLUMNS, findings)
    rows = list(table.rows) if table else []
    filled = [row for row in rows if not row.is_empty("Mã đơn vị", "Tên đơn vị", "Mã nhóm")]
    units = [(row, _unit(row)) for row in filled]
    _check_codes([(row, unit.code) for row, unit in units], "Mã đơn vị")
    _check_references(units, {group.code for group in groups} | set(known_groups), known_units)
    _check_names(units)
    return UnitBook(tuple(groups), tuple(unit for _, unit in units), len(rows) - len(filled), findings)


def _groups(workbook: Workbook, findings: list[Finding], some_known: bool) -> Iterable[GroupRow]:
    if some_known and workbook.find(GROUP_SHEET) is None:
        return
    table = find_table(workbook, GROUP_SHEET, _GROUP_COLUMNS, findings)
    rows = [row for row in table.rows if not row.is_empty("Mã nhóm", "Tên nhóm")] if table else []
    _check_codes([(row, row.code("Mã nhóm")) for row in rows], "Mã nhóm")
    for position, row in enumerate(rows, start=1):
        row.required("Tên nhóm")
        order = row.whole("Thứ tự")
        if order is not None and not 0 <= order <= 9999:
            row.tell("Thứ tự", "Thứ tự ngoài khoảng", str(order), "số nguyên từ 0 đến 9999")
        yield GroupRow(row.code("Mã nhóm"), row.line("Tên nhóm", 255), position if order is None else order)


def _unit(row: Row) -> UnitRow:
    row.required("Tên đơn vị")
    row.required("Mã nhóm")
    ranked = row.yes("Xếp hạng")
    start, end = row.day("Hiệu lực từ"), row.day("Hiệu lực đến")
    if start and end and end < start:
        row.tell("Hiệu lực đến", "Ngày hết hiệu lực sớm hơn ngày có hiệu lực", row.text("Hiệu lực đến"))
    return UnitRow(
        row=row.number,
        code=row.code("Mã đơn vị"),
        name=row.line("Tên đơn vị", 255),
        short_name=row.line("Tên viết tắt", 100),
        group=row.code("Mã nhóm"),
        ranked=True if ranked is None else ranked,
        valid_from=start,
        valid_to=end,
        successor=row.code("Đơn vị kế thừa"),
    )


def _check_codes(rows: Sequence[tuple[Row, str]], column: str) -> None:
    """Every row has a code of the right shape that no other row has."""
    first: dict[str, int] = {}
    for row, code in rows:
        if not row.required(column) or not code:
            continue
        if not _CODE.fullmatch(code):
            row.tell(column, "Mã sai dạng", code, "chữ, số, dấu chấm hoặc gạch ngang, không quá 32 ký tự")
        if (folded := fold_header(code)) in first:
            row.tell(column, f"Mã đã có ở dòng {first[folded]}", code, "mỗi mã một dòng")
        first.setdefault(folded, row.number)


def _check_references(
    units: Sequence[tuple[Row, UnitRow]], groups: Collection[str], known_units: Collection[str]
) -> None:
    codes = {unit.code for _, unit in units} | set(known_units)
    endless = _without_end({unit.code: unit.successor for _, unit in units})
    for row, unit in units:
        if unit.group and unit.group not in groups:
            expected = (
                f"một nhóm của trang “{GROUP_SHEET}”: {', '.join(sorted(groups)) or 'chưa có nhóm nào'}"
            )
            row.tell("Mã nhóm", "Không có nhóm đơn vị này", unit.group, expected)
        if unit.successor and unit.successor not in codes:
            row.tell("Đơn vị kế thừa", "Không có đơn vị này", unit.successor, "mã của một đơn vị")
        elif unit.successor and unit.code in endless:
            row.tell("Đơn vị kế thừa", "Đơn vị kế thừa quay vòng về chính nó", unit.successor)


def _without_end(heirs: Mapping[str, str]) -> set[str]:
    """The units whose heirs, followed one after the other, come round again."""
    ends = {"": True}
    for unit in heirs:
        code, passed = unit, []
        while code not in ends:
            ends[code] = False  # while an end is sought: whoever comes back here finds none
            passed.append(code)
            code = heirs.get(code, "")
        ends.update(dict.fromkeys(passed, ends[code]))
    return {code for code, found in ends.items() if not found}


def _check_names(units: Sequence[tuple[Row, UnitRow]]) -> None:
    """Two units of one name at one time cannot be told apart by name: worth a warning."""
    first: dict[str, tuple[Row, UnitRow]] = {}
    for row, unit in units:
        earlier = first.setdefault(fold_name(unit.name), (row, unit))
        if unit.name and earlier[1] is not unit and _overlap(earlier[1], unit):
            message = f"Trùng tên với đơn vị ở dòng {earlier[0].number} trong cùng thời gian"
            row.tell("Tên đơn vị", message, unit.name, severity=Severity.WARNING)


def _overlap(one: UnitRow, other: UnitRow) -> bool:
    starts = max(one.valid_from or date.min, other.valid_from or date.min)
    return starts <= min(one.valid_to or date.max, other.valid_to or date.max)
