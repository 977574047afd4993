"""A row of the appraisal desk ready for its template, and as the script is told of it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from cchc_portal.lib.numbers import vn_fixed
from scoring.core.appraisal_line import Totals
from scoring.core.appraisal_row import AWARD_STATES, AwardRow
from scoring.core.sheet import ICONS, NOTHING, RowState
from scoring.core.words import EntryState, Method
from scoring.selectors.appraisal.unit_desk import Heading
from scoring.views.rows import Answer, RowView, row_view
from scoring.views.saving import told_fields


@dataclass(frozen=True, slots=True)
class LinePlace:
    """Where a line is found and written, as addresses."""

    round: str
    unit: str
    domain: str
    code: str

    @property
    def page(self) -> str:
        """The domain of its unit."""
        return reverse("scoring:appraisal-unit", args=[self.round, self.unit, self.domain])

    @property
    def panel(self) -> str:
        return self._of("appraisal-panel")

    @property
    def save(self) -> str:
        return self._of("appraisal-save")

    @property
    def accept(self) -> str:
        return self._of("appraisal-accept")

    def _of(self, name: str) -> str:
        return reverse(f"scoring:{name}", args=[self.round, self.unit, self.domain, self.code])


@dataclass(frozen=True, slots=True)
class DeskRowView:
    """A line for `scoring/appraisal/row.html`: `view` fills the fields; `uneven` names units that claimed
    the same and were given other points."""

    row: AwardRow
    view: RowView
    place: LinePlace
    digits: int
    uneven: str = ""

    @property
    def state_label(self) -> str:
        return AWARD_STATES[self.view.state]

    @property
    def difference(self) -> str:
        return signed(self.row.line.difference, self.digits)

    @property
    def tone(self) -> str:
        return tone(self.row.line.difference)

    @property
    def claimed_points(self) -> str:
        points = self.row.line.claim.points
        return NOTHING if points is None else vn_fixed(points, self.digits)

    @property
    def claim_json(self) -> str:
        """What the unit typed, for “Chấp nhận”; empty where it cannot be accepted."""
        claimed = self.row.claimed
        if claimed is None or claimed.state == EntryState.NOT_APPLICABLE:
            return ""
        return json.dumps(told_fields(claimed), ensure_ascii=False)

    @property
    def claim_says_more(self) -> bool:
        """Whether the unit's figures say more than its points."""
        return self.row.claimed is not None and self.row.method is not Method.JUDGEMENT

    @property
    def more_open(self) -> bool:
        """Whether something stands in the fields that are folded away."""
        typed = self.view.typed
        override = typed.points and self.view.kind != "points"
        return bool(typed.document or override or typed.state != EntryState.SCORE)


def desk_views(
    rows: Iterable[Heading | AwardRow], round: str, digits: int, answer: Answer | None = None
) -> list[DeskRowView | Heading]:
    """Every row; `answer` replaces what its row shows."""
    return [row if isinstance(row, Heading) else desk_view(row, round, digits, answer) for row in rows]


def desk_view(
    row: AwardRow, round: str, digits: int, answer: Answer | None = None, uneven: str = ""
) -> DeskRowView:
    """One line."""
    own = answer if answer and answer.code == row.key else None
    place = LinePlace(round, row.unit, row.line.domain, row.line.code)
    return DeskRowView(row, row_view(row, digits, editable=not row.lock, answer=own), place, digits, uneven)


def state_samples() -> list[tuple[RowState, str, str]]:
    """Each state with its word at this desk and its icon, for the script to copy."""
    return [(state, AWARD_STATES[state], ICONS[state]) for state in RowState]


def sums_told(sums: Totals, digits: int) -> dict[str, str]:
    """The bar's sums, by the name of the place they go to; a dash where nothing is judged yet."""
    return {
        "done": vn_fixed(Decimal(sums.done), 0),
        "lines": vn_fixed(Decimal(sums.lines), 0),
        "claimed": vn_fixed(sums.claimed, digits),
        "awarded": vn_fixed(sums.awarded, digits) if sums.done else NOTHING,
        "gap": signed(-sums.gap if sums.done else None, digits),
        "most": vn_fixed(sums.most, digits),
    }


def signed(points: Decimal | None, digits: int) -> str:
    """“+0,25”, “−0,25”, “0,00”; a dash for none."""
    if points is None:
        return NOTHING
    return f"+{vn_fixed(points, digits)}" if points > 0 else vn_fixed(points, digits)


def tone(points: Decimal | None) -> str:
    """The class of a difference: rise, fall, level; empty without one."""
    if points is None:
        return ""
    return "rise" if points > 0 else "fall" if points < 0 else "level"
