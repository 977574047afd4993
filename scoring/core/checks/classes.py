"""Classification bands of every group, and their knock-outs."""

from collections.abc import Iterator, Sequence

from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.numbers import vn
from scoring.core.checks.view import AnnexView, SetView, total_of
from scoring.core.knockouts import Condition, KnockoutError, parse_conditions
from scoring.core.near import one_of
from scoring.core.rounding import ZERO
from scoring.core.rows import BAND_SHEET, BandRow, Column
from scoring.core.words import fold_word


def check_classes(view: SetView) -> Iterator[Finding]:
    annexes = {annex.row.group: annex for annex in view.annexes}
    groups: dict[str, list[BandRow]] = {group: [] for group in annexes}
    for row in view.rows.bands:
        if row.group in groups:
            groups[row.group].append(row)
        else:
            expected = one_of(row.group, groups) if groups else "nhóm có phụ lục"
            yield _at(row, Column.GROUP, "nhóm này không có phụ lục", row.group, expected)
    for group, bands in groups.items():
        if not bands:
            message = f"nhóm {group} chưa có mức xếp loại"
            yield Finding(message, BAND_SHEET, None, Column.GROUP, group, "ít nhất một mức")
        yield from _bounds(bands)
        yield from _lowest(bands)
        for row in bands:
            yield from _conditions(row, annexes[group])


def _bounds(bands: Sequence[BandRow]) -> Iterator[Finding]:
    names: set[str] = set()
    bounds: set[object] = set()
    for row in bands:
        if not row.name.strip() or fold_word(row.name) in names:
            yield _at(row, Column.BAND, "tên mức để trống hoặc ghi hai lần", row.name, "mỗi mức một tên")
        names.add(fold_word(row.name))
        if row.lower is None or not 0 <= row.lower <= 100:
            found = row.lower_text if row.lower is None else vn(row.lower)
            yield _at(row, Column.LOWER, "mốc điểm không hợp lệ", found, "số từ 0 đến 100")
        elif row.lower in bounds:
            yield _at(row, Column.LOWER, "hai mức cùng một mốc điểm", vn(row.lower), "mỗi mức một mốc")
        bounds.add(row.lower)


def _lowest(bands: Sequence[BandRow]) -> Iterator[Finding]:
    known = [(row.lower, row) for row in bands if row.lower is not None]
    if not known:
        return
    lower, row = min(known, key=lambda pair: pair[0])
    if lower > 0:
        message = f"đơn vị dưới {vn(lower)} không được xếp loại"
        yield _at(row, Column.LOWER, message, vn(lower), "mức thấp nhất từ 0", Severity.WARNING)
    if row.conditions.strip():
        message = "mức thấp nhất không có điều kiện khống chế"
        yield _at(row, Column.CONDITIONS, message, row.conditions, "ô để trống")


def _conditions(row: BandRow, annex: AnnexView) -> Iterator[Finding]:
    try:
        conditions = parse_conditions(row.conditions)
    except KnockoutError as error:
        yield _at(row, Column.CONDITIONS, "không đọc được điều kiện khống chế", error.found, error.expected)
        return
    for condition in conditions:
        yield from _condition(row, condition, annex)


def _condition(row: BandRow, condition: Condition, annex: AnnexView) -> Iterator[Finding]:
    if condition.code not in annex.by_code:
        expected = one_of(condition.code, annex.by_code) if annex.by_code else "mã tiêu chí của phụ lục"
        yield _at(row, Column.CONDITIONS, "không có tiêu chí này trong phụ lục", condition.code, expected)
        return
    total = total_of(annex.below(condition.code))
    if total is not None and not condition.percent and condition.least > max(total, ZERO):
        message = "điều kiện không thể đạt"
        yield _at(row, Column.CONDITIONS, message, condition.text, f"không quá {vn(max(total, ZERO))} điểm")


def _at(
    row: BandRow,
    column: Column,
    message: str,
    found: str,
    expected: str,
    severity: Severity = Severity.ERROR,
) -> Finding:
    return Finding(message, row.sheet, row.row, column, found, expected, severity)
