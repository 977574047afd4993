"""One entry judged against its leaf before it is stored: what is wrong, in which column, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cchc_portal.lib.findings import Severity
from cchc_portal.lib.numbers import plain, vn
from cchc_portal.lib.text import squeeze
from scoring.core.evaluate import evaluate, evaluate_survey
from scoring.core.lines import override_trouble
from scoring.core.near import one_of
from scoring.core.rounding import HUNDRED, Rounding, exact, quotient, rounded
from scoring.core.rule_parse import NOTHING_ACHIEVED
from scoring.core.rules import ChecklistRule, ChoiceRule, RelativeRule, Rule, SurveyRule, inputs_of
from scoring.core.shares import Best, InputError, percent, share_of
from scoring.core.types import CriterionInput, Entry, SurveyFigure
from scoring.core.words import EntryState, InputField, Method, Part, Stage, fold_word

STATE_COLUMN = "Trạng thái"
REASON_COLUMN = "Lý do"
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class EntryFinding:
    """A finding on one column of an entry; the caller knows the sheet and row."""

    column: str
    found: str
    message: str
    severity: Severity = Severity.ERROR


def check_entry(
    entry: Entry,
    criterion: CriterionInput,
    *,
    rounding: Rounding | None = None,
    figure: SurveyFigure | None = None,
    best: Best | None = None,
) -> list[EntryFinding]:
    """All findings on the entry. Without `figure` or `best` the points of a survey leaf, or of
    “So với cao nhất”, are taken to differ from the rule's result, so that they need a reason."""
    if criterion.rule is None:
        message = f"tiêu chí {criterion.code} có tiêu chí thành phần, không chấm trực tiếp"
        return [EntryFinding("Mã tiêu chí", criterion.code, message)]
    long = list(_long_numbers(entry))
    if long:
        return long
    with exact():
        if entry.state is not EntryState.SCORE:
            return [*_self_stage(entry, criterion), *_stated(entry, criterion)]
        found = [*_self_stage(entry, criterion), *_inputs(entry, criterion.rule)]
        return [*found, *_points(entry, criterion.rule, rounding or Rounding(), figure, best)]


def _warning(column: str, found: str, message: str) -> EntryFinding:
    return EntryFinding(column, found, message, Severity.WARNING)


def _numbers(entry: Entry) -> list[tuple[InputField, Decimal]]:
    fields = (
        (InputField.VALUE, entry.value),
        (InputField.DENOMINATOR, entry.denominator),
        (InputField.POINTS, entry.points),
    )
    return [(field, number) for field, number in fields if number is not None]


def _long_numbers(entry: Entry) -> Iterator[EntryFinding]:
    for field, number in _numbers(entry):
        if len(plain(number).replace(".", "").lstrip("-")) > _LONGEST:  # as written, not as a column pads it
            yield EntryFinding(field.label, vn(number), f"số dài quá {_LONGEST} chữ số")


def _given(entry: Entry) -> dict[InputField, str]:
    """What stands in the input columns, as text."""
    found = {field: vn(number) for field, number in _numbers(entry)}
    if squeeze(entry.choice):
        found[InputField.CHOICE] = squeeze(entry.choice)
    return found


def _self_stage(entry: Entry, criterion: CriterionInput) -> Iterator[EntryFinding]:
    if entry.stage is not Stage.SELF:
        return
    if criterion.method is Method.SURVEY or criterion.part is Part.PENALTY:
        message = "đơn vị không tự chấm tiêu chí khảo sát và điểm trừ; dòng này không được tính"
        yield _warning("Mã tiêu chí", criterion.code, message)
    elif entry.state is EntryState.NOT_APPLICABLE:
        message = "đề nghị không áp dụng chỉ có hiệu lực khi thẩm định chấp thuận"
        yield _warning(STATE_COLUMN, entry.state.label, message)


