"""The season's figures reckoned a second time, from the raw inputs and the printed rules alone.

Nothing here is shared with the portal: rules are plain functions, arithmetic is in fractions, and a figure
is rounded half up to two digits once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from tests.flows.season.facts import ANSWERS, UNITS, Row

Rows = Mapping[tuple[str, str], Row]
Rule = Callable[[Row], Fraction]


@dataclass(frozen=True, slots=True)
class Figures:
    """A unit's result; `lines` are the points of its leaves, None where a leaf does not apply."""

    obtained: Fraction
    maximum: Fraction
    extra: Fraction
    index: Fraction
    band: str
    rank: int
    lines: dict[str, Fraction | None]


MAXIMA = {
    "SO": {"1.1": 2, "1.2": 3, "1.3": 2, "2.1": 5, "2.2": 1, "2.3": 2, "3.1": 5},
    "XA": {"1.1": 2, "1.2": 3, "2.1": 4, "2.2": 3, "3.1": 4},
}
BONUS, SURVEYED, RELATED = "T.1", "3.1", "2.1"


def reckon(rows: Rows) -> dict[str, Figures]:
    """Every unit's figures from the lines that count."""
    lines = {unit: _lines(unit, rows) for unit in UNITS}
    sums = {unit: _sums(unit, found) for unit, found in lines.items()}
    indexes = {unit: index for unit, (*_, index) in sums.items()}
    return {
        unit: Figures(*sums[unit], _band(unit, indexes[unit], lines[unit]), _rank(unit, indexes), lines[unit])
        for unit in UNITS
    }


def _lines(unit: str, rows: Rows) -> dict[str, Fraction | None]:
    group = UNITS[unit][1]
    codes = [*MAXIMA[group], *([BONUS] if group == "SO" else [])]
    return {code: _points(unit, code, rows) for code in codes}


def _points(unit: str, code: str, rows: Rows) -> Fraction | None:
    group = UNITS[unit][1]
    if code == SURVEYED:
        return rounded(_survey(unit))
    row = rows[unit, code]
    if row.state == "not_applicable":
        return None
    if row.state == "no_case":
        return Fraction(MAXIMA[group][code])
    if row.points:
        return rounded(exact(row.points))
    if code == RELATED:
        return rounded(_ratio(row) / _best(group, rows) * MAXIMA[group][code])
    return rounded(RULES[group, code](row))


def _ratio(row: Row) -> Fraction:
    return exact(row.value) / exact(row.denominator)


def _best(group: str, rows: Rows) -> Fraction:
    values = [row for (unit, code), row in rows.items() if code == RELATED and UNITS[unit][1] == group]
    return max(_ratio(row) for row in values)


def _choice(**worth: int) -> Rule:
    named = {"Đúng hạn": worth["timely"], "Chậm": worth["late"], "Không": 0}
    return lambda row: Fraction(named[row.choice])


def _banded(row: Row) -> Fraction:
    """All points from 100 %, in proportion from 80 %, else none; of 3."""
    ratio = _ratio(row)
    return Fraction(3) if ratio >= 1 else 3 * ratio if ratio >= Fraction(8, 10) else Fraction(0)


def _at_least_half(row: Row) -> Fraction:
    """In proportion from 50 %, else none; of 3."""
    ratio = _ratio(row)
    return 3 * min(ratio, Fraction(1)) if ratio >= Fraction(1, 2) else Fraction(0)


def _parts(row: Row) -> Fraction:
    worth = {"Website": Fraction(1, 4), "Truyền thông": Fraction(3, 4), "Không": Fraction(0)}
    return sum((worth[part.strip()] for part in row.choice.split(";")), Fraction(0))


RULES: dict[tuple[str, str], Rule] = {
    ("SO", "1.1"): _choice(timely=2, late=1),
    ("SO", "1.2"): _banded,
    ("SO", "1.3"): lambda row: max(2 - exact(row.value) / 2, Fraction(0)),
    ("SO", "2.2"): _parts,
    ("SO", "2.3"): lambda row: min(exact(row.value) / 2, Fraction(2)),
    ("XA", "1.1"): _choice(timely=2, late=1),
    ("XA", "1.2"): _at_least_half,
}


def _survey(unit: str) -> Fraction:
    """Departments: the share of answers of 4 or 5 to C1 and C2, of 5 points. Wards: the mean of C2 in
    percent, all 4 points from 80, in proportion from 60, else none."""
    forms = ANSWERS[unit]
    if UNITS[unit][1] == "SO":
        given = [int(answer) for form in forms for answer in form if answer.strip()]
        return Fraction(sum(answer >= 4 for answer in given), len(given)) * 5
    second = [int(form[1]) for form in forms if form[1].strip()]
    mean = Fraction(sum(second), 5 * len(second))
    return Fraction(4) if mean >= Fraction(8, 10) else 4 * mean if mean >= Fraction(6, 10) else Fraction(0)


def _sums(unit: str, lines: Mapping[str, Fraction | None]) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """Points obtained, applicable maximum, extra and index."""
    maxima = MAXIMA[UNITS[unit][1]]
    counted = {code: points for code, points in lines.items() if code in maxima and points is not None}
    obtained, maximum = sum(counted.values(), Fraction(0)), Fraction(sum(maxima[code] for code in counted))
    extra = lines.get(BONUS) or Fraction(0)
    index = min(max(100 * obtained / maximum + extra, Fraction(0)), Fraction(100))
    return obtained, maximum, extra, rounded(index)


def _band(unit: str, index: Fraction, lines: Mapping[str, Fraction | None]) -> str:
    """Of departments a class other than the lowest needs half of what applies in domain 1."""
    group = UNITS[unit][1]
    good, fair = (80, 65) if group == "SO" else (85, Fraction(651, 10))
    of_first = {c: p for c, p in lines.items() if c.startswith("1.") and p is not None}
    half = sum(of_first.values(), Fraction(0)) * 2 >= sum(MAXIMA[group][code] for code in of_first)
    if group == "SO" and not half:
        return "Trung bình"
    return "Tốt" if index >= good else "Khá" if index >= fair else "Trung bình"


def _rank(unit: str, indexes: Mapping[str, Fraction]) -> int:
    group = UNITS[unit][1]
    return 1 + sum(other > indexes[unit] for code, other in indexes.items() if UNITS[code][1] == group)


def exact(typed: str) -> Fraction:
    return Fraction(typed.replace(",", "."))


def rounded(value: Fraction) -> Fraction:
    """Half up to two digits; nothing here is negative."""
    return Fraction(floor(value * 100 + Fraction(1, 2)), 100)


def vn(value: Fraction) -> str:
    """A figure as it is printed: 84,10."""
    hundredths = int(value * 100)
    return f"{hundredths // 100},{hundredths % 100:02d}"
