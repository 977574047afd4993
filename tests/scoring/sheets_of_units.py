"""A round with two units and their empty sheets, and what a person may type."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from accounts.models import User
from scoring.core.desk import ClaimSource
from scoring.core.types import Entry, Stage
from scoring.models import Assessment
from scoring.selectors.desk import with_frame
from scoring.services.save_claim import SavedClaim, save_claim
from tests import factories
from tests.scoring.core.samples import award

NOW = datetime(2020, 11, 10, 2, tzinfo=UTC)


def make_sheets() -> SimpleNamespace:
    """`round`, and the assessments `a` and `b` of two units of one group."""
    group = factories.make_group()
    round = factories.make_round(factories.make_set([group]))
    for code in "AB":
        Assessment.objects.create(round=round, unit=factories.make_unit(group, code))
    a, b = with_frame(Assessment.objects.all())
    return SimpleNamespace(round=round, a=a, b=b)


def typed(code: str = "1.1", unit: str = "A", **more: Any) -> Entry:
    """An entry of the unit; numbers may be given as text."""
    return award(unit, code, Stage.SELF, **more)


def saved(assessment: Assessment, by: User, *, version: int = 0, **more: Any) -> SavedClaim:
    """The sheet's save of leaf 1.1 unless told."""
    code = more.pop("code", "1.1")
    return save_claim(
        assessment=assessment,
        criterion_code=code,
        entry=typed(code, assessment.unit.code, **more),
        version=version,
        source=ClaimSource.SHEET,
        by=by,
        now=NOW,
    )
