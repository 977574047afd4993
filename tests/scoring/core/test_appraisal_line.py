from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from scoring.core.appraisal_line import DeskLine, LineFilter, filter_counts, judged_leaf, sums_of, uneven
from scoring.core.progress import assess_leaf
from scoring.core.rounding import Rounding
from scoring.core.types import EntryState, Part, Stage
from tests.scoring.core import samples
from tests.scoring.core.samples import D

HALF_UP = Rounding()
UNTIL = datetime(2020, 12, 8, 17, tzinfo=UTC)


def line(claimed: str | None = "7", awarded: str | None = None, **more: Any) -> DeskLine:
    """Of a judged leaf of 10 points, of unit `assessment_id`."""
    leaf = samples.judged("a")
    claim = samples.award("A", "a", Stage.SELF, points=claimed) if claimed else None
    award = samples.award("A", "a", Stage.APPRAISAL, points=awarded, reason="vì") if awarded else None
    found = DeskLine(
        assessment_id=1, criterion=leaf, domain="1", lead_id=1,
        claim=assess_leaf(leaf, claim, None, HALF_UP), claimed=claim,
        award=judged_leaf(leaf, award, HALF_UP), awarded=award, version=0, evidence=0, asks="", past=None,
        supplement=None, added=None, is_own=False, mine=True, readable=True, known=True,
    )  # fmt: skip
    return replace(found, **more)


def test_difference_is_what_was_awarded_beyond_the_claim():
    assert [found.difference for found in (line("7", "6.5"), line("7"), line(None, "3"))] == [
        D("-0.5"),
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        (line(), [LineFilter.UNJUDGED]),
        (line("7", "7"), []),
        (line("7", "6"), [LineFilter.DIFFERENT]),
        (line("7", "7", asks="Báo cáo"), [LineFilter.BARE]),
        (line("7", "7", asks="Báo cáo", evidence=1), []),
        (line("0", "0", asks="Báo cáo"), []),
        (line("7", "7", past=D("8")), [LineFilter.CHANGED]),
        (line("7", "7", past=D("7")), []),
        (line("7", past=D("8"), known=False), [LineFilter.CHANGED]),
    ],
)
def test_filters_keep_their_lines(found, kept):
    assert [wanted for wanted in LineFilter if found.passes(wanted)] == kept
    assert filter_counts([found]) == {wanted: int(wanted in kept) for wanted in LineFilter}


@pytest.mark.parametrize(
    ("found", "matches"),
    [
        (line(), True),
        (line("7", "7"), False),
        (line(None), False),
        (line("11"), False),
        (line(asks="Báo cáo"), False),
        (line(mine=False), False),
        (line(supplement=UNTIL), False),
    ],
)
def test_line_agrees_where_a_valid_claim_with_its_evidence_waits(found, matches):
    assert found.matches is matches


@pytest.mark.parametrize(
    ("found", "may"),
    [
        (line(), True),
        (line("7", "7"), True),
        (line(mine=False), False),
        (line(supplement=UNTIL), False),
        (replace(line(), criterion=replace(line().criterion, part=Part.PENALTY)), False),
    ],
)
def test_judge_asks_once_for_more_of_what_the_unit_scores_itself(found, may):
    assert found.askable is may


def without_reason(found: DeskLine) -> DeskLine:
    return replace(found, awarded=replace(found.awarded, reason=" "))


@pytest.mark.parametrize(
    ("found", "unexplained"),
    [
        (line("7", "6"), False),
        (without_reason(line("7", "6")), True),
        (without_reason(line("7", "7")), False),
        (without_reason(line(None, "6")), True),
        (line("7"), False),
    ],
)
def test_award_other_than_the_claim_without_a_reason_is_told(found, unexplained):
    assert found.unexplained is unexplained


def test_sums_leave_out_what_nobody_judges():
    exempt = replace(
        line(),
        awarded=samples.award("A", "a", Stage.APPRAISAL, state=EntryState.NOT_APPLICABLE, reason="x"),
    )
    sums = sums_of([line("7", "6"), line("5"), line("9", known=False), exempt])

    totals = sums.totals
    assert (totals.lines, totals.done, totals.left, totals.most) == (2, 1, 1, D("20.00"))
    assert (totals.claimed, totals.awarded, totals.gap) == (D("12"), D("6"), D("1"))


def test_override_is_told():
    ratio = samples.leaf("a", D("10"), samples.Method.RATIO, "")
    award = samples.award("A", "a", Stage.APPRAISAL, value="30", denominator="40", points="6", reason="vì")
    found = judged_leaf(ratio, award, HALF_UP)

    assert replace(line(), award=found).overrides is True
    assert found.points == Decimal("6.00")


def test_same_figures_with_other_points_name_each_other():
    given = (("7", "7"), ("7", "6"), ("5", "5"))
    lines = [line(*points, assessment_id=number) for number, points in enumerate(given, 1)]

    assert uneven(lines) == {1: (2,), 2: (1,)}
