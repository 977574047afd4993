from decimal import Decimal

from results.selectors.claim_gaps import claim_gaps
from results.selectors.frames import set_frames
from results.selectors.shown_run import ShownRun
from results.selectors.unit_figures import run_figures
from scoring.core.types import RunKind, Stage
from tests import factories


def _gaps(shown: ShownRun) -> dict[str, tuple[Decimal, Decimal]]:
    units = run_figures(shown.run, set_frames(shown.run.round.criteria_set_id)).units
    return {gap.unit.code: (gap.claimed, gap.awarded) for gap in claim_gaps(shown, units)}


def test_claim_gaps_compare_the_leaves_that_have_both(small):
    assert _gaps(ShownRun(small.run, None)) == {
        "A": (Decimal("9.00"), Decimal("9.00")),
        "B": (Decimal("9.50"), Decimal("8.00")),
        "C": (Decimal("8.00"), Decimal("5.00")),
    }


def test_claim_gaps_add_hundredths_exactly(small):
    unit = factories.make_unit(small.a.group, "D")
    for run, points in ((small.self_run, "0.10"), (small.run, "0.05")):
        factories.make_score(run, unit, "0", "0", 4)
        for n in range(3):
            factories.make_line(run, unit, f"9.{n}", Decimal(points), Stage.APPRAISAL)

    assert _gaps(ShownRun(small.run, None))["D"] == (Decimal("0.30"), Decimal("0.15"))


def test_claim_gaps_take_one_query(small, django_assert_num_queries):
    units = run_figures(small.run, set_frames(small.round.criteria_set_id)).units

    with django_assert_num_queries(1):
        claim_gaps(ShownRun(small.run, None), units)


def test_claim_gaps_without_a_self_run_are_none(db):
    group = factories.make_group()
    unit = factories.make_unit(group, "A")
    run = factories.make_run(factories.make_round(factories.make_set([group])), RunKind.PROVISIONAL)
    factories.make_score(run, unit, "9", "9")

    assert _gaps(ShownRun(run, None)) == {}
