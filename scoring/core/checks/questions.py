"""Survey questions, their scales, and the leaves that ask for them."""

from collections.abc import Iterator, Mapping

from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.numbers import vn
from scoring.core.checks.view import AnnexView, SetView, at, warn
from scoring.core.near import one_of
from scoring.core.rows import FIVE_LEVEL_SCALE, Column, CriterionRow, QuestionRow, ScaleRow
from scoring.core.rules import SurveyRule
from scoring.core.words import SurveyFormula, fold_word

_LEVELS = frozenset(range(1, 6))


def check_questions(view: SetView) -> Iterator[Finding]:
    scales = _weighted_levels(view)
    questions: dict[str, QuestionRow] = {}
    for row in view.rows.questions:
        if not row.code or row.code in questions:
            yield _at(row, Column.QUESTION, "mã câu để trống hoặc ghi hai lần", row.code, "mỗi mã một lần")
        questions.setdefault(row.code, row)
        if fold_word(row.scale) not in {*scales, fold_word(FIVE_LEVEL_SCALE)}:
            known = {FIVE_LEVEL_SCALE, *(scale.scale for scale in view.rows.scales)}
            yield _at(row, Column.SCALE, "không biết thang này", row.scale, one_of(row.scale, sorted(known)))
    for annex in view.annexes:
        yield from _asked(annex, questions, scales)


def check_scales(view: SetView) -> Iterator[Finding]:
    """The optional sheet Thang: levels 1..5, once each, weights 0..1."""
    seen: set[tuple[str, object]] = set()
    for row in view.rows.scales:
        if row.level is None or row.level not in _LEVELS:
            found = row.level_text if row.level is None else vn(row.level)
            yield _at(row, Column.LEVEL, "mức ngoài thang", found, "số từ 1 đến 5")
        elif (fold_word(row.scale), row.level) in seen:
            yield _at(row, Column.LEVEL, "mức ghi hai lần trong thang", vn(row.level), "mỗi mức một lần")
        seen.add((fold_word(row.scale), row.level))
        if row.weight_text or (row.weight is not None and not 0 <= row.weight <= 1):
            found = row.weight_text if row.weight is None else vn(row.weight)
            yield _at(row, Column.WEIGHT, "trọng số ngoài khoảng", found, "số từ 0 đến 1")


def _weighted_levels(view: SetView) -> dict[str, set[int]]:
    """The levels that carry a weight, by folded scale name."""
    scales: dict[str, set[int]] = {}
    for row in view.rows.scales:
        levels = scales.setdefault(fold_word(row.scale), set())
        if row.level in _LEVELS and row.weight is not None:
            levels.add(int(row.level))
    return scales


def _asked(
    annex: AnnexView, questions: Mapping[str, QuestionRow], scales: Mapping[str, set[int]]
) -> Iterator[Finding]:
    used: dict[str, str] = {}
    for leaf in annex.leaves:
        rule = annex.rules.get(leaf.code)
        if not isinstance(rule, SurveyRule):
            continue
        for code in rule.questions:
            yield from _question(leaf, rule, code, questions, scales)
            if code in used:
                message = f"câu {code} đã dùng ở tiêu chí {used[code]}"
                yield warn(leaf, Column.PARAMETERS, message, code, "mỗi câu cho một tiêu chí")
            used.setdefault(code, leaf.code)


def _question(
    leaf: CriterionRow,
    rule: SurveyRule,
    code: str,
    questions: Mapping[str, QuestionRow],
    scales: Mapping[str, set[int]],
) -> Iterator[Finding]:
    row = questions.get(code)
    if row is None:
        expected = one_of(code, questions) if questions else "một câu của trang “Câu hỏi khảo sát”"
        yield at(leaf, Column.PARAMETERS, "không có câu hỏi này", code, expected)
    elif rule.formula is SurveyFormula.WEIGHTED and scales.get(fold_word(row.scale), set()) != _LEVELS:
        message = f"công thức có trọng số nhưng thang của câu {code} thiếu trọng số"
        expected = "trọng số cho đủ các mức 1 đến 5 ở trang “Thang”"
        yield at(leaf, Column.PARAMETERS, message, row.scale, expected)


def _at(row: QuestionRow | ScaleRow, column: Column, message: str, found: str, expected: str) -> Finding:
    return Finding(message, row.sheet, row.row, column, found, expected, Severity.ERROR)
