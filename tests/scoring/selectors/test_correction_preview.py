from dataclasses import replace
from decimal import Decimal

import pytest

from accounts.models import Unit
from accounts.services.actors import system_actor
from scoring.core.types import EntryState, RunKind
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Claim, ScoreRun
from scoring.selectors.correction_preview import correction_preview, ground_of
from tests import factories
from tests.rounds import filled_edge_round, opened_edge_round
from tests.scoring.correcting import MILDER, RENAMED, newer_version, without_parts_of_a3

pytestmark = pytest.mark.django_db


def test_preview_of_a_filled_round_tells_who_moves_and_stores_nothing(tmp_path):
    edge = filled_edge_round()
    preview = correction_preview(edge, newer_version(tmp_path))

    told = {run.kind: [(c.code, c.before.index, c.after.index) for c in run.moved] for run in preview.runs}
    assert told == {
        RunKind.SELF: [("S1", None, None)],
        RunKind.PROVISIONAL: [("S1", Decimal("57.90"), Decimal("66.25"))],
    }
    assert [line.criterion for line in preview.runs[1].moved[0].lines] == ["1"]
    assert [run.still + len(run.moved) for run in preview.runs] == [11, 11]
    assert (preview.refusals, preview.by_survey, ScoreRun.objects.exists()) == ((), False, False)


def test_round_without_figures_has_no_run_to_compare(tmp_path):
    assert correction_preview(opened_edge_round(), newer_version(tmp_path)).runs == ()


def test_leaves_that_go_and_come_are_told_with_what_is_stored(tmp_path):
    edge = filled_edge_round()
    work = correction_preview(edge, without_parts_of_a3(tmp_path)).work

    assert [(leaf.code, bool(leaf.claims), bool(leaf.awards)) for leaf in work.gone] == [
        ("A.3.1", True, True),
        ("A.3.2", True, True),
    ]
    assert [(leaf.code, len(leaf.waiting), leaf.kept) for leaf in work.fresh] == [("A.3", 8, ())]


def test_unit_that_handed_in_and_has_to_score_again_is_named(tmp_path):
    edge = filled_edge_round()
    Assessment.objects.filter(round=edge, unit__code__in=("P01", "S1")).update(
        state=AssessmentState.SUBMITTED
    )

    assert correction_preview(edge, without_parts_of_a3(tmp_path)).to_return == ("P01",)


def test_entries_that_no_longer_fit_are_told(tmp_path):
    edge = opened_edge_round()
    sheet = edge.assessments.get(unit__code="S1")
    Claim.objects.create(
        assessment=sheet,
        criterion_code="1",
        state=EntryState.SCORE,
        choice="Đủ (100%)",
        saved_at=factories.COMPUTED,
        saved_by=system_actor(),
    )
    (entry,) = correction_preview(edge, newer_version(tmp_path, RENAMED)).work.unfit
    assert (entry.unit, entry.code) == ("S1", "1")


def test_basis_holds_until_something_is_saved(tmp_path):
    edge = opened_edge_round()
    newer = newer_version(tmp_path)
    before = ground_of(edge, newer).basis
    assert ground_of(edge, newer).basis == before

    Assessment.objects.filter(round=edge, unit__code="S1").update(state=AssessmentState.SUBMITTED)
    assert ground_of(edge, newer).basis != before


@pytest.mark.parametrize("more", [0, 4])
def test_preview_takes_the_same_queries_whatever_the_size(tmp_path, more, django_assert_num_queries):
    edge = opened_edge_round()
    newer = newer_version(tmp_path, {**MILDER})
    group = Unit.objects.get(code="S1").group
    for n in range(more):
        Assessment.objects.create(round=edge, unit=factories.make_unit(group, f"M{n}"))

    with django_assert_num_queries(33):
        assert replace(correction_preview(edge, newer), basis="").refusals == ()
