import pytest

from accounts.rules import standing_of
from scoring.models import Assessment, Round
from scoring.selectors.appraisal.left import lines_left
from scoring.selectors.appraisal.sight import sight_of
from tests.scoring.appraising import judged, make_appraisal
from tests.scoring.handing_in import claim


@pytest.fixture
def desk(db):
    return make_appraisal()


def left(desk) -> tuple[int, int]:
    round = Round.objects.get()
    return lines_left(round, sight_of(round, desk.appraiser, standing_of(desk.appraiser)))


def test_lines_of_sheets_handed_in_are_counted_but_not_the_own(desk):
    claim(desk.assessment(), points="7.5")
    before = left(desk)
    judged(desk.assessment(), desk.appraiser, points="7.5")
    judged(desk.assessment(desk.lead), desk.member, points="7", reason="Đủ")
    Assessment.objects.filter(unit=desk.b).update(state="draft")

    assert (before, left(desk)) == ((2, 2), (0, 1))


def test_own_lines_are_counted_where_the_round_allows_them(desk):
    Round.objects.update(appraises_own=True)

    assert left(desk) == (3, 3)
