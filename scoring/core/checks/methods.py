"""Methods on leaves only; every method and parameter is read; the best attainable is the maximum."""

from collections.abc import Iterator

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.numbers import vn
from scoring.core.checks.view import AnnexView, SetView, at
from scoring.core.rounding import exact
from scoring.core.rows import Column, CriterionRow
from scoring.core.rules import JudgementRule, Rule, best_points, worst_points
from scoring.core.words import Method, Part


def check_methods(view: SetView) -> Iterator[Finding]:
    for annex in view.annexes:
        for row in annex.criteria:
            if row.code in annex.children:
                yield from _inner(row)
            else:
                yield from _leaf(annex, row)


def _inner(row: CriterionRow) -> Iterator[Finding]:
    if row.method.strip():
        message = "tiêu chí có tiêu chí thành phần thì không có cách chấm"
        yield at(row, Column.METHOD, message, row.method, "ô để trống")
    if row.parameters.strip():
        message = "tiêu chí có tiêu chí thành phần thì không có tham số"
        yield at(row, Column.PARAMETERS, message, row.parameters, "ô để trống")


def _leaf(annex: AnnexView, row: CriterionRow) -> Iterator[Finding]:
    if Method.read(row.method) is None:
        message = "không biết cách chấm này" if row.method.strip() else "chưa có cách chấm"
        yield at(row, Column.METHOD, message, row.method, Method.labels())
        return
    error = annex.rule_errors.get(row.code)
    if error is not None:
        yield at(row, Column.PARAMETERS, error.problem, error.found, error.expected)
    rule = annex.rules.get(row.code)
    if rule is not None:
        yield from _attainable(row, rule)
        yield from _step(row, rule)


def _attainable(row: CriterionRow, rule: Rule) -> Iterator[Finding]:
    best, worst, top = best_points(rule), worst_points(rule), rule.max_points
    if rule.part is Part.PENALTY:
        if worst != top:
            yield at(row, Column.PARAMETERS, "mức trừ nhiều nhất khác điểm tối đa", vn(worst), vn(top))
        if best != 0:
            yield at(row, Column.PARAMETERS, "điểm trừ khi không vi phạm phải bằng 0", vn(best), "0")
    elif best != top:
        yield at(row, Column.PARAMETERS, "điểm cao nhất có thể đạt khác điểm tối đa", vn(best), vn(top))


def _step(row: CriterionRow, rule: Rule) -> Iterator[Finding]:
    if not isinstance(rule, JudgementRule) or rule.step is None:
        return
    with exact():
        rest = rule.max_points % rule.step
    if rest:
        expected = f"ước số của {vn(rule.max_points)}"
        yield at(row, Column.PARAMETERS, "bước không chia hết điểm tối đa", vn(rule.step), expected)
