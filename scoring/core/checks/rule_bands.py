"""Bands of a rule, judged on what is left of each after first match."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.numbers import vn
from scoring.core.bands import Band, Cell, cells
from scoring.core.checks.view import SetView, at, warn
from scoring.core.rounding import exact
from scoring.core.rows import Column, CriterionRow
from scoring.core.rules import ExternalRule, RatioBandsRule, Rule, SurveyRule
from scoring.core.words import Part


def check_rule_bands(view: SetView) -> Iterator[Finding]:
    for annex in view.annexes:
        for leaf in annex.leaves:
            rule = annex.rules.get(leaf.code)
            if isinstance(rule, RatioBandsRule | ExternalRule | SurveyRule) and rule.bands:
                with exact():
                    found = list(_bands(leaf, rule, rule.bands))
                yield from found


def _bands(row: CriterionRow, rule: Rule, bands: Sequence[Band]) -> Iterator[Finding]:
    parts = cells(bands)
    uncovered = [cell for cell in parts if cell.band is None]
    if uncovered:
        where = "; ".join(cell.text for cell in uncovered)
        yield at(
            row, Column.PARAMETERS, "các mức không phủ hết từ 0 trở lên", where, "một mức cho khoảng này"
        )
    reached = [cell.band for cell in parts]
    for position, band in enumerate(bands):
        # Identity, not equality: of two equal bands the second is never reached.
        if not any(band is other for other in reached):
            message = f"mức thứ {position + 1} không bao giờ được áp dụng"
            yield at(row, Column.PARAMETERS, message, band.text, "các mức không che nhau")
    if not _monotone(parts, rule):
        message = "mức thấp được nhiều điểm hơn mức cao"
        yield at(row, Column.PARAMETERS, message, row.parameters, "điểm không giảm khi số liệu tăng")
    yield from _lowest(row, rule, parts)


def _monotone(parts: Sequence[Cell], rule: Rule) -> bool:
    """Never more for less; a penalty may grow with the value or shrink with it, but not both."""
    ends = [end for cell in parts if (end := cell.ends(rule.max_points)) is not None]
    points: list[Decimal] = [point for end in ends for point in end]
    rising = all(a <= b for a, b in pairwise(points))
    return rising or (rule.part is Part.PENALTY and all(a >= b for a, b in pairwise(points)))


def _lowest(row: CriterionRow, rule: Rule, parts: Sequence[Cell]) -> Iterator[Finding]:
    ends = parts[0].ends(rule.max_points)
    if rule.part is not Part.PENALTY and ends is not None and ends[0] > 0 and parts[0].band is not None:
        message = f"mức thấp nhất vẫn được {vn(ends[0])} điểm"
        yield warn(row, Column.PARAMETERS, message, parts[0].band.text, "0 điểm ở mức thấp nhất")
