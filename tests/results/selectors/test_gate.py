import zlib
from datetime import timedelta

import pytest

from accounts.services.actors import system_actor
from results.core.gate import PointKind
from results.selectors.gate import gate_of, points_of
from scoring.core import ENGINE_VERSION
from scoring.core.canonical import canonical, hash_of
from scoring.core.types import NoSurvey, RunKind
from scoring.models import ScoreRun
from scoring.selectors.run_inputs import run_inputs
from scoring.selectors.verification import differences
from tests.factories import CLOSES, COMPUTED, publish
from tests.small_round import award, computed, small_round

pytestmark = pytest.mark.django_db
POINTS = {"A": "9.5", "B": "7.5", "C": "6"}


def _kinds(round, kind=RunKind.PROVISIONAL):
    return [point.kind for point in gate_of(round, kind).points]


def test_gate_before_a_run_asks_for_one():
    round = small_round(POINTS)
    gate = gate_of(round, RunKind.PROVISIONAL)

    assert (gate.run, [p.told for p in gate.points]) == (
        None,
        ["Đợt 2020 chưa có lượt tính dự kiến; hãy tính điểm trước"],
    )


def test_gate_of_a_sound_run_is_open():
    round = small_round(POINTS)
    run = computed(round)

    assert (gate_of(round, RunKind.PROVISIONAL).run, points_of(run)) == (run, ())


def test_gate_sees_an_award_that_came_after_the_run():
    round = small_round(POINTS)
    run = computed(round)
    award(round, "B", points=7)

    assert [point.kind for point in points_of(run)] == [PointKind.STALE]


def test_gate_shuts_before_a_run_that_does_not_verify():
    round = small_round(POINTS)
    data = canonical(run_inputs(round, RunKind.PROVISIONAL))
    without_lines = ScoreRun.objects.create(
        code="2020-provisional-x",
        round=round,
        criteria_set=round.criteria_set,
        kind=RunKind.PROVISIONAL,
        engine_version=ENGINE_VERSION,
        input_hash=hash_of(data),
        inputs=zlib.compress(data),
        computed_at=COMPUTED,
        computed_by=system_actor(),
    )

    (point,) = gate_of(round, RunKind.PROVISIONAL).points
    assert (point.kind, list(point.sentences)) == (PointKind.UNSOUND, differences(without_lines))
    assert point.sentences[0] == "A: chỉ có ở một bên, giữa bản lưu và kết quả tính lại"


def test_gate_asks_for_the_survey_that_the_set_needs():
    round = small_round(POINTS, no_survey=NoSurvey.MISSING)
    computed(round)

    assert _kinds(round) == [PointKind.NO_SURVEY, PointKind.INCOMPLETE]


def test_gate_of_the_final_is_shut_before_a_provisional_publication():
    round = small_round(POINTS)
    computed(round, RunKind.FINAL)

    assert _kinds(round, RunKind.FINAL) == [PointKind.STATE]


@pytest.mark.parametrize(
    ("now", "kinds"), [(CLOSES - timedelta(seconds=1), [PointKind.WINDOW]), (CLOSES, [])]
)
def test_gate_of_the_final_opens_at_the_closing_of_the_window(now, kinds):
    """“Trước ngày 15”: shut at 23:59:59 of the 14th in the province, open at 00:00 of the 15th."""
    round = small_round(POINTS)
    publish(computed(round))
    round.state = "provisional"
    round.save()
    run = computed(round, RunKind.FINAL)

    assert [point.kind for point in gate_of(round, RunKind.FINAL, now=now).points] == kinds
    assert [point.kind for point in points_of(run, now=now)] == kinds


@pytest.mark.parametrize("more", [0, 5])
def test_gate_takes_fifteen_queries_whatever_the_number_of_units(more, django_assert_num_queries):
    round = small_round({**POINTS, **{f"X{n}": f"{5 + n}" for n in range(more)}})
    computed(round)

    with django_assert_num_queries(15):
        gate_of(round, RunKind.PROVISIONAL)
