import pytest

from documents.selectors.self_reports import report_of
from scoring.models import Assessment, Claim, Criterion, Round
from scoring.selectors.desk import with_frame
from scoring.services.submission.submit_assessment import submit_assessment
from scoring.services.submission.withdraw_submission import withdraw_submission
from tests import factories
from tests.rounds import filled_edge_round
from tests.scoring.handing_in import NOW, REASON, claim, make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    made = make_desk()
    claim(made.assessment())
    return made


def test_report_before_submission_is_a_draft_of_the_claims(desk):
    Claim.objects.update(points=3)
    report = report_of(desk.assessment())

    assert (report.is_draft, report.total.own_text, report.content.signer) == (True, "3,00", None)


def test_report_after_submission_rests_on_what_was_handed_in(desk):
    submission = submit_assessment(assessment=desk.assessment(), declared=True, by=desk.head, now=NOW)
    Claim.objects.update(points=3)
    report = report_of(desk.assessment())

    assert (report.receipt.code, report.receipt.content_hash) == (submission.code, submission.content_hash)
    assert report.receipt.line.endswith("Nộp lúc 09:00 ngày 10/11/2020")
    assert (report.total.own_text, report.signer_lines) == ("7,50", ("THỦ TRƯỞNG ĐƠN VỊ",))


def test_report_of_a_submission_stays_when_the_set_is_corrected(desk):
    submit_assessment(assessment=desk.assessment(), declared=True, by=desk.head, now=NOW)
    before = report_of(desk.assessment())
    newer = factories.make_set([desk.a.group], version=2, title="Bộ đã đính chính")
    Criterion.objects.filter(catalogue__criteria_set=newer, code="1.1").update(title="Khác", max_points=5)
    Round.objects.update(criteria_set=newer)

    assert report_of(desk.assessment()) == before


def test_report_after_withdrawal_is_a_draft_again(desk):
    submit_assessment(assessment=desk.assessment(), declared=True, by=desk.head, now=NOW)
    withdraw_submission(assessment=desk.assessment(), reason=REASON, by=desk.head, now=NOW)

    assert report_of(desk.assessment()).is_draft


def test_reports_of_the_edge_round_add_up():
    """Weights, exemptions, every method: each report is refused where its sums differ."""
    edge = filled_edge_round()
    reports = [report_of(row) for row in with_frame(Assessment.objects.filter(round=edge))]

    assert len(reports) == 11
    assert all(report.total.own == report.content.totals.obtained for report in reports)
