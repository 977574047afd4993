"""Checks before a criteria set can be activated: each a function from the arranged rows to findings."""

from collections.abc import Callable, Iterator

from cchc_portal.lib.findings import Finding
from scoring.core.checks.annexes import check_annexes
from scoring.core.checks.classes import check_classes
from scoring.core.checks.codes import check_codes
from scoring.core.checks.lead_units import check_lead_units
from scoring.core.checks.methods import check_methods
from scoring.core.checks.questions import check_questions, check_scales
from scoring.core.checks.rule_bands import check_rule_bands
from scoring.core.checks.totals import check_totals
from scoring.core.checks.view import SetView, view_of
from scoring.core.checks.weights import check_weights
from scoring.core.rows import SetRows
from scoring.core.settings import read_settings

__all__ = ["CHECKS", "check_set"]


def _check_settings(view: SetView) -> Iterator[Finding]:
    yield from read_settings(view.rows.settings)[1]


CHECKS: tuple[Callable[[SetView], Iterator[Finding]], ...] = (
    _check_settings,
    check_annexes,
    check_codes,
    check_totals,
    check_methods,
    check_rule_bands,
    check_weights,
    check_lead_units,
    check_questions,
    check_scales,
    check_classes,
)


def check_set(rows: SetRows) -> list[Finding]:
    """Every finding on the workbook; a set without error findings may be activated."""
    view = view_of(rows)
    return [finding for check in CHECKS for finding in check(view)]
