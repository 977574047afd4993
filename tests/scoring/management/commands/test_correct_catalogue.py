import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from scoring.models import CatalogueCorrection
from tests.rounds import opened_edge_round
from tests.scoring.correcting import newer_version

pytestmark = pytest.mark.django_db
GROUNDS = ("--document", "12/SNV-CCHC", "--document-date", "05/01/2026", "--reason", "Sai mức điểm")


def _document(*words: str) -> dict:
    out = StringIO()
    call_command("correct_catalogue", "--year", "2031", *words, "--format", "json", stdout=out)
    return json.loads(out.getvalue())


def _refusal(*words: str) -> str:
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("correct_catalogue", "--year", "2031", *words, "--format", "json", stdout=out)
    (finding,) = json.loads(out.getvalue())["findings"]
    return finding["message"]


def test_correct_catalogue_puts_the_round_under_the_newest_version(tmp_path):
    edge = opened_edge_round()
    newer = newer_version(tmp_path)
    told = _document(*GROUNDS)

    edge.refresh_from_db()
    assert (edge.criteria_set, told["version"], told["dry_run"]) == (newer, 2, False)
    assert CatalogueCorrection.objects.get().document == "12/SNV-CCHC"


def test_correct_catalogue_dry_run_tells_and_writes_nothing(tmp_path):
    opened_edge_round()
    newer_version(tmp_path)
    told = _document("--dry-run")

    assert (len(told["changes"]["annexes"]), told["moved"], told["dry_run"]) == (1, {}, True)
    assert not CatalogueCorrection.objects.exists()


def test_correct_catalogue_without_a_newer_version_names_the_command_that_brings_one():
    opened_edge_round()
    assert _refusal(*GROUNDS) == (
        "Không có phiên bản nào mới hơn 99/QĐ-UBND (phiên bản 1); hãy nhập bộ tiêu chí (import_catalogue)"
    )


def test_correct_catalogue_to_a_version_that_is_not_there_is_refused(tmp_path):
    opened_edge_round()
    newer_version(tmp_path)
    assert _refusal("--to", "7", *GROUNDS).startswith("Không có phiên bản 7 mới hơn")


def test_correct_catalogue_without_a_reason_is_refused(tmp_path):
    opened_edge_round()
    newer_version(tmp_path)
    assert _refusal(*GROUNDS[:4]) == "Đính chính phải ghi lý do."


@pytest.mark.parametrize("day", [(), ("--document-date", "31/02/2026")])
def test_correct_catalogue_without_a_day_is_wrong_usage(tmp_path, day):
    opened_edge_round()
    newer_version(tmp_path)
    with pytest.raises(CommandError, match="--document-date"):
        _document("--document", "12/SNV-CCHC", "--reason", "x", *day)
