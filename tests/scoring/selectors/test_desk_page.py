from datetime import timedelta

import pytest

from accounts.rules import standing_of
from scoring.models import Assessment, Claim
from scoring.selectors.desk import with_frame
from scoring.selectors.desk_page import Worker, desk_page
from scoring.services.submission.return_assessment import return_assessment
from scoring.services.submission.send_back import send_back
from scoring.services.submission.send_to_head import send_to_head
from scoring.services.submission.submit_assessment import submit_assessment
from tests.rounds import filled_edge_round
from tests.scoring.handing_in import NOW, REASON, ask_evidence, claim, make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make_desk()


def _page(desk, person=None):
    return desk_page(desk.assessment(), standing_of(person or desk.officer, NOW.date()), NOW)


def test_page_counts_by_domain_what_is_done_and_what_is_lacking(desk):
    ask_evidence()
    claim(desk.assessment(), saved_by=desk.officer)
    own, surveyed = _page(desk).domains

    assert (own.code, own.tally.done, own.tally.leaves, str(own.tally.points)) == ("1", 1, 1, "7.50")
    assert (own.is_own, own.lacking_evidence, own.to_mend, own.warnings) == (True, 1, 0, ())
    assert own.workers == (Worker("Lê Thị Hoa", 1, NOW),)
    assert (surveyed.is_own, surveyed.workers) == (False, ())


def test_claim_that_is_invalid_is_to_mend(desk):
    claim(desk.assessment(), points="11")

    assert _page(desk).domains[0].to_mend == 1


def test_page_tells_why_the_sheet_came_back_until_something_happens(desk):
    claim(desk.assessment())
    send_to_head(assessment=desk.assessment(), by=desk.officer, now=NOW)
    assert _page(desk).sent_back is None
    send_back(assessment=desk.assessment(), reason=REASON, by=desk.head, now=NOW)
    assert _page(desk).sent_back.reason == REASON
    submit_assessment(assessment=desk.assessment(), declared=True, by=desk.head, now=NOW)
    assert _page(desk).sent_back is None
    return_assessment(assessment=desk.assessment(), reason="Thiếu", by=desk.admin, now=NOW)

    assert _page(desk).sent_back.reason == "Thiếu"
    assert [step.to_state for step in _page(desk).steps] == ["returned", "submitted", "draft", "with_head"]


def test_page_holds_the_submission_in_force(desk):
    claim(desk.assessment())
    submission = submit_assessment(assessment=desk.assessment(), declared=True, by=desk.head, now=NOW)
    page = _page(desk, desk.head)

    assert (page.submission, page.moves) == (submission, {"withdraw"})
    assert page.lock.startswith("Bản tự chấm đã nộp")
    assert not page.editable


def test_workers_stand_the_latest_first(desk):
    claim(desk.assessment(), saved_by=desk.officer)
    page = _page(desk)
    assert [worker.name for worker in page.domains[0].workers] == ["Lê Thị Hoa"]
    Claim.objects.update(saved_at=NOW + timedelta(hours=1))

    assert _page(desk).domains[0].workers[0].last_at == NOW + timedelta(hours=1)


def test_page_of_one_domain_and_of_many_takes_nine_queries(desk, django_assert_num_queries):
    few = desk.assessment()
    many = with_frame(Assessment.objects.filter(round=filled_edge_round()))[0]
    held = standing_of(desk.officer, NOW.date())

    for assessment in (few, many):
        with django_assert_num_queries(9):
            desk_page(assessment, held, NOW)
