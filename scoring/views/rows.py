"""A row of the sheet ready for its template: fields filled, state chosen, sentences beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from django.utils import timezone

from cchc_portal.lib.dates import vn_moment
from scoring.core.evaluate import achieved
from scoring.core.progress import LeafProgress
from scoring.core.rule_parse import NOTHING_ACHIEVED
from scoring.core.rule_text import how
from scoring.core.rule_types import ChecklistRule, ChoiceRule, Option, Rule
from scoring.core.shares import InputError
from scoring.core.sheet import ICONS, Branch, RowState, points_told, tally_told
from scoring.core.typed import Typed, told_entry, told_typed
from scoring.core.types import CriterionInput
from scoring.core.words import EntryState, Method, Part, fold_word
from scoring.models import Award, Claim
from scoring.selectors.sheet import Sheet

_KINDS = {
    Method.CHOICE: "choice",
    Method.CHECKLIST: "checklist",
    Method.RATIO: "ratio",
    Method.RATIO_BANDS: "ratio",
    Method.RELATIVE_TO_BEST: "ratio",
    Method.COUNT: "number",
    Method.DEDUCT: "number",
    Method.EXTERNAL: "number",
    Method.JUDGEMENT: "points",
    Method.SURVEY: "",
}
_NUMBER_LABELS = {Method.EXTERNAL: "Số liệu được cung cấp"}


class FilledRow(Protocol):
    """A leaf with its fields, at whichever desk."""

    @property
    def code(self) -> str: ...
    @property
    def typed(self) -> Typed: ...
    @property
    def criterion(self) -> CriterionInput: ...
    @property
    def progress(self) -> LeafProgress: ...
    @property
    def state(self) -> RowState: ...
    @property
    def warnings(self) -> str: ...
    @property
    def method(self) -> Method | None: ...
    @property
    def rule(self) -> Rule | None: ...


@dataclass(frozen=True, slots=True)
class Conflict:
    """What another person saved meanwhile, beside what was typed here."""

    by: str
    at: str
    theirs: str
    mine: str
    version: int

    @classmethod
    def between(cls, claim: Claim | None, mine: Typed) -> "Conflict":
        if claim is None:
            return cls.with_nothing(mine)
        at = vn_moment(timezone.localtime(claim.saved_at))
        by = claim.saved_by.get_full_name()
        return cls(by, at, told_entry(claim.entered()), told_typed(mine), claim.version)

    @classmethod
    def over_award(cls, award: Award | None, mine: Typed) -> "Conflict":
        """The version of a line at the appraisal desk is the key of its award."""
        if award is None:
            return cls.with_nothing(mine)
        at = vn_moment(timezone.localtime(award.awarded_at))
        by = award.awarded_by.get_full_name()
        return cls(by, at, told_entry(award.entered()), told_typed(mine), award.pk)

    @classmethod
    def with_nothing(cls, mine: Typed) -> "Conflict":
        """Where nothing stands any more."""
        return cls("", "", "để trống", told_typed(mine), 0)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a save that did not go through, for the page that keeps what was typed."""

    code: str
    typed: Typed
    state: RowState
    message: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """An option or a part as it stands in the row."""

    label: str
    points: Option | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class RowView:
    """A leaf for `scoring/sheet/row.html`."""

    row: FilledRow
    typed: Typed
    state: RowState
    editable: bool
    kind: str
    choices: tuple[Choice, ...]
    points: str
    says: str
    message: str
    errors: Mapping[str, str]
    conflict: Conflict | None

    @property
    def icon(self) -> str:
        return ICONS[self.state]

    @property
    def told(self) -> str:
        """What was entered, for who only reads."""
        return told_typed(self.typed)

    @property
    def number_label(self) -> str:
        method = self.row.method
        return _NUMBER_LABELS.get(method, "Số trường hợp") if method else ""

    @property
    def why(self) -> str:
        """Why the unit does not score it."""
        if self.row.method is Method.SURVEY:
            return "Điểm lấy từ khảo sát, đơn vị không tự chấm."
        return "Điểm trừ do cơ quan thẩm định ghi nhận." if self.row.criterion.part is Part.PENALTY else ""

    @property
    def more_open(self) -> bool:
        """Whether something stands in the fields that are folded away."""
        typed = self.typed
        override = typed.points and self.kind != "points"
        return bool(typed.reason or typed.document or override or typed.state != EntryState.SCORE)


@dataclass(frozen=True, slots=True)
class BranchView:
    """A heading row; `tally` in words."""

    branch: Branch
    tally: str


def row_views(sheet: Sheet, *, editable: bool, answer: Answer | None = None) -> list[RowView | BranchView]:
    """Every row; `answer` replaces what its row shows."""
    digits, unlocked = sheet.rounding.digits, {row.code for row in sheet.open_rows}
    found: list[RowView | BranchView] = []
    for row in sheet.rows:
        if isinstance(row, Branch):
            found.append(BranchView(row, tally_told(row.tally, digits)))
        else:
            own = answer if answer and answer.code == row.code else None
            found.append(row_view(row, digits, editable=editable and row.code in unlocked, answer=own))
    return found


def row_view(row: FilledRow, digits: int, *, editable: bool, answer: Answer | None = None) -> RowView:
    """One leaf."""
    typed = answer.typed if answer else row.typed
    listed = isinstance(row.rule, ChecklistRule)  # all of it stands in the fields
    counted = row.progress.counted
    return RowView(
        row=row,
        typed=typed,
        state=answer.state if answer else row.state,
        editable=editable and counted,
        kind=_KINDS[row.method] if row.method and counted else "",
        choices=_choices(row, typed),
        points=points_told(row.progress.points, digits),
        says=how(row.rule) if row.rule and not (listed and editable) else "",
        message=answer.message if answer else row.warnings,
        errors=answer.errors if answer else {},
        conflict=answer.conflict if answer else None,
    )


def _choices(row: FilledRow, typed: Typed) -> tuple[Choice, ...]:
    match row.rule:
        case ChoiceRule(options=options):
            chosen = fold_word(typed.choice)
            return tuple(Choice(o.label, o, fold_word(o.label) == chosen) for o in options)
        case ChecklistRule() as rule:
            return (*_parts(rule, typed), Choice(NOTHING_ACHIEVED, None, _nothing(typed)))
        case _:
            return ()


def _parts(rule: ChecklistRule, typed: Typed) -> tuple[Choice, ...]:
    try:
        chosen = achieved(rule, typed.choice)
    except InputError:
        chosen = ()
    return tuple(Choice(part.label, part, part in chosen) for part in rule.parts)


def _nothing(typed: Typed) -> bool:
    return fold_word(typed.choice) == fold_word(NOTHING_ACHIEVED)
