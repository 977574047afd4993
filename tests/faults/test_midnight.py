"""The last second of a day and the first of the next, in the province: whatever zone the machine is in."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.models import Role
from feedback.core.words import ReplyKind
from feedback.services.open_window import closing_moment
from feedback.services.refusals import WindowClosed
from scoring.core.desk import ClaimSource
from scoring.forms.setup import TimetableForm
from scoring.models import Assessment
from scoring.services.save_claim import SavedClaim, SheetLocked, save_claim
from scoring.services.set_timetable import set_timetable
from tests import factories
from tests.feedback.season import make_season, sent
from tests.scoring.sheets_of_units import make_sheets, typed

pytestmark = pytest.mark.django_db
ONE_SECOND = timedelta(seconds=1)


@pytest.fixture(params=["UTC", "America/Los_Angeles", "Asia/Tokyo"], autouse=True)
def _zone_of_the_machine(request, monkeypatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def saved_at(assessment: Assessment, moment: datetime) -> SavedClaim:
    officer = factories.make_person(Role.UNIT_OFFICER, assessment.unit, f"can-bo-{moment:%S}")
    return save_claim(
        assessment=assessment,
        criterion_code="1.1",
        entry=typed(points="7"),
        version=0,
        source=ClaimSource.SHEET,
        by=officer,
        now=moment,
    )


def test_row_is_saved_at_23_59_59_and_refused_at_midnight():
    """As typed on the form: until 00:00 of the 16th, which is 17:00 of the 15th in UTC."""
    sheets, midnight = make_sheets(), datetime(2020, 11, 15, 17, tzinfo=UTC)
    form, admin = TimetableForm({"self_due_at": "00:00 16/11/2020"}), factories.make_person(Role.ROUND_ADMIN)
    assert form.is_valid()
    set_timetable(round=sheets.round, moments=form.moments, reason="", by=admin)

    assert saved_at(sheets.a, midnight - ONE_SECOND).claim.saved_at == midnight - ONE_SECOND
    with pytest.raises(SheetLocked, match=r"Đã hết thời gian tự chấm \(nhận hết ngày 15/11/2020\)"):
        saved_at(sheets.a, midnight)


def test_answer_is_sent_at_23_59_59_and_refused_at_midnight():
    """“Trước ngày 15/01/2021”: until 00:00 of the 15th, which is 17:00 of the 14th in UTC."""
    season, midnight = make_season(), datetime(2021, 1, 14, 17, tzinfo=UTC)
    assert season.window.closes_at == closing_moment(date(2021, 1, 15)) == midnight

    assert sent(season, ReplyKind.AGREE, now=midnight - ONE_SECOND).sent_at == midnight - ONE_SECOND
    with pytest.raises(WindowClosed, match=r"nhận hết ngày 14/01/2021"):
        sent(season, ReplyKind.AGREE, unit=season.b, by=season.other_head, now=midnight)
