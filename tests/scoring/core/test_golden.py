"""The sample rounds against results computed apart from the portal, to the last digit."""

from decimal import Decimal
from typing import Any

import pytest

from scoring.core.checks import check_set
from scoring.core.engine import run
from scoring.core.results import UnitResult
from scoring.core.types import RunKind, Status
from tests.golden_loader import expected, run_input, set_rows

YEARS = (2020, 2031)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _lines(unit: UnitResult) -> dict[str, str | None]:
    """Criterion → points; missing lines are left out, as the expected file does."""
    return {line.criterion: _text(line.points) for line in unit.lines if line.status is not Status.MISSING}


def _as_expected(unit: UnitResult) -> dict[str, Any]:
    found = {
        "code": unit.code,
        "group": unit.group,
        "ranked": unit.ranked,
        "obtained": str(unit.obtained),
        "applicable_max": str(unit.applicable_max),
        "extra": str(unit.extra),
        "index": _text(unit.index),
        "band": unit.band,
        "missing": list(unit.missing),
        "valid_forms": unit.valid_forms,
        "lines": _lines(unit),
    }
    return found if unit.rank is None else {**found, "rank": unit.rank}


@pytest.mark.parametrize("year", YEARS)
def test_run_equals_independent_result(year: int) -> None:
    found = {unit.code: _as_expected(unit) for unit in run(run_input(year)).units}
    assert found == {unit["code"]: unit for unit in expected(year)}


@pytest.mark.parametrize("year", YEARS)
def test_final_without_revisions_equals_provisional(year: int) -> None:
    assert run(run_input(year, RunKind.FINAL)) == run(run_input(year))


@pytest.mark.parametrize("year", YEARS)
def test_sample_set_has_no_findings(year: int) -> None:
    assert check_set(set_rows(year)) == []


@pytest.mark.parametrize(("group", "count"), [("SO", 19), ("NGANHDOC", 6), ("HUYEN", 7)])
def test_rank_of_counts_ranked_units_of_the_group(group: str, count: int) -> None:
    assert {unit.rank_of for unit in run(run_input(2020)).units if unit.group == group} == {count}
