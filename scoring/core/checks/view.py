"""The workbook's rows arranged once: trees, leaves and parsed rules, for every check to read."""

from dataclasses import dataclass, field
from decimal import Decimal

from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.text import fold_header
from scoring.core.rounding import ZERO
from scoring.core.rows import AnnexRow, Column, CriterionRow, SetRows
from scoring.core.rules import Rule, RuleError, parse_rule
from scoring.core.words import Method, Part


@dataclass(frozen=True, slots=True)
class AnnexView:
    """One annex: its row of the sheet Phụ lục and the rows of its own sheet."""

    row: AnnexRow
    criteria: tuple[CriterionRow, ...]
    by_code: dict[str, CriterionRow] = field(default_factory=dict)
    children: dict[str, list[CriterionRow]] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    rule_errors: dict[str, RuleError] = field(default_factory=dict)

    @property
    def leaves(self) -> list[CriterionRow]:
        return [row for row in self.criteria if row.code not in self.children]

    def below(self, code: str) -> list[CriterionRow]:
        """The leaves of the branch `code`; the leaf itself where it is one."""
        return [leaf for leaf in self.leaves if leaf.code == code or leaf.code.startswith(code + ".")]


@dataclass(frozen=True, slots=True)
class SetView:
    rows: SetRows
    annexes: tuple[AnnexView, ...]


def view_of(rows: SetRows) -> SetView:
    """The rows arranged; tolerant of every defect that the checks report."""
    sheets: dict[str, list[CriterionRow]] = {}
    for row in rows.criteria:
        sheets.setdefault(fold_header(row.sheet), []).append(row)
    annexes = [_annex(row, tuple(sheets.get(fold_header(row.name), ()))) for row in rows.annexes]
    return SetView(rows, tuple(annexes))


def parent_code(code: str) -> str | None:
    """The code up to its last dot; None for a domain."""
    return code.rpartition(".")[0] or None


def at(row: CriterionRow, column: Column, message: str, found: str = "", expected: str = "") -> Finding:
    """An error on a cell of a criterion's row."""
    return Finding(message, row.sheet, row.row, column, found, expected)


def warn(row: CriterionRow, column: Column, message: str, found: str = "", expected: str = "") -> Finding:
    """A warning on a cell of a criterion's row."""
    return Finding(message, row.sheet, row.row, column, found, expected, Severity.WARNING)


def total_of(leaves: list[CriterionRow]) -> Decimal | None:
    """The sum of their maxima, or None where one of them has none."""
    known = [leaf.max_points for leaf in leaves if leaf.max_points is not None]
    return sum(known, ZERO) if len(known) == len(leaves) else None


def _annex(row: AnnexRow, criteria: tuple[CriterionRow, ...]) -> AnnexView:
    view = AnnexView(row, criteria)
    for criterion in criteria:
        view.by_code.setdefault(criterion.code, criterion)
        parent = parent_code(criterion.code)
        if parent is not None:
            view.children.setdefault(parent, []).append(criterion)
    for leaf in view.leaves:
        _parse(view, leaf)
    return view


def _parse(view: AnnexView, leaf: CriterionRow) -> None:
    method, part = Method.read(leaf.method), Part.read(leaf.part)
    if method is None or part is None or leaf.max_points is None or leaf.code in view.rules:
        return
    try:
        view.rules[leaf.code] = parse_rule(method, leaf.parameters, max_points=leaf.max_points, part=part)
    except RuleError as error:
        view.rule_errors[leaf.code] = error
