from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from accounts.models import AuditEvent, User
from results.models import PublicationProposal
from results.services.approve_publication import approve_publication
from results.services.close_proposal import return_proposal, withdraw_proposal
from results.services.propose_publication import propose_publication
from results.services.publication_refused import PublicationRefused
from scoring.models import Publication
from scoring.services.settle_exemption import ExemptionRefused, Place, grant_exemptions
from tests.small_round import computed, small_round


@pytest.fixture
def people():
    return tuple(User.objects.create(username=name) for name in ("nguoi-trinh", "mot", "hai"))


@pytest.fixture
def proposal(people) -> PublicationProposal:
    round = small_round({"A": "9.5", "B": "7.5"})
    computed(round)
    return propose_publication(round=round, kind="provisional", by=people[0])


@pytest.mark.django_db
def test_proposal_given_back_says_why_and_is_approved_no_more(proposal, people):
    _, leader, other = people
    returned = return_proposal(proposal=proposal, reason=" Xem lại Sở B ", by=leader)

    assert (returned.ending, returned.closed_because, returned.closed_by) == (
        *("returned", "Xem lại Sở B", leader),
    )
    assert AuditEvent.objects.last().verb == "return_proposal"
    with pytest.raises(PublicationRefused, match="đã kết thúc: lãnh đạo trả lại"):
        approve_publication(proposal=proposal, by=other)


@pytest.mark.django_db
def test_proposal_is_given_back_with_a_reason_only_and_by_another_person(proposal, people):
    with pytest.raises(PublicationRefused, match="phải ghi lý do"):
        return_proposal(proposal=proposal, reason=" ", by=people[1])
    with pytest.raises(PublicationRefused, match="rút lại"):
        return_proposal(proposal=proposal, reason="Nhầm", by=people[0])
    assert PublicationProposal.objects.waiting().get() == proposal


@pytest.mark.django_db
def test_proposal_is_withdrawn_by_whoever_prepared_it(proposal, people):
    with pytest.raises(PublicationRefused, match="Chỉ người trình"):
        withdraw_proposal(proposal=proposal, by=people[1])
    withdrawn = withdraw_proposal(proposal=proposal, by=people[0])

    assert (withdrawn.ending, withdrawn.is_waiting) == ("withdrawn", False)
    again = propose_publication(round=proposal.run.round, kind="provisional", by=people[0])
    assert PublicationProposal.objects.waiting().get() == again


@pytest.mark.django_db
def test_proposal_that_was_approved_is_neither_given_back_nor_withdrawn(proposal, people):
    approve_publication(proposal=proposal, by=people[1])

    for act in (
        lambda: return_proposal(proposal=proposal, reason="Muộn", by=people[2]),
        lambda: withdraw_proposal(proposal=proposal, by=people[0]),
    ):
        with pytest.raises(PublicationRefused, match="đã được duyệt"):
            act()


def _at_once(*acts):
    """What each act came to, all begun in the same moment: "done" or the refusal."""
    together = Barrier(len(acts))

    def run(act):
        try:
            together.wait(20)
            act()
        except (PublicationRefused, ExemptionRefused) as refusal:
            return str(refusal)
        else:
            return "done"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


@pytest.mark.django_db(transaction=True)
def test_two_who_approve_at_once_publish_once(proposal, people):
    said = _at_once(*(lambda who=who: approve_publication(proposal=proposal, by=who) for who in people[1:]))

    assert (said, Publication.objects.count()) == (["done", "Đề nghị này đã được duyệt"], 1)


@pytest.mark.django_db(transaction=True)
def test_approval_and_return_at_once_have_one_outcome(proposal, people):
    said = _at_once(
        lambda: approve_publication(proposal=proposal, by=people[1]),
        lambda: return_proposal(proposal=proposal, reason="Chờ đã", by=people[2]),
    )
    proposal.refresh_from_db()

    assert (said[0], len(said)) == ("done", 2)
    assert (proposal.approved_at is None) != (proposal.closed_at is None)
    assert Publication.objects.count() == (1 if proposal.approved_at else 0)


@pytest.mark.django_db(transaction=True)
def test_approval_while_an_award_lands_publishes_figures_that_stand_or_nothing(proposal, people):
    """Both hold the round: the later one sees what the earlier one did."""
    round = proposal.run.round
    unit = round.assessments.order_by("pk").first().unit

    def exempt() -> None:
        grant_exemptions(
            round=round, places=[Place(unit.code, "1.1")], reason="Không có thủ tục", by=people[2]
        )

    said = _at_once(lambda: approve_publication(proposal=proposal, by=people[1]), exempt)
    stands = computed(round)
    published = Publication.objects.filter(round=round).first()
    assert len([each for each in said if each == "done"]) == 1
    assert published is None or published.run == stands
