import pytest

from feedback.core.words import Outcome
from feedback.services.thread.decide_objection import Verdict, decide_objection
from results.core.gate import PointKind
from results.selectors.comparison import comparison_of, usual_pair
from results.selectors.gate import gate_of
from scoring.core.causes import CauseKind
from scoring.core.types import RunKind, Stage
from scoring.models import Publication
from tests.feedback.season import NOW, agreed, make_season, objected
from tests.feedback.second_window import published_anew
from tests.small_round import award, computed

pytestmark = pytest.mark.django_db


@pytest.fixture
def season():
    return make_season()


def _decided(season, code: str = "1.1", outcome: Outcome = Outcome.ACCEPT) -> None:
    verdict = Verdict(outcome, "Đã đối chiếu", 0)
    decide_objection(objection=season.objection(code), verdict=verdict, by=season.admin, now=NOW)


def _points(season) -> list[PointKind]:
    """What is open about the final run, beside the lists that one may acknowledge."""
    computed(season.round, RunKind.FINAL)
    found = gate_of(season.round, RunKind.FINAL).points
    return [point.kind for point in found if not point.may_be_acknowledged]


def _causes(season) -> dict[tuple[str, str], list[CauseKind]]:
    found = comparison_of(*usual_pair(season.round))
    return {
        (unit.code, line.code): [cause.kind for cause in line.caused.causes]
        for unit in found.units
        for line in unit.lines
    }


def test_final_like_the_provisional_is_open(season):
    assert _points(season) == []


def test_request_that_waits_keeps_the_final_shut_until_it_is_decided(season):
    objected(season)
    assert _points(season) == [PointKind.UNDECIDED]
    _decided(season, outcome=Outcome.REJECT)

    assert _points(season) == []


def test_line_changed_by_a_decision_is_explained(season):
    objected(season)
    agreed(season)
    _decided(season)

    assert (_points(season), _causes(season)) == ([], {("A", "1.1"): [CauseKind.DECISION]})


def test_request_of_a_window_that_was_replaced_is_settled_as_any_other(season):
    objected(season)
    published_anew(season)
    assert _points(season) == [PointKind.UNDECIDED]
    agreed(season)
    _decided(season)

    assert (_points(season), _causes(season)) == ([], {("A", "1.1"): [CauseKind.DECISION]})


def test_lines_moved_through_the_best_of_the_group_are_explained_by_its_decision(season):
    """A asks for more than the best has: what B and C have is worth less."""
    objected(season, "3.1", value="120", denominator="100")
    agreed(season, "3.1", member=season.member, by=season.admin, value="120", denominator="100")
    _decided(season, "3.1")

    assert _points(season) == []
    assert _causes(season) == {
        ("A", "3.1"): [CauseKind.DECISION],
        ("B", "3.1"): [CauseKind.KNOCK_ON],
        ("C", "3.1"): [CauseKind.KNOCK_ON],
    }


def test_revision_that_nobody_decided_explains_neither_its_line_nor_those_it_moves(season):
    award(season.round, "A", "3.1", Stage.REVISION, value=125, denominator=100, reason="Số liệu đúng")

    assert _points(season) == [PointKind.UNEXPLAINED]
    assert set(map(tuple, _causes(season).values())) == {(CauseKind.AWARD,)}


def test_appraisal_changed_after_the_provisional_keeps_the_final_shut(season):
    award(season.round, "B", points=6)

    (point,) = [p for p in _final_points(season) if p.kind is PointKind.UNEXPLAINED]
    assert point.sentences == ("Sở B, tiêu chí 1.1: 8,00 thành 6,00 (Thẩm định khác)",)


def _final_points(season):
    computed(season.round, RunKind.FINAL)
    return gate_of(season.round, RunKind.FINAL).points


def test_usual_pair_is_the_published_provisional_and_the_latest_final(season):
    provisional = Publication.objects.get().run
    assert usual_pair(season.round) is None
    final = computed(season.round, RunKind.FINAL)

    assert usual_pair(season.round) == (provisional, final)
