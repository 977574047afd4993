from dataclasses import replace

import pytest

from scoring.core.appraisal import award_line, check_award
from scoring.core.progress import assess_leaf
from scoring.core.rounding import Rounding
from scoring.core.types import CriterionInput, Entry, Stage
from tests.scoring.core.samples import D, award, judged, relative

ROUNDING = Rounding()
LACKS_REASON = ["điểm khác điểm tự chấm phải có lý do"]


def found(entry: Entry, claimed: Entry, criterion: CriterionInput) -> list[str]:
    """What is said of the judgement beside the claim."""
    claim = assess_leaf(criterion, claimed, None, ROUNDING)
    return [one.message for one in check_award(entry, claim, claimed, criterion, ROUNDING)]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"value": "40", "denominator": "50"}, []),
        ({"value": "39", "denominator": "50"}, LACKS_REASON),
        ({"value": "39", "denominator": "50", "reason": "Một hồ sơ quá hạn"}, []),
        ({"points": "8", "reason": ""}, ["điểm ấn định phải có lý do"]),
    ],
)
def test_ratio_that_waits_for_the_group_needs_a_reason_only_where_its_figures_differ(given, said):
    claimed = award("A", "1", Stage.SELF, value="40.00", denominator="50.00")

    assert found(award("A", "1", **given), claimed, relative("1")) == said


@pytest.mark.parametrize(("points", "said"), [("8", []), ("7", LACKS_REASON)])
def test_points_that_differ_from_the_claim_need_a_reason(points, said):
    claimed = award("A", "1", Stage.SELF, points="8")

    assert found(award("A", "1", points=points), claimed, judged("1")) == said


def test_award_of_a_ratio_has_no_points_before_the_groups_figures_are_there():
    entry = award("A", "1", value="40", denominator="50")
    given = replace(entry, points=D(6), reason="Theo biên bản")

    assert award_line(entry, relative("1"), ROUNDING).points is None
    assert award_line(given, relative("1"), ROUNDING).points == 6
