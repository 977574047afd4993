from datetime import UTC, datetime, timedelta

import pytest

from scoring.core.history import EventKind, Reader
from scoring.core.types import RunKind
from scoring.models import AppraisalNote, Supplement
from scoring.selectors.line_history import line_history, unit_reader
from tests import factories
from tests.scoring.appraising import NOW, judged, make_appraisal
from tests.scoring.sheets_of_units import saved

UNTIL = datetime(2020, 12, 8, 17, tzinfo=UTC)  # 00:00 of the 9th in the province


@pytest.fixture
def desk(db):
    found = make_appraisal()
    assessment = found.assessment()
    type(assessment).objects.filter(pk=assessment.pk).update(state="draft")
    for version, points in enumerate(("5", "7.5")):
        saved(found.assessment(), found.admin, points=points, version=version)
    type(assessment).objects.filter(pk=assessment.pk).update(state="submitted")
    return found


def note(desk, audience: str = "unit"):
    return AppraisalNote.objects.create(
        assessment=desk.assessment(), criterion_code="1.1", audience=audience, text="Thiếu quý IV",
        written_at=NOW + timedelta(hours=1), written_by=desk.appraiser,
    )  # fmt: skip


def kinds(desk, reader: Reader) -> list[EventKind]:
    return [event.kind for event in line_history(desk.assessment(), "1.1", reader)]


def test_appraisers_read_everything_latest_first(desk, django_assert_num_queries):
    award = judged(desk.assessment(), desk.appraiser, points="7.5").award
    judged(desk.assessment(), desk.appraiser, points="6", reason="Thiếu", version=award.pk)
    note(desk, "appraisers")
    assessment = desk.assessment()
    with django_assert_num_queries(5):
        events = line_history(assessment, "1.1", Reader())

    told = [(event.kind, event.before, event.after, event.reason) for event in events]
    assert told == [
        (EventKind.NOTE, "", "", "Thiếu quý IV"),
        (EventKind.AWARD, "7,5 điểm", "6 điểm", "Thiếu"),
        (EventKind.AWARD, "", "7,5 điểm", ""),
        (EventKind.CLAIM, "5 điểm", "7,5 điểm", ""),
        (EventKind.CLAIM, "", "5 điểm", ""),
    ]


def test_unit_reads_its_own_claims_before_publication(desk):
    judged(desk.assessment(), desk.appraiser, points="7.5")
    note(desk)
    note(desk, "appraisers")

    assert kinds(desk, unit_reader(desk.assessment())) == [EventKind.CLAIM, EventKind.CLAIM]


def test_unit_reads_a_note_that_goes_with_a_request(desk):
    note(desk)
    note(desk, "appraisers")
    asked = Supplement.objects.create(
        assessment=desk.assessment(), lead_unit=desk.lead, criterion_codes=["1.1"], reason="Bổ sung",
        due_at=NOW, asked_at=NOW + timedelta(hours=2), asked_by=desk.appraiser,
    )  # fmt: skip
    with_request = [EventKind.ASKED, EventKind.NOTE_TO_UNIT, EventKind.CLAIM, EventKind.CLAIM]

    assert kinds(desk, unit_reader(desk.assessment())) == with_request
    ended = {
        "ended_at": NOW + timedelta(hours=3),
        "ended_by": desk.appraiser,
        "outcome": "taken_back",
        "end_reason": "Đã có",
    }
    Supplement.objects.filter(pk=asked.pk).update(**ended)
    assert kinds(desk, unit_reader(desk.assessment())) == [EventKind.TAKEN_BACK, *with_request]


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        ("answered", EventKind.ANSWERED),
        ("taken_back", EventKind.TAKEN_BACK),
        ("lapsed", EventKind.LAPSED),
    ],
)
def test_request_tells_until_when_it_ran_and_how_it_ended(desk, outcome, kind):
    Supplement.objects.create(
        assessment=desk.assessment(), lead_unit=desk.lead, criterion_codes=["1.1"], reason="Bổ sung",
        due_at=UNTIL, asked_at=NOW, asked_by=desk.appraiser,
        ended_at=UNTIL, ended_by=desk.admin, outcome=outcome, end_reason="Đã rõ",
    )  # fmt: skip

    events = line_history(desk.assessment(), "1.1", Reader(claims=False))
    assert [(event.kind, event.after, event.reason) for event in events] == [
        (kind, "", "Đã rõ"),
        (EventKind.ASKED, "nhận hết ngày 08/12/2020", "Bổ sung"),
    ]


def test_unit_reads_what_the_publication_rests_on_and_nothing_later(desk):
    award = judged(desk.assessment(), desk.appraiser, points="7.5").award
    note(desk)
    factories.publish(factories.make_run(desk.round, RunKind.PROVISIONAL))
    later = factories.COMPUTED + timedelta(days=1)
    judged_later = {"round": desk.round, "unit": desk.a, "criterion_code": "1.1", "stage": "revision"}
    type(award).objects.create(
        **judged_later, state="score", points=8, awarded_at=later, awarded_by=desk.appraiser
    )

    told = [EventKind.NOTE_TO_UNIT, EventKind.AWARD, EventKind.CLAIM, EventKind.CLAIM]
    assert kinds(desk, unit_reader(desk.assessment())) == told
    assert kinds(desk, Reader()) == [EventKind.REVISION, *told]


def test_history_of_claims_only_where_awards_are_not_for_the_reader(desk):
    judged(desk.assessment(), desk.appraiser, points="7.5")

    assert kinds(desk, Reader(awards=False, internal=False)) == [EventKind.CLAIM, EventKind.CLAIM]
    assert kinds(desk, Reader(claims=False)) == [EventKind.AWARD]
