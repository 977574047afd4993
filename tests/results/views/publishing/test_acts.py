import pytest

from accounts.models import Job, Role
from results.models import PublicationProposal
from scoring.models import Publication
from tests import factories
from tests.results.views.publishing.conftest import signed_in
from tests.small_round import award

SEEN = {"seen": "on"}


def _address(proposal: PublicationProposal, act: str) -> str:
    return f"/dot/2020/cong-bo/{proposal.pk}/{act}/"


def test_approval_publishes_and_has_the_letters_rendered(proposal, as_approver, approver):
    page = as_approver.post(_address(proposal, "duyet"), SEEN, follow=True).content.decode()
    publication = Publication.objects.get()
    job = Job.objects.get()

    assert (publication.published_by, publication.run) == (approver, proposal.run)
    assert (job.kind, job.payload) == ("render_documents", {"publication_id": publication.pk})
    assert "Đã công bố kết quả lần 1; công văn, phụ lục đang được kết xuất." in page


def test_approval_without_having_looked_is_refused(proposal, as_approver):
    answer = as_approver.post(_address(proposal, "duyet"))

    assert (answer.status_code, "Hãy đánh dấu đã xem trước" in answer.content.decode()) == (422, True)
    assert not Publication.objects.exists()


def test_approval_is_for_another_person_than_who_prepared(round, proposal, preparer):
    preparer.grants.create(role=Role.DEPARTMENT_LEADER, valid_from="2020-01-01")
    client = signed_in(preparer)

    assert "Duyệt và công bố" not in client.get("/dot/2020/cong-bo/").content.decode()
    page = client.post(_address(proposal, "duyet"), SEEN, follow=True).content.decode()
    assert ("Người duyệt phải khác người trình" in page, Publication.objects.count()) == (True, 0)


def test_approval_of_figures_that_have_changed_says_so_on_the_page_and_is_refused(
    round, proposal, as_approver
):
    award(round, "C", points=5)

    assert "Không duyệt được nữa" in as_approver.get("/dot/2020/cong-bo/").content.decode()
    page = as_approver.post(_address(proposal, "duyet"), SEEN, follow=True).content.decode()
    assert ("hãy tính lại trước khi công bố" in page, Publication.objects.count()) == (True, 0)


def test_second_approval_says_that_it_was_done(proposal, as_approver):
    as_approver.post(_address(proposal, "duyet"), SEEN)
    page = as_approver.post(_address(proposal, "duyet"), SEEN, follow=True).content.decode()

    assert ("Đề nghị này đã được duyệt" in page, Publication.objects.count()) == (True, 1)


def test_proposal_is_given_back_with_its_reason(proposal, as_approver):
    missing = as_approver.post(_address(proposal, "tra-lai"))
    assert (missing.status_code, "Hãy ghi lý do." in missing.content.decode()) == (422, True)
    as_approver.post(_address(proposal, "tra-lai"), {"reason": "Xem lại Sở C"})
    proposal.refresh_from_db()

    assert (proposal.ending, proposal.closed_because) == ("returned", "Xem lại Sở C")


def test_proposal_is_withdrawn_by_whoever_prepared_it(proposal, as_preparer):
    other = signed_in(factories.make_person(Role.ROUND_ADMIN, username="nguoi-khac"))
    assert "Rút lại đề nghị" not in other.get("/dot/2020/cong-bo/").content.decode()
    other.post(_address(proposal, "rut-lai"))
    as_preparer.post(_address(proposal, "rut-lai"))
    proposal.refresh_from_db()

    assert (proposal.ending, proposal.closed_by) == ("withdrawn", proposal.prepared_by)


@pytest.mark.parametrize(
    ("act", "role", "status"),
    [
        ("duyet", Role.ROUND_ADMIN, 403),
        ("duyet", Role.PROVINCE_LEADER, 403),
        ("duyet", Role.UNIT_HEAD, 403),
        ("tra-lai", Role.ROUND_ADMIN, 403),
        ("rut-lai", Role.DEPARTMENT_LEADER, 403),
        ("rut-lai", None, 403),
    ],
)
def test_acts_are_for_their_roles(proposal, act, role, status):
    person = factories.make_person(role, proposal.run.unit_scores.first().unit, username="ai-do")
    client = signed_in(person)

    assert client.get(_address(proposal, act)).status_code == 405
    assert client.post(_address(proposal, act), {**SEEN, "reason": "x"}).status_code == status
    assert PublicationProposal.objects.waiting().get() == proposal


def test_proposal_of_another_round_is_not_found(proposal, as_approver):
    assert as_approver.post(f"/dot/2019/cong-bo/{proposal.pk}/duyet/", SEEN).status_code == 404
