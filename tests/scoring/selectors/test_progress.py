from datetime import UTC, datetime

import pytest

from accounts.services.actors import system_actor
from scoring.core.engine import run
from scoring.core.progress import LeafStanding
from scoring.core.types import RunKind
from scoring.models import Assessment, Award, Claim
from scoring.selectors.desk import with_frame
from scoring.selectors.progress import progress_of, progress_of_all
from scoring.selectors.run_inputs import run_inputs
from tests import factories
from tests.rounds import filled_edge_round

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 11, 10, 2, tzinfo=UTC)


@pytest.fixture
def assessments() -> list[Assessment]:
    group = factories.make_group()
    round = factories.make_round(factories.make_set([group]))
    for unit in (factories.make_unit(group, code) for code in "AB"):
        Assessment.objects.create(round=round, unit=unit)
    return list(with_frame(Assessment.objects.all()))


def _claim(assessment: Assessment, points: int) -> None:
    Claim.objects.create(
        assessment=assessment,
        criterion_code="1.1",
        state="score",
        points=points,
        saved_at=NOW,
        saved_by=system_actor(),
    )


def test_progress_is_of_the_asked_assessment_alone(assessments, django_assert_num_queries):
    a, b = assessments
    _claim(a, 7)

    with django_assert_num_queries(3):
        first = progress_of(a)
    assert (first.total.done, first.total.leaves, str(first.total.points)) == (1, 1, "7.00")
    assert progress_of(b).total.done == 0


def test_progress_of_many_costs_as_many_queries_as_of_one(assessments, django_assert_num_queries):
    a, b = assessments
    _claim(b, 3)

    with django_assert_num_queries(3):
        found = progress_of_all([a, b])
    assert {key: str(one.total.points) for key, one in found.items()} == {a.pk: "0.00", b.pk: "3.00"}


def test_exemption_of_another_unit_does_not_count(assessments):
    a, b = assessments
    Award.objects.create(
        round=a.round,
        unit=b.unit,
        criterion_code="1.1",
        stage="appraisal",
        state="not_applicable",
        reason="Không có TTHC",
        awarded_at=NOW,
        awarded_by=system_actor(),
    )
    found = progress_of_all([a, b])

    assert [found[one.pk].leaves[0].standing for one in (a, b)] == [LeafStanding.EMPTY, LeafStanding.EXEMPT]
    assert found[b.pk].total.leaves == 0


def test_progress_agrees_with_the_run_of_the_claims_but_for_ratios_against_the_best():
    """The edge round has every method; only those ratios wait for the group on the sheet."""
    edge = filled_edge_round()
    found = progress_of_all(list(with_frame(Assessment.objects.filter(round=edge))))
    lines = {
        assessment.unit.code: {
            row.code: row.points
            for row in found[assessment.pk].leaves
            if row.standing not in (LeafStanding.OUTSIDE, LeafStanding.LATER)
        }
        for assessment in edge.assessments.select_related("unit")
    }
    expected = {
        unit.code: {line.criterion: line.points for line in unit.lines if line.criterion in lines[unit.code]}
        for unit in run(run_inputs(edge, RunKind.SELF)).units
    }

    assert lines == expected
    assert any(row.standing is LeafStanding.LATER for one in found.values() for row in one.leaves)
