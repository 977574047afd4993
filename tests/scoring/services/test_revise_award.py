import pytest

from accounts.services.actors import system_actor
from scoring.core.types import Stage
from scoring.models import Award
from scoring.services.revise_award import RevisionRefused, put_back, revise_award
from tests.feedback.season import NOW, Season, asking, make_season


@pytest.fixture
def season(db) -> Season:
    return make_season()


def revise(season: Season, points: str) -> Award:
    entry = asking(points=points)
    return revise_award(round=season.round, unit=season.a, entry=entry, by=system_actor(), now=NOW)


def back(season: Season, code: str) -> Award:
    return put_back(round=season.round, unit=season.a, criterion_code=code, by=system_actor(), now=NOW)


def test_revision_is_a_stage_of_its_own(season):
    award = revise(season, "9")

    assert (award.stage, award.points, award.replaces) == (Stage.REVISION, 9, None)
    assert Award.objects.current().get(unit=season.a, criterion_code="1.1", stage=Stage.APPRAISAL).points == 7


def test_revision_of_the_same_is_the_one_that_stands(season):
    assert revise(season, "9") == revise(season, "9.00")
    assert revise(season, "8").replaces.points == 9


def test_put_back_is_what_the_appraisal_awarded(season):
    revise(season, "9")
    award = back(season, "1.1")

    assert (award.points, award.stage, award.replaces.points) == (7, Stage.REVISION, 9)


def test_put_back_of_a_leaf_without_an_award_is_empty(season):
    assert (back(season, "2.1").points, back(season, "2.1").state) == (None, "score")


@pytest.mark.parametrize("state", ["open", "final", "closed"])
def test_revision_outside_of_the_feedback_is_refused(season, state):
    type(season.round).objects.update(state=state)

    with pytest.raises(RevisionRefused, match="không ở giai đoạn lấy ý kiến"):
        revise(season, "9")
