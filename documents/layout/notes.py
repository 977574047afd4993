"""The notes under the tables: how the figures come about, and what the marks mean."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from cchc_portal.lib.dates import vn_day
from cchc_portal.lib.numbers import vn_fixed
from documents.layout.columns import PointsColumn
from documents.layout.figures import BandRow, GroupFigures, ScoringRules, UnitFigures
from documents.layout.sums import MISSING, NO_INDEX, NOT_APPLICABLE, PARTLY_MISSING, UNRANKED
from scoring.core.words import ExtraOrder, RoundingMode

_SIGNS = ((">=", "≥"), ("<=", "≤"))


def summary_notes(
    group: GroupFigures, *, columns: Sequence[PointsColumn], cells: Iterable[str]
) -> tuple[str, ...]:
    """Notes of a summary annex, in the order in which a reader asks."""
    return (
        _census(group),
        criteria_note(group.rules),
        _sum_note(group, len(columns)),
        bands_note(group.bands),
        "Đơn vị có chỉ số bằng nhau thì đồng hạng; hạng liền sau lùi theo số đơn vị đồng hạng.",
        *marks_note(cells),
        *_outside(group.units),
    )


def _census(group: GroupFigures) -> str:
    counts = Counter(unit.band for unit in group.units if unit.index is not None)
    classes = [f"{band.name}: {counts[band.name]}" for band in group.bands]
    unknown = sum(unit.index is None for unit in group.units)
    rest = [f"chưa đủ dữ liệu: {unknown}"] if unknown else []
    return f"Tổng số {len(group.units)} đơn vị; {'; '.join(classes + rest)}."


def criteria_note(rules: ScoringRules) -> str:
    """The criteria set and how its points are rounded."""
    return (
        f"{rules.title} ({rules.decision}). Điểm của từng tiêu chí thành phần {_rounding(rules)} "
        "trước khi cộng."
    )


def answer_note(respond_before: date | None) -> tuple[str, ...]:
    """By when the unit answers, as its letter says it; nothing where no answer is asked for."""
    if respond_before is None:
        return ()
    return (f"Ý kiến phản hồi về kết quả này gửi trước ngày {vn_day(respond_before)}.",)


def _rounding(rules: ScoringRules) -> str:
    if rules.rounding is RoundingMode.CUT:
        return f"lấy {rules.digits} chữ số thập phân, phần còn lại cắt bỏ"
    return f"được làm tròn đến {rules.digits} chữ số thập phân (từ 5 làm tròn lên)"


def _sum_note(group: GroupFigures, points_columns: int) -> str:
    """Which columns add up to which, by their printed numbers."""
    first, last = 3, 2 + points_columns
    total, maximum, extra, index = (last + step for step in (1, 2, 3, 4))
    if group.weighted:
        domains = f"tổng điểm các lĩnh vực, cột ({first}) đến cột ({2 + len(group.domains)})"
    else:
        domains = f"tổng các cột từ ({first}) đến ({last})"
    return (
        f"Cột ({total}) = {domains}. "
        f"Cột ({index}) = {index_formula(group, f'({total})', f'({maximum})', f'({extra})')}, "
        f"{index_limits(group.rules)}."
    )


def index_limits(rules: ScoringRules) -> str:
    """What the index may be at most and at least, and its rounding."""
    return f"giới hạn trong khoảng 0 - 100, {_rounding(rules)}"


def index_formula(group: GroupFigures, obtained: str, maximum: str, extra: str) -> str:
    """How the index comes from points, maximum and extra, in whatever way these are named."""
    if group.weighted:
        return (
            f"100 × tổng của [trọng số × điểm đạt : điểm tối đa áp dụng] các lĩnh vực có áp dụng : "
            f"tổng trọng số của các lĩnh vực đó + {extra}"
        )
    if group.rules.extra_order is ExtraOrder.BEFORE:
        return f"({obtained} + {extra}) : {maximum} × 100"
    return f"{obtained} : {maximum} × 100 + {extra}"


def bands_note(bands: Sequence[BandRow]) -> str:
    """The classes with their bounds, highest first, and what else a class demands."""
    parts: list[str] = []
    above: BandRow | None = None
    for band in bands:
        upper = f" đến dưới {vn_fixed(above.lower)}" if above else " trở lên"
        lowest = band is bands[-1] and above is not None and band.lower == 0
        span = f"dưới {vn_fixed(above.lower)}" if lowest and above else f"từ {vn_fixed(band.lower)}{upper}"
        parts.append(f"{band.name}: {span}{_conditions(band)}")
        above = band
    return f"Xếp loại theo chỉ số: {'; '.join(parts)}."


def _conditions(band: BandRow) -> str:
    text = band.conditions
    for typed, printed in _SIGNS:
        text = text.replace(typed, printed)
    return f" (và {text.replace(';', ',')})" if text else ""


def marks_note(cells: Iterable[str]) -> list[str]:
    """What the marks used in the cells mean; those not used are not explained."""
    used = set(cells)
    meanings = {
        NOT_APPLICABLE: (any(cell == NOT_APPLICABLE for cell in used), "không áp dụng đối với đơn vị"),
        MISSING: (MISSING in used, "chưa có điểm"),
        PARTLY_MISSING: (any(PARTLY_MISSING in cell for cell in used), "còn tiêu chí chưa có điểm"),
    }
    parts = [f"{mark}: {meaning}" for mark, (is_used, meaning) in meanings.items() if is_used]
    return [f"{'; '.join(parts)}."] if parts else []


def _outside(units: Iterable[UnitFigures]) -> list[str]:
    notes = []
    if any(unit.index is None for unit in units):
        notes.append(f"{NO_INDEX}: còn tiêu chí chưa có điểm nên chưa có chỉ số, xếp loại và thứ hạng.")
    if any(unit.index is not None and unit.rank is None for unit in units):
        notes.append(f"{UNRANKED}: đơn vị được chấm điểm, xếp loại nhưng không tham gia xếp hạng.")
    return notes
