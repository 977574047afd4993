from decimal import Decimal

import pytest

from scoring.core.types import EntryState
from scoring.models import Award
from scoring.services.appraisal.accept_claims import ASKED, JUDGED, NOTHING_CLAIMED, LineRef, accept_claims
from scoring.services.appraisal.save_award import OWN_LINE
from tests.scoring.appraising import NOW, judged, make_appraisal
from tests.scoring.handing_in import claim


@pytest.fixture
def desk(db):
    return make_appraisal()


def _accept(desk, *lines: LineRef, by=None, **more):
    return accept_claims(lines=lines, by=by or desk.appraiser, now=NOW, **more)


def test_lines_are_awarded_as_claimed_and_the_others_told(desk):
    a, b, own = (desk.assessment(unit) for unit in (desk.a, desk.b, desk.lead))
    claim(a, points="7.5")
    claim(own, points="10")
    outcome = _accept(desk, *(LineRef(found.pk, "1.1") for found in (a, b, own)))

    assert [(award.unit, award.points) for award in outcome.accepted] == [(desk.a, Decimal("7.5"))]
    told = [(passed.line.assessment_id, passed.reason) for passed in outcome.passed]
    assert told == [(b.pk, NOTHING_CLAIMED), (own.pk, OWN_LINE)]


def test_wish_for_an_exemption_is_not_accepted(desk):
    claim(desk.assessment(), points=None, state=EntryState.NOT_APPLICABLE, reason="Không có TTHC")
    outcome = _accept(desk, LineRef(desk.assessment().pk, "1.1"))

    assert (outcome.accepted, [passed.reason for passed in outcome.passed]) == ((), [ASKED])


def test_line_that_was_judged_is_left_alone_unless_told(desk):
    claim(desk.assessment(), points="7.5")
    award = judged(desk.assessment(), desk.appraiser, points="6", reason="Thiếu báo cáo").award
    line = LineRef(desk.assessment().pk, "1.1", award.pk)

    assert [passed.reason for passed in _accept(desk, line).passed] == [JUDGED]
    (accepted,) = _accept(desk, line, over_awards=True).accepted
    assert (accepted.points, accepted.replaces) == (Decimal("7.5"), award)


def test_line_judged_meanwhile_is_passed_over(desk):
    claim(desk.assessment(), points="7.5")
    judged(desk.assessment(), desk.appraiser, points="6", reason="Thiếu báo cáo")
    outcome = _accept(desk, LineRef(desk.assessment().pk, "1.1"))

    said = "Dòng này đã được Lê Thị Hoa thẩm định lúc 09:00 ngày 03/12/2020"
    assert [passed.reason for passed in outcome.passed] == [said]
    assert Award.objects.get().points == 6
