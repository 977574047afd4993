import pytest
from django.core.management import call_command

from scoring.models import Submission
from scoring.services.submission.submit_assessment import submit_assessment
from tests.scoring.handing_in import NOW, claim, make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission() -> Submission:
    desk = make_desk()
    claim(desk.assessment())
    return submit_assessment(assessment=desk.assessment(), declared=True, by=desk.head, now=NOW)


@pytest.mark.usefixtures("submission")
def test_submissions_that_are_whole_are_counted(capsys):
    call_command("verify_submissions")

    assert capsys.readouterr().out == "1 lần nộp bản tự chấm đều đúng mã băm\n"


def test_submission_that_was_changed_is_named(submission, capsys):
    """As if the file of the database had been edited: rows of a ledger cannot be changed from here."""
    Submission.objects.create(
        assessment=submission.assessment,
        number=2,
        code="2020-A-2-7K3F9Q",
        content=submission.content,
        content_hash="0" * 64,
        declaration="x",
        submitted_at=NOW,
        submitted_by=submission.submitted_by,
    )

    with pytest.raises(SystemExit, match="1"):
        call_command("verify_submissions")
    assert "Biên nhận 2020-A-2-7K3F9Q: nội dung đã lưu không khớp mã băm" in capsys.readouterr().out