def _stated(entry: Entry, criterion: CriterionInput) -> Iterator[EntryFinding]:
    """Không áp dụng needs its basis, Không phát sinh a reason; neither reads figures."""
    if entry.state is EntryState.NO_CASE and not squeeze(entry.reason):
        yield EntryFinding(REASON_COLUMN, "", "“Không phát sinh” phải có lý do")
    if entry.state is EntryState.NOT_APPLICABLE and not squeeze(entry.reason + entry.document):
        yield EntryFinding(REASON_COLUMN, "", "“Không áp dụng” phải có căn cứ: lý do hoặc văn bản")
    if entry.state is EntryState.NO_CASE and criterion.method is Method.SURVEY:
        message = "tiêu chí khảo sát ghi “Không phát sinh” được trọn điểm; kiểm tra lại"
        yield _warning(STATE_COLUMN, entry.state.label, message)
    for field, found in _given(entry).items():
        yield _warning(field.label, found, f"trạng thái “{entry.state.label}” không đọc cột này")


def _inputs(entry: Entry, rule: Rule) -> Iterator[EntryFinding]:
    read = inputs_of(rule.method)
    for field, found in _given(entry).items():
        if field not in read and field is not InputField.POINTS:
            yield _warning(field.label, found, f"cách chấm “{rule.method.label}” không đọc cột này")
    if isinstance(rule, ChecklistRule):
        yield from _parts(entry, rule)
    try:
        outcome = evaluate(rule, entry)
    except InputError as error:
        yield EntryFinding(error.field.label, error.found, _message(error, rule))
        return
    if outcome is None and entry.points is None and not isinstance(rule, SurveyRule):
        message = "trạng thái “Chấm” nhưng chưa có số liệu; tính là thiếu"
        yield _warning(read[0].label, "", message)
    if outcome is not None and InputField.DENOMINATOR in read:
        yield from _above_all(entry)


def _message(error: InputError, rule: Rule) -> str:
    """The refusal, with the nearest options where the text is none of them."""
    if isinstance(rule, ChoiceRule | ChecklistRule) and error.field is InputField.CHOICE:
        options = rule.options if isinstance(rule, ChoiceRule) else rule.parts
        return f"{error}; cần {one_of(error.found, [option.label for option in options])}"
    return str(error)


def _above_all(entry: Entry) -> Iterator[EntryFinding]:
    share = share_of(entry)
    if share is not None and share.numerator > share.denominator * HUNDRED:
        yield _warning(InputField.VALUE.label, percent(share), "tỷ lệ trên 100%")


def _parts(entry: Entry, rule: ChecklistRule) -> Iterator[EntryFinding]:
    """Parts named twice count once; “Không” beside parts contradicts them."""
    labels = [squeeze(piece) for piece in entry.choice.split(";") if squeeze(piece)]
    folded = [fold_word(label) for label in labels]
    for position, label in enumerate(labels):
        if folded[position] in folded[:position]:
            yield _warning(InputField.CHOICE.label, label, "phần ghi hai lần, chỉ tính một lần")
    if len(set(folded)) > 1 and fold_word(NOTHING_ACHIEVED) in folded:
        message = f"“{NOTHING_ACHIEVED}” không đi cùng phần đạt được"
        yield EntryFinding(InputField.CHOICE.label, squeeze(entry.choice), message)


def _points(
    entry: Entry, rule: Rule, rounding: Rounding, figure: SurveyFigure | None, best: Best | None
) -> Iterator[EntryFinding]:
    """Điểm beside another method: an override where it differs from the rule's result."""
    if entry.points is None or rule.method is Method.JUDGEMENT:
        return
    by_rule = _by_rule(entry, rule, rounding, figure, best)
    if by_rule is not None and by_rule == rounded(entry.points, rounding):
        return
    trouble = override_trouble(rule, entry)
    if trouble:
        reason_missing = not override_trouble(rule, _with_reason(entry))
        column = REASON_COLUMN if reason_missing else InputField.POINTS.label
        yield EntryFinding(column, "" if reason_missing else vn(entry.points), trouble)


def _with_reason(entry: Entry) -> Entry:
    return Entry(entry.unit, entry.criterion, entry.stage, points=entry.points, reason="có")


def _by_rule(
    entry: Entry, rule: Rule, rounding: Rounding, figure: SurveyFigure | None, best: Best | None
) -> Decimal | None:
    """The rule's rounded result, None where it has none or cannot be known yet."""
    if isinstance(rule, RelativeRule) and best is None:
        return None
    try:
        outcome = (
            evaluate_survey(rule, figure) if isinstance(rule, SurveyRule) else evaluate(rule, entry, best)
        )
    except InputError:
        return None
    return None if outcome is None else quotient(outcome.numerator, outcome.denominator, rounding)
