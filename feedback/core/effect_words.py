"""A counterfactual in one sentence, as the person who decides reads it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cchc_portal.lib.numbers import vn_fixed
from scoring.core.compare import UnitChange
from scoring.core.counterfactual import Counterfactual
from scoring.core.results import LineResult, UnitResult

_NOTHING = "–"


def effect_told(outcome: str, found: Counterfactual, names: Mapping[str, str], digits: int = 2) -> str:
    """“Chấp nhận +0,50: chỉ số 81,25 → 81,75, Khá → Tốt, hạng 6 → 4; Sở Y tế xuống hạng 5”.

    `names`: of units by code; a unit without one is named by its code.
    """
    own = ", ".join(_own(found.before, found.after, digits))
    others = (_other(change, names, digits) for change in found.others)
    pieces = (own, *(told for told in others if told))
    return f"{outcome} {gain_told(found, digits)}: {'; '.join(pieces)}"


def gain_told(found: Counterfactual, digits: int = 2) -> str:
    """The change of the line: “+0,50”, or its states where one side has no points."""
    before, after = found.line_before, found.line
    if before.points is None or after.points is None:
        return f"{_line(before, digits)} → {_line(after, digits)}"
    gain = after.points - before.points
    return f"+{vn_fixed(gain, digits)}" if gain > 0 else vn_fixed(gain, digits)


def _own(before: UnitResult, after: UnitResult, digits: int) -> Iterator[str]:
    if before.index == after.index:
        yield f"chỉ số {_figure(before.index, digits)} không đổi"
    else:
        yield f"chỉ số {_figure(before.index, digits)} → {_figure(after.index, digits)}"
    if before.band == after.band:
        yield f"xếp loại {before.band or _NOTHING} không đổi"
    else:
        yield f"{before.band or _NOTHING} → {after.band or _NOTHING}"
    if before.rank == after.rank:
        yield f"hạng {before.rank or _NOTHING} không đổi"
    else:
        yield f"hạng {before.rank or _NOTHING} → {after.rank or _NOTHING}"


def _other(change: UnitChange, names: Mapping[str, str], digits: int) -> str:
    before, after = change.before, change.after
    if before is None or after is None:
        return ""
    told = [
        *(
            [f"chỉ số {_figure(before.index, digits)} → {_figure(after.index, digits)}"]
            if before.index != after.index
            else []
        ),
        *([f"{before.band or _NOTHING} → {after.band or _NOTHING}"] if before.band != after.band else []),
        *([_moved(before.rank, after.rank)] if before.rank != after.rank else []),
    ]
    return f"{names.get(change.code, change.code)} {', '.join(told)}" if told else ""


def _moved(before: int | None, after: int | None) -> str:
    if before is None or after is None:
        return f"hạng {before or _NOTHING} → {after or _NOTHING}"
    return f"{'xuống' if after > before else 'lên'} hạng {after}"


def _line(line: LineResult, digits: int) -> str:
    return line.status.label.lower() if line.points is None else _figure(line.points, digits)


def _figure(value: Decimal | None, digits: int) -> str:
    return _NOTHING if value is None else vn_fixed(value, digits)
