"""The line of one unit on one leaf: status, points rounded once, and why."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from scoring.core.evaluate import Outcome, evaluate, evaluate_survey
from scoring.core.results import LineResult
from scoring.core.rounding import ZERO, Rounding, quotient, rounded
from scoring.core.rule_extremes import allowed_points
from scoring.core.rule_text import describe
from scoring.core.rule_types import JudgementRule, Rule, SurveyRule
from scoring.core.shares import Best, InputError
from scoring.core.telling import told, told_points
from scoring.core.types import CriterionInput, Entry, SurveyFigure
from scoring.core.words import EntryState, NoSurvey, Part, Stage, Status

SURVEY_SOURCE = "Nguồn: kết quả khảo sát đã bàn giao."


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf ready for scoring: its rule said once, its maximum as printed, its domain."""

    code: str
    rule: Rule
    says: str
    max: Decimal
    part: Part
    domain: str

    @classmethod
    def of(cls, criterion: CriterionInput, domain: str, rounding: Rounding) -> "Leaf":
        """Raises ValueError on a criterion without a parsed rule."""
        if criterion.rule is None:
            raise ValueError(f"tiêu chí {criterion.code} chưa có cách chấm")
        top = rounded(criterion.max, rounding)
        return cls(criterion.code, criterion.rule, describe(criterion.rule), top, criterion.part, domain)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one unit on one leaf."""

    entry: Entry | None = None
    figure: SurveyFigure | None = None
    best: Best | None = None


def score_line(leaf: Leaf, known: Evidence, rounding: Rounding, no_survey: NoSurvey) -> LineResult:
    """The line. To be called within `rounding.exact()`; never raises on what was entered."""
    entry = known.entry
    if entry is not None and entry.state is not EntryState.SCORE:
        return _stated(leaf, entry, rounding)
    outcome, trouble = _reckon(leaf, known)
    given = None if entry is None or isinstance(leaf.rule, JudgementRule) else entry.points
    if entry is not None and given is not None:
        return _given(leaf, entry, given, outcome, trouble, rounding)
    if outcome is not None:
        return _scored(leaf, entry, outcome, rounding)
    return _empty(leaf, entry, trouble, no_survey)


def override_trouble(rule: Rule, entry: Entry) -> str:
    """Why points given on a leaf of another method cannot count; empty where they can."""
    low, high = allowed_points(rule)
    if entry.points is not None and not low <= entry.points <= high:
        return f"điểm ấn định phải từ {told(low)} đến {told(high)}"
    return "" if entry.reason.strip() else "điểm ấn định phải có lý do"


def source(entry: Entry) -> str:
    """Stage, who decided, on which document and why."""
    return _source(entry.stage.label, entry.by, entry.document, entry.reason)


@lru_cache(maxsize=8192)
def _source(stage: str, by: str, document: str, reason: str) -> str:
    pieces = (("", by), ("văn bản căn cứ: ", document), ("lý do: ", reason))
    told_pieces = "; ".join(name + text for name, text in pieces if text)
    return f"{stage}: {told_pieces}." if told_pieces else f"{stage}."


@lru_cache(maxsize=8192)
def _result(points: Decimal, rounding: Rounding | None, digits: int) -> str:
    """The last word of the reckoning; `rounding` is named where it changed something."""
    how = f" (làm tròn {rounding.label})" if rounding else ""
    return f"Kết quả: {told_points(points, digits)} điểm{how}."


def _reckon(leaf: Leaf, known: Evidence) -> tuple[Outcome | None, str]:
    """What the rule gives, or why its inputs are refused."""
    if isinstance(leaf.rule, SurveyRule):
        return evaluate_survey(leaf.rule, known.figure), ""
    if known.entry is None:
        return None, ""
    try:
        return evaluate(leaf.rule, known.entry, known.best), ""
    except InputError as error:
        return None, f"Số liệu không dùng được ({error.field.label} “{error.found}”): {error}."


def _stated(leaf: Leaf, entry: Entry, rounding: Rounding) -> LineResult:
    """Không áp dụng or Không phát sinh."""
    if entry.state is EntryState.NO_CASE:
        points = leaf.max if leaf.part is Part.MAIN else rounded(ZERO, rounding)
        says = f"Không phát sinh: {told_points(points, rounding.digits)} điểm."
        return LineResult(
            leaf.code, leaf.max, points, Status.NO_CASE, entry.stage, (leaf.says, says, source(entry))
        )
    if entry.stage is Stage.SELF:
        says = "Đơn vị đề nghị không áp dụng; chưa có quyết định nên tính là thiếu."
        return LineResult(leaf.code, leaf.max, None, Status.MISSING, None, (leaf.says, says, source(entry)))
    says = "Không áp dụng: tiêu chí không tính vào điểm tối đa của đơn vị."
    because = (leaf.says, says, source(entry))
    return LineResult(leaf.code, leaf.max, None, Status.NOT_APPLICABLE, entry.stage, because)


def _scored(
    leaf: Leaf, entry: Entry | None, outcome: Outcome, rounding: Rounding, note: str = ""
) -> LineResult:
    points = quotient(outcome.numerator, outcome.denominator, rounding)
    changed = points * outcome.denominator != outcome.numerator
    end = _result(points, rounding if changed else None, rounding.digits)
    survey = isinstance(leaf.rule, SurveyRule)
    stage = Stage.SURVEY if survey or entry is None else entry.stage
    origin = SURVEY_SOURCE if survey or entry is None else source(entry)
    because = (leaf.says, *outcome.because, *((note,) if note else ()), end, origin)
    return LineResult(leaf.code, leaf.max, points, Status.SCORED, stage, because)


def _given(
    leaf: Leaf, entry: Entry, given: Decimal, outcome: Outcome | None, trouble: str, rounding: Rounding
) -> LineResult:
    """Điểm beside the inputs of another method: an override where it differs from the rule's result."""
    by_rule = None if outcome is None else quotient(outcome.numerator, outcome.denominator, rounding)
    points = rounded(given, rounding)
    if outcome is not None and by_rule == points:
        return _scored(leaf, entry, outcome, rounding)
    refused = override_trouble(leaf.rule, entry)
    if refused:
        note = f"Không tính điểm {told(given)} ghi kèm: {refused}."
        if outcome is not None:
            return _scored(leaf, entry, outcome, rounding, note)
        because = (leaf.says, *((trouble,) if trouble else ()), note, source(entry))
        return LineResult(leaf.code, leaf.max, None, Status.MISSING, None, because)
    instead = "không có" if by_rule is None else f"{told_points(by_rule, rounding.digits)} điểm"
    says = f"Điểm ấn định {told_points(points, rounding.digits)} thay cho kết quả theo quy tắc ({instead})."
    before = outcome.because if outcome is not None else ((trouble,) if trouble else ())
    because = (leaf.says, *before, says, source(entry))
    return LineResult(leaf.code, leaf.max, points, Status.OVERRIDE, entry.stage, because)


def _empty(leaf: Leaf, entry: Entry | None, trouble: str, no_survey: NoSurvey) -> LineResult:
    """Nothing to reckon from: missing, never zero."""
    if not isinstance(leaf.rule, SurveyRule):
        says = trouble or (
            "Chưa có số liệu." if entry is None else "Trạng thái “Chấm” nhưng chưa có số liệu."
        )
        return LineResult(leaf.code, leaf.max, None, Status.MISSING, None, (leaf.says, says))
    if no_survey is NoSurvey.NOT_APPLICABLE:
        says = "Không có phiếu trả lời các câu hỏi này: không áp dụng, theo quy định của bộ tiêu chí."
        return LineResult(leaf.code, leaf.max, None, Status.NOT_APPLICABLE, Stage.SURVEY, (leaf.says, says))
    says = "Không có phiếu trả lời các câu hỏi này: còn thiếu."
    return LineResult(leaf.code, leaf.max, None, Status.MISSING, None, (leaf.says, says))
