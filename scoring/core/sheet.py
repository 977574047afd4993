"""What the sheet of a domain shows of each row: its state in a word, and the sentences beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from cchc_portal.lib.numbers import vn_fixed
from scoring.core.progress import AssessmentProgress, LeafProgress, LeafStanding, Tally, tally
from scoring.core.rounding import Rounding
from scoring.core.rule_types import ChecklistRule, ChoiceRule, JudgementRule
from scoring.core.typed import Typed, read_number
from scoring.core.types import CriterionInput
from scoring.core.words import Word

NOTHING = "–"


class RowState(Word):
    """The state of a row as icon and word; the last three only ever arise in the browser or in an answer."""

    EMPTY = "empty", "Chưa chấm"
    SAVED = "saved", "Đã lưu"
    WARNING = "warning", "Đã lưu, cần xem lại"
    INVALID = "invalid", "Chưa hợp lệ"
    EXEMPT = "exempt", "Không áp dụng"
    LOCKED = "locked", "Đã khóa"
    SAVING = "saving", "Đang lưu"
    LOCAL = "local", "Đang giữ trên máy, chờ lưu"
    CONFLICT = "conflict", "Có người khác vừa lưu"


ICONS = {
    RowState.EMPTY: "ring",
    RowState.SAVED: "check",
    RowState.WARNING: "warning",
    RowState.INVALID: "error",
    RowState.EXEMPT: "cross",
    RowState.LOCKED: "lock",
    RowState.SAVING: "sync",
    RowState.LOCAL: "offline",
    RowState.CONFLICT: "compare",
}
_SEEN_IN_FIELDS = (ChecklistRule, ChoiceRule, JudgementRule)  # whose fields name the points already
_OF_STANDING = {
    LeafStanding.EMPTY: RowState.EMPTY,
    LeafStanding.INVALID: RowState.INVALID,
    LeafStanding.EXEMPT: RowState.EXEMPT,
    LeafStanding.OUTSIDE: RowState.LOCKED,
}


@dataclass(frozen=True, slots=True)
class Branch:
    """A heading of the sheet with the sums of the leaves below it."""

    code: str
    title: str
    tally: Tally


def row_state(progress: LeafProgress) -> RowState:
    """The state of a stored row."""
    known = _OF_STANDING.get(progress.standing)
    return known or (RowState.WARNING if progress.findings else RowState.SAVED)


def remarks(progress: LeafProgress) -> str:
    """What the entry should be looked at for, as a sentence; an empty row needs none."""
    if progress.standing is LeafStanding.EMPTY:
        return ""
    return sentence("; ".join(finding.message for finding in progress.findings))


def sentence(text: str) -> str:
    """With a capital."""
    return text[:1].upper() + text[1:]


def reckoning(progress: LeafProgress) -> str:
    """How the points arose from what was entered: the rule, the result and the source are told elsewhere."""
    said = progress.line.because[1:]
    if isinstance(progress.leaf.rule, _SEEN_IN_FIELDS):
        return ""
    if progress.standing is LeafStanding.SCORED:
        return " ".join(said[:-2])
    return " ".join(said) if progress.standing is LeafStanding.LATER else ""


def shown(typed: Typed, progress: LeafProgress, digits: int) -> Typed:
    """The fields as they are shown: points given directly with all their digits, where that says the same."""
    points = progress.line.points
    if not isinstance(progress.leaf.rule, JudgementRule) or points is None:
        return typed
    same = read_number(typed.points) == points
    return replace(typed, points=vn_fixed(points, digits)) if same else typed


def points_told(points: Decimal | None, digits: int) -> str:
    """Points with all their digits, a dash where there are none."""
    return NOTHING if points is None else vn_fixed(points, digits)


def tally_told(tally: Tally, digits: int) -> str:
    """“1,75 / 2,00 điểm”; of bonus alone “1,00 điểm thưởng”; empty where others score all of it."""
    if tally.applicable_max or not tally.leaves:
        most = vn_fixed(tally.applicable_max, digits)
        return f"{vn_fixed(tally.points, digits)} / {most} điểm" if tally.applicable_max else ""
    return f"{vn_fixed(tally.extra, digits)} điểm thưởng"


def time_left(until: datetime | None, now: datetime) -> str:
    """“còn 1 ngày 02 giờ”, “còn 35 phút”; empty without a deadline or after it."""
    if until is None or until <= now:
        return ""
    minutes = int((until - now).total_seconds() // 60)
    days, hours = minutes // (24 * 60), minutes // 60 % 24
    if days:
        return f"còn {days} ngày {hours:02d} giờ" if hours else f"còn {days} ngày"
    return f"còn {hours} giờ {minutes % 60:02d} phút" if hours else f"còn {minutes} phút"


def branch_tallies(
    criteria: Sequence[CriterionInput], progress: AssessmentProgress, rounding: Rounding
) -> dict[str, Branch]:
    """The sums of each branch below a domain, by code."""
    parents = {c.code: c.parent_code for c in criteria}
    leaves = {row.code: row for row in progress.leaves}
    return {
        c.code: Branch(
            c.code, c.title, tally((leaves[code] for code in below(c.code, parents, [*leaves])), rounding)
        )
        for c in criteria
        if c.code not in leaves and c.parent_code
    }


def below(code: str, parents: Mapping[str, str | None], leaves: Sequence[str]) -> list[str]:
    """The leaves in the branch."""
    return [leaf for leaf in leaves if code in _above(leaf, parents)]


def _above(code: str, parents: Mapping[str, str | None]) -> list[str]:
    found: list[str] = []
    parent = parents.get(code)
    while parent:
        found.append(parent)
        parent = parents.get(parent)
    return found
