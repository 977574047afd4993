from datetime import date

import pytest
from django.core.files.base import ContentFile

from accounts.models import AuditEvent
from cchc_portal.lib.files.refusal import FileRefused
from feedback.models import Paper
from feedback.services.receive_paper import PaperGiven, PaperRefused
from feedback.services.refusals import ReplyRefused
from feedback.services.reply.attach_paper import attach_paper
from tests.feedback.season import NOW, SIGNED_ON, with_paper


def attach(season, given, by=None):
    return attach_paper(window=season.window, unit=season.a, given=given, by=by or season.officer, now=NOW)


def test_attach_keeps_the_file_with_its_hash(season):
    kept = with_paper(season)

    assert season.reply().paper == kept
    assert (str(kept), kept.file_type, len(kept.sha256), kept.file.read()[:5]) == (
        *("Văn bản số 37/UBND-NV ngày 11/01/2021", "pdf"),
        *(64, b"%PDF-"),
    )
    kept.file.close()
    assert AuditEvent.objects.get(verb="attach_reply_paper").detail["sha256"] == kept.sha256


def test_attach_another_paper_keeps_the_first(season):
    with_paper(season)
    second = attach(season, PaperGiven("38", SIGNED_ON))

    assert (season.reply().paper, Paper.objects.count()) == (second, 2)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (PaperGiven(" ", SIGNED_ON), "số, ký hiệu và ngày"),
        (PaperGiven("37", None), "số, ký hiệu và ngày"),
        (PaperGiven("37", date(2021, 1, 13)), "sau ngày hôm nay"),
    ],
)
def test_attach_without_number_or_day_is_refused(season, given, said):
    with pytest.raises(PaperRefused, match=said):
        attach(season, given)
    assert Paper.objects.count() == 0


def test_attach_a_program_is_refused(season):
    with pytest.raises(FileRefused):
        attach(season, PaperGiven("37", SIGNED_ON, file=ContentFile(b"MZ" + b"\0" * 99, name="a.exe")))


def test_attach_by_another_unit_is_refused_before_the_file_is_read(season):
    with pytest.raises(ReplyRefused, match="Sở A"):
        attach(season, PaperGiven("37", SIGNED_ON), by=season.other_head)
