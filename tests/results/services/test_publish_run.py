from datetime import UTC, date, datetime

import pytest

from accounts.models import AuditEvent, Unit, User
from accounts.services.actors import system_actor
from feedback.models import FeedbackWindow
from results.core.gate import ACKNOWLEDGEABLE
from results.models import PublicationProposal
from results.services.approve_publication import approve_publication
from results.services.propose_publication import propose_publication
from results.services.publication_refused import PublicationRefused
from results.services.publish_run import publish_run
from scoring.core.types import RunKind
from scoring.models import Publication, Round, UnitScore
from scoring.services.compute_scores import compute_scores
from surveys.services.undo_form_batch import undo_form_batch
from tests.rounds import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def edge(standing_edge):
    return Round.objects.get()


def _people() -> tuple[User, User]:
    return User.objects.create(username="nguoi-trinh"), User.objects.create(username="nguoi-duyet")


def test_publish_freezes_the_run_and_opens_the_window(edge):
    publication = published(edge, respond_before=date(2032, 1, 15))

    assert (publication.kind, publication.number, publication.code) == (
        "provisional",
        1,
        "2031-provisional-1",
    )
    assert publication.self_run.kind == RunKind.SELF
    assert FeedbackWindow.objects.get(publication=publication).closes_at == datetime(
        2032, 1, 14, 17, tzinfo=UTC
    )
    assert Round.objects.get(pk=edge.pk).state == "provisional"
    assert list(AuditEvent.objects.order_by("-sequence").values_list("verb", flat=True)[:4]) == [
        *("open_feedback_window", "publish", "propose_publication", "compute_scores"),
    ]


def test_publish_without_a_run_is_refused(edge):
    with pytest.raises(PublicationRefused, match="chưa có lượt tính"):
        publish_run(round=edge, kind="provisional", prepared_by=system_actor(), approved_by=system_actor())

    assert not Publication.objects.exists()


def test_publish_with_a_ranked_unit_without_index_is_refused_and_names_it(edge):
    compute_scores(round=edge, kind=RunKind.PROVISIONAL, by=system_actor())

    with pytest.raises(PublicationRefused, match=r"1 đơn vị chưa có chỉ số: Phường Mẫu 7 còn thiếu B.2"):
        publish_run(round=edge, kind="provisional", prepared_by=system_actor(), approved_by=system_actor())
    assert not PublicationProposal.objects.exists()


def test_publish_by_one_person_on_both_sides_is_refused(edge):
    compute_scores(round=edge, kind=RunKind.PROVISIONAL, by=system_actor())
    someone, _ = _people()

    with pytest.raises(PublicationRefused, match="Người duyệt phải khác người trình"):
        publish_run(
            round=edge,
            kind="provisional",
            prepared_by=someone,
            approved_by=someone,
            acknowledges_incomplete=True,
        )
    assert not PublicationProposal.objects.exists()


def test_publish_the_same_run_again_gives_the_publication_that_stands(edge):
    first = published(edge)
    again = publish_run(
        round=edge, kind="provisional", prepared_by=system_actor(), approved_by=system_actor()
    )

    assert (again.publication, again.created) == (first, False)


def test_approve_by_the_one_who_prepared_is_refused(edge):
    compute_scores(round=edge, kind=RunKind.PROVISIONAL, by=system_actor())
    someone, another = _people()
    proposal = propose_publication(round=edge, kind="provisional", by=someone, acknowledges=ACKNOWLEDGEABLE)

    with pytest.raises(PublicationRefused, match="khác người trình"):
        approve_publication(proposal=proposal, by=someone)
    publication = approve_publication(proposal=proposal, by=another)
    proposal.refresh_from_db()
    assert (proposal.publication, proposal.approved_by) == (publication, another)


def test_approve_twice_is_refused(edge):
    compute_scores(round=edge, kind=RunKind.PROVISIONAL, by=system_actor())
    someone, another = _people()
    proposal = propose_publication(round=edge, kind="provisional", by=someone, acknowledges=ACKNOWLEDGEABLE)
    approve_publication(proposal=proposal, by=another)

    with pytest.raises(PublicationRefused, match="đã được duyệt"):
        approve_publication(proposal=proposal, by=another)
    assert Publication.objects.count() == 1


def test_propose_a_run_whose_inputs_have_changed_is_refused(edge):
    compute_scores(round=edge, kind=RunKind.PROVISIONAL, by=system_actor())
    Unit.objects.filter(code="S3").update(ranked=True)

    with pytest.raises(PublicationRefused, match="hãy tính lại"):
        propose_publication(round=edge, kind="provisional", by=system_actor(), acknowledges=ACKNOWLEDGEABLE)


def test_publish_final_after_provisional_moves_the_round_on(edge):
    published(edge, respond_before=date(2021, 1, 15))
    compute_scores(round=edge, kind=RunKind.FINAL, by=system_actor())
    final = publish_run(
        round=edge,
        kind="final",
        prepared_by=system_actor(),
        approved_by=system_actor(),
        acknowledges_incomplete=True,
    ).publication

    assert (final.number, final.kind, Round.objects.get(pk=edge.pk).state) == (2, "final", "final")
    assert not FeedbackWindow.objects.filter(publication=final).exists()
    assert UnitScore.objects.filter(run=final.run, index__isnull=True).count() == 1


def test_publish_on_survey_forms_that_were_taken_back_is_refused(edge):
    by = system_actor()
    compute_scores(round=edge, kind=RunKind.PROVISIONAL, by=by)
    undo_form_batch(batch=edge.form_batches.get(), reason="Nhầm tệp", by=by)

    with pytest.raises(PublicationRefused, match="Phiếu khảo sát đã thay đổi sau lần bàn giao 1"):
        published(edge)
    assert not Publication.objects.exists()
