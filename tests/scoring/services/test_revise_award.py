import pytest

from accounts.services.actors import system_actor
from scoring.core.types import Entry, RunKind, Stage
from scoring.models import Award
from scoring.selectors.run_inputs import run_inputs
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


def _read(season: Season) -> list[Entry]:
    """What a final run is given of A's 1.1."""
    entries = run_inputs(season.round, RunKind.FINAL).entries
    rows = [row for row in entries if (row.unit, row.criterion) == ("A", "1.1")]
    return sorted(rows, key=lambda row: row.stage)


def test_revision_is_a_stage_of_its_own(season):
    award = revise(season, "9")

    assert (award.stage, award.points, award.replaces) == (Stage.REVISION, 9, None)
    assert Award.objects.current().get(unit=season.a, criterion_code="1.1", stage=Stage.APPRAISAL).points == 7


def test_revision_of_the_same_is_the_one_that_stands(season):
    assert revise(season, "9") == revise(season, "9.00")
    assert revise(season, "8").replaces.points == 9


def test_put_back_awards_nothing_and_says_so(season):
    revise(season, "9")
    award = back(season, "1.1")

    assert (award.points, award.stage, award.replaces.points) == (None, Stage.REVISION, 9)
    assert award.reason == "Trở lại kết quả thẩm định, không điều chỉnh sau phản hồi"


def test_put_back_of_a_leaf_without_an_award_is_the_same_row_again(season):
    assert back(season, "2.1") == back(season, "2.1")


def test_final_run_reads_the_appraisal_of_what_was_put_back(season):
    revise(season, "9")
    assert [(row.stage, row.points) for row in _read(season)] == [(Stage.APPRAISAL, 7), (Stage.REVISION, 9)]
    back(season, "1.1")
    assert [(row.stage, row.points) for row in _read(season)] == [(Stage.APPRAISAL, 7)]


@pytest.mark.parametrize("state", ["open", "final", "closed"])
def test_revision_outside_of_the_feedback_is_refused(season, state):
    type(season.round).objects.update(state=state)

    with pytest.raises(RevisionRefused, match="không ở giai đoạn lấy ý kiến"):
        revise(season, "9")
