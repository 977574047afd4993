import json

import pytest
from django.core.management import call_command
from django.db.models import Count, Model
from django.utils import timezone

from accounts.models import User
from documents.selectors.answers import answer_rows
from feedback.models import Objection
from feedback.selectors.board import feedback_board
from scoring.core.timetable import Phase
from scoring.models import (
    AppraisalPart,
    Assessment,
    Award,
    Claim,
    MinutesIssue,
    Publication,
    ScoreLine,
    SecondLook,
    Supplement,
    WorkingSession,
)
from scoring.selectors.desk import desk_of

pytestmark = pytest.mark.django_db


def _load(capsys, stage: str) -> dict:
    call_command("load_demo", stage=stage, format="json")
    return json.loads(capsys.readouterr().out)


def test_demo_opens_while_units_score_themselves(capsys):
    said = _load(capsys, "self")

    assert (said["stage"], said["publication"], said["accounts"]) == ("self", None, 21)
    assert desk_of(Assessment.objects.first()).phase is Phase.OPEN
    assert (Claim.objects.exists(), Publication.objects.exists()) == (True, False)


def test_demo_opens_while_sheets_are_appraised(capsys):
    said = _load(capsys, "appraisal")

    assert (said["stage"], said["publication"], said["accounts"]) == ("appraisal", None, 21)
    assert set(Assessment.objects.values_list("state", flat=True)) == {"submitted"}
    judged = Award.objects.filter(state="score", awarded_by__username="thamdinh.snv")
    assert (judged.exclude(reason="").exists(), judged.filter(reason="").exists()) == (True, True)
    assert _counted(AppraisalPart, "state") == {"closed": 2, "confirmed": 4, "accepted": 2}
    assert _counted(Supplement, "outcome") == {"answered": 1, "": 1}
    assert _counted(SecondLook, "outcome") == {"kept": 1, "": 1}
    assert _counted(WorkingSession, "state") == {"closed": 1, "held": 1, "planned": 5}
    issue = MinutesIssue.objects.get()
    assert (issue.number, bool(issue.sha256)) == ("01/BB-TGV", True)
    resting = Award.objects.current().filter(document__contains="01/BB-TGV")
    assert set(resting.values_list("unit__code", flat=True)) == {"CTHUE"}
    assert resting.count() == 9


def test_demo_opens_while_units_answer(capsys):
    said = _load(capsys, "feedback")

    publication, now = Publication.objects.get(), timezone.now()
    assert said["publication"] == publication.code == "2020-provisional-1"
    assert publication.window.closes_at > now
    found = dict(Objection.objects.values_list("status").annotate(Count("pk")).order_by())
    assert found == {
        "draft": 1,
        "sent": 1,
        "routed": 3,
        "concurred": 2,
        "asked": 1,
        "accepted": 1,
        "part": 1,
        "rejected": 1,
    }
    assert Objection.objects.get(status="routed", due_at__lte=now).lead_unit.code == "STC"
    board = feedback_board(publication.window)
    assert (board.agreed, board.objected, board.owing, board.silent) == (10, 5, 17, 0)
    assert publication.window.extensions.get().unit.code == "CAT"


def test_demo_opens_with_the_final_result_and_again_changes_nothing(capsys):
    said = _load(capsys, "final")
    provisional, final = Publication.objects.order_by("number")

    assert (said["publication"], final.is_sample) == ("2020-final-2", True)
    assert _changed(provisional, final) == {
        ("PRTC", "3.6"): ("1.30", "1.44"),
        ("PRTC", "5.5"): ("-1.00", "0.00"),
        ("SKHDT", "1.6"): ("0.00", "2.00"),
        ("STP", "2.1.2"): ("0.50", "1.00"),
        ("SXD", "1.1.2"): ("1.84", "1.95"),
        ("SXD", "2.1.2"): ("0.00", "0.50"),
        ("SYT", "2.3"): ("1.38", "1.46"),
        ("SYT", "3.2.1"): ("1.25", "1.34"),
    }
    assert feedback_board(provisional.window).silent == 15
    assert [len(row.open) for row in answer_rows(provisional)] == [0] * 6
    people = User.objects.count()
    assert (_load(capsys, "final")["created"], User.objects.count()) == (False, people)


def _changed(before: Publication, after: Publication) -> dict[tuple[str, str], tuple[str, str]]:
    """The lines that differ, by unit and criterion, with their points before and after."""
    lines = [
        {
            (unit, code): str(points)
            for unit, code, points in ScoreLine.objects.filter(run=publication.run_id).values_list(
                "unit__code", "criterion_code", "points"
            )
        }
        for publication in (before, after)
    ]
    return {key: (points, lines[1][key]) for key, points in lines[0].items() if lines[1][key] != points}


def _counted(model: type[Model], column: str) -> dict[str, int]:
    """How many rows have which word there."""
    return dict(model.objects.values_list(column).annotate(Count("pk")).order_by())
