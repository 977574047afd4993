from dataclasses import replace
from decimal import Decimal

import pytest

from documents.layout.figures import CriterionRow, LeafFigures
from documents.layout.sums import BranchSums, FiguresDisagree, Tally, branch_sums, leaf_sums, part_sums
from scoring.core.words import Part, Status
from tests.documents.papers import groups, unit_of

ONE = CriterionRow("1.1", "1", "Kế hoạch", Decimal("2.00"), Part.MAIN, is_leaf=True)
SURVEY = replace(ONE, code="8.1", is_survey=True)


def leaf(points: str | None, status: Status = Status.SCORED, own: str | None = None) -> LeafFigures:
    claimed = Status.SCORED if own else None
    return LeafFigures(Decimal(points) if points else None, status, Decimal(own) if own else None, claimed)


def test_leaf_stands_in_the_columns_of_its_source() -> None:
    assert leaf_sums(ONE, leaf("1.50", own="2.00")).figures == ("2,00", "1,50", "", "1,50")
    assert leaf_sums(SURVEY, leaf("1.50")).figures == ("", "", "1,50", "1,50")


@pytest.mark.parametrize(
    ("leaves", "figure"),
    [
        ([leaf("1.50"), leaf("-0.25")], "1,25"),
        ([leaf("1.50"), leaf(None, Status.NOT_APPLICABLE)], "1,50"),
        ([leaf(None, Status.NOT_APPLICABLE)], "KAD"),
        ([leaf("1.50"), leaf(None, Status.MISSING)], "1,50*"),
        ([leaf(None, Status.MISSING), leaf(None, Status.NOT_APPLICABLE)], "Thiếu"),
        ([], ""),
    ],
)
def test_figure_says_what_is_missing_and_what_does_not_apply(leaves: list[LeafFigures], figure: str) -> None:
    total = sum((leaf_sums(ONE, each).appraised for each in leaves), start=Tally())
    assert total.figure == figure


def test_maximum_that_applies_leaves_out_what_does_not() -> None:
    sums = leaf_sums(ONE, leaf("1.00")) + leaf_sums(ONE, leaf(None, Status.NOT_APPLICABLE))
    assert (sums.total.maximum, sums.total.applicable_max) == (Decimal("4.00"), Decimal("2.00"))


@pytest.mark.parametrize("year", [2020, 2031])
def test_domains_add_up_to_the_runs_result(year: int) -> None:
    for group in groups(year):
        for unit in group.units:
            sums = branch_sums(group, unit)
            domains = sum((sums[domain.code] for domain in group.domains), start=BranchSums())
            assert domains.total.points == unit.obtained
            assert part_sums(group, sums, Part.BONUS, Part.PENALTY).total.points == unit.extra


def test_branch_is_the_sum_of_its_children() -> None:
    group, unit = unit_of("SNV")
    sums = branch_sums(group, unit)
    children = [c.code for c in group.criteria if c.parent == "1"]
    assert sum((sums[code] for code in children), start=BranchSums()) == sums["1"]


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("obtained", "điểm đạt cộng từ các tiêu chí là 77,32, lượt tính ghi 1,00"),
        ("applicable_max", "điểm tối đa áp dụng cộng từ các tiêu chí là 100,00, lượt tính ghi 1,00"),
        ("extra", "điểm thưởng, điểm trừ cộng từ các tiêu chí là 0,00, lượt tính ghi 1,00"),
    ],
)
def test_figures_that_do_not_add_up_are_refused(field: str, told: str) -> None:
    group, unit = unit_of("SNV")
    with pytest.raises(FiguresDisagree) as refusal:
        branch_sums(group, replace(unit, **{field: Decimal("1.00")}))
    assert str(refusal.value) == f"Sở Nội vụ: {told}"


def test_leaf_without_a_line_is_refused() -> None:
    group, unit = unit_of("SNV")
    without = {code: each for code, each in unit.leaves.items() if code != "1.2"}
    with pytest.raises(FiguresDisagree, match=r"không có dòng điểm của tiêu chí 1\.2"):
        branch_sums(group, replace(unit, leaves=without))
