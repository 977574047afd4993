import json

import pytest
from django.core.management import call_command

from documents.models import Document
from feedback.core.words import Outcome
from tests.documents.answers import DECIDED, decided, decided_season

pytestmark = pytest.mark.django_db


def command(capsys, *words: str, status: int = 0) -> dict:
    ended = 0
    try:
        call_command("render_answers", *words, "--format", "json")
    except SystemExit as end:
        ended = int(end.code or 0)
    assert ended == status
    return json.loads(capsys.readouterr().out)


def test_command_writes_letters_and_manifest(tmp_path, capsys):
    decided_season()
    out = tmp_path / "thu"
    told = command(capsys, "--year", "2020", "--out", str(out))

    assert sorted(path.name for path in out.iterdir()) == ["manifest.json", "tra-loi-A.pdf"]
    assert json.loads((out / "manifest.json").read_text("utf-8")) == told["files"]
    assert [(row["kind"], row["unit"]) for row in told["files"]] == [("tra-loi", "A")]


def test_command_leaves_out_who_waits_and_says_why_where_asked(tmp_path, capsys):
    season = decided_season()
    decided(season, "3.1", Outcome.ASK, until=DECIDED.date())
    told = command(capsys, "--year", "2020", "--out", str(tmp_path))
    asked = command(capsys, "--year", "2020", "--out", str(tmp_path), "--unit", "A", status=1)

    assert (told["files"], told["waiting"], Document.objects.count()) == ([], ["A"], 0)
    assert [finding["message"] for finding in asked["findings"]] == [
        "Chưa trả lời Sở A được, còn tiêu chí 3.1 (chờ đơn vị bổ sung)."
    ]
