import json

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from scoring.core.timetable import Phase
from scoring.models import Assessment, Award, Claim, Publication
from scoring.selectors.desk import desk_of

pytestmark = pytest.mark.django_db


def _load(capsys, stage: str) -> dict:
    call_command("load_demo", stage=stage, format="json")
    return json.loads(capsys.readouterr().out)


def test_demo_opens_while_units_score_themselves(capsys):
    said = _load(capsys, "self")

    assert (said["stage"], said["publication"], said["accounts"]) == ("self", None, 20)
    assert desk_of(Assessment.objects.first()).phase is Phase.OPEN
    assert (Claim.objects.exists(), Publication.objects.exists()) == (True, False)


def test_demo_opens_while_sheets_are_appraised(capsys):
    said = _load(capsys, "appraisal")

    assert (said["stage"], said["publication"], said["accounts"]) == ("appraisal", None, 20)
    assert set(Assessment.objects.values_list("state", flat=True)) == {"submitted"}
    judged = Award.objects.filter(state="score", awarded_by__username="thamdinh.snv")
    assert (judged.exclude(reason="").exists(), judged.filter(reason="").exists()) == (True, True)


def test_demo_opens_while_units_answer(capsys):
    said = _load(capsys, "feedback")

    publication = Publication.objects.get()
    assert said["publication"] == publication.code == "2020-provisional-1"
    assert publication.window.closes_at > timezone.now()


def test_demo_opens_with_the_final_result_and_again_changes_nothing(capsys):
    said = _load(capsys, "final")
    people = User.objects.count()

    assert said["publication"] == "2020-final-2"
    assert _load(capsys, "final")["created"] is False
    assert User.objects.count() == people
