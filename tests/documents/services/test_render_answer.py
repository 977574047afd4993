import pytest

from accounts.models import AuditEvent
from documents.models import Document, IssuanceKind
from documents.selectors.answers import answer_rows
from documents.selectors.files import document_bytes
from documents.services.record_issuance import IssuanceGiven, record_issuance
from documents.services.render_answer import AnswerRefused, render_answer
from documents.services.render_documents import render_publication
from feedback.core.words import Outcome, ReplyKind
from feedback.services.reply.send_reply import send_reply
from tests.documents.answers import DECIDED, decided, decided_season
from tests.feedback.season import NOW, SIGNED_ON, Season
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def standing_season(django_db_setup, django_db_blocker):
    with standing_rows(django_db_blocker):
        yield decided_season()


@pytest.fixture
def season(standing_season, db) -> Season:
    return standing_season


def _rendered(season: Season, unit=None) -> Document:
    return render_answer(window=season.window, unit=unit or season.a, by=season.admin, now=DECIDED)


def test_answer_is_a_document_of_the_unit_kept_with_its_hash(season):
    document = _rendered(season)

    assert (document.kind, document.unit, document.file_name, document.rendered_by) == (
        *("tra-loi", season.a, "tra-loi-A.pdf", season.admin),
    )
    assert document_bytes(document).startswith(b"%PDF")
    assert AuditEvent.objects.get(verb="render_document").detail["kind"] == "tra-loi"


def test_answer_asked_for_again_is_the_one_that_exists(season):
    assert _rendered(season) == _rendered(season)
    assert Document.objects.count() == 1


def test_answer_after_another_decision_is_another_letter_and_the_first_stays(season):
    first = _rendered(season)
    decided(season, "1.1", Outcome.REJECT, reason="Xem lại")
    second = _rendered(season)
    (row,) = answer_rows(season.window.publication)

    assert [letter.document for letter in row.letters] == [second, first]
    assert (row.is_current, document_bytes(first) != document_bytes(second)) == (True, True)


def test_answer_names_the_number_of_the_letter_once_it_is_on_record(season):
    first = _rendered(season)
    given = IssuanceGiven(IssuanceKind.LETTER, "12/SNV", SIGNED_ON)
    record_issuance(of=season.window.publication, given=given, by=season.admin)
    (row,) = answer_rows(season.window.publication)

    assert (row.is_current, row.is_ready) == (False, True)
    assert _rendered(season) != first


def test_answer_leaves_the_papers_of_the_publication_alone(season):
    _rendered(season)
    papers = render_publication(publication=season.window.publication, by=season.admin)

    assert "tra-loi" not in {paper.kind for paper in papers}


def test_two_who_render_the_same_answer_at_once_have_one(season, monkeypatch):
    row = answer_rows(season.window.publication)
    first = _rendered(season)
    monkeypatch.setattr("documents.services.render_answer.answer_rows", lambda _: row)

    assert (_rendered(season), Document.objects.count()) == (first, 1)


def test_answer_is_refused_to_a_unit_that_asked_for_nothing(season):
    send_reply(
        window=season.window,
        unit=season.b,
        kind=ReplyKind.AGREE,
        declared=True,
        by=season.other_head,
        now=NOW,
    )
    for unit in (season.b, season.c):
        with pytest.raises(AnswerRefused, match=f"^{unit.name} không có đề nghị điều chỉnh nào để trả lời"):
            _rendered(season, unit)


def test_answer_is_refused_while_more_is_asked_for(season):
    decided(season, "3.1", Outcome.ASK, until=DECIDED.date())
    with pytest.raises(AnswerRefused) as refused:
        _rendered(season)

    assert str(refused.value) == "Chưa trả lời Sở A được, còn tiêu chí 3.1 (chờ đơn vị bổ sung)."
    assert not Document.objects.exists()
