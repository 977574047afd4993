from datetime import date

import pytest

from accounts.models import AuditEvent, User
from cchc_portal.lib.models import LedgerError
from results.core.gate import PointKind
from results.models import Acknowledgement, PublicationProposal
from results.selectors.gate import gate_of
from results.services.approve_publication import approve_publication
from results.services.propose_publication import propose_publication
from results.services.publication_refused import PublicationRefused
from scoring.core.types import RunKind
from scoring.models import Publication, Round
from tests.small_round import award, computed, small_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return User.objects.create(username="nguoi-trinh"), User.objects.create(username="nguoi-duyet")


@pytest.fixture
def tied() -> Round:
    """A and B share the first place; both indexes are 90, the edge of a class."""
    round = small_round({"A": "9", "B": "9", "C": "6"})
    computed(round)
    return round


def _tokens(round: Round) -> list[str]:
    return [point.token for point in gate_of(round, RunKind.PROVISIONAL).points]


def _propose(round: Round, by: User, acknowledges=(), **terms) -> PublicationProposal:
    return propose_publication(round=round, kind="provisional", by=by, acknowledges=acknowledges, **terms)


def test_propose_without_acknowledging_ties_and_edges_is_refused(tied, people):
    with pytest.raises(PublicationRefused) as refusal:
        _propose(tied, people[0])

    said = [finding.message for finding in refusal.value.findings]
    assert (len(said), "cùng chỉ số 90,00, đồng hạng 1" in said[0], "mốc “Xuất sắc”" in said[1]) == (
        *(2, True, True),
    )
    assert not PublicationProposal.objects.exists()


def test_propose_keeps_each_list_word_for_word_with_who_and_when(tied, people):
    proposal = _propose(tied, people[0], _tokens(tied), respond_before=date(2031, 1, 15))

    rows = list(proposal.acknowledgements.all())
    assert [(row.kind, row.sentences, row.acknowledged_by) for row in rows] == [
        ("tie", ["Sở A, Sở B: cùng chỉ số 90,00, đồng hạng 1 (Các sở, ban, ngành)"], people[0]),
        (
            "edge",
            [f"Sở {code}: chỉ số 90,00, mốc “Xuất sắc” là 90,00, đang xếp “Xuất sắc”" for code in ("A", "B")],
            people[0],
        ),
    ]
    assert rows[0].acknowledged_at == proposal.prepared_at
    told = AuditEvent.objects.get(verb="propose_publication").detail["acknowledged"]
    assert told == {row.kind: row.digest for row in rows}


def test_acknowledgement_is_never_changed(tied, people):
    row = _propose(tied, people[0], _tokens(tied)).acknowledgements.first()

    with pytest.raises(LedgerError):
        row.save()
    with pytest.raises(LedgerError):
        Acknowledgement.objects.all().delete()


def test_list_that_has_changed_must_be_acknowledged_again(tied, people):
    seen = _tokens(tied)
    award(tied, "C", points=9)
    computed(tied)

    with pytest.raises(PublicationRefused, match="Sở A, Sở B, Sở C: cùng chỉ số 90,00"):
        _propose(tied, people[0], seen)


def test_what_must_be_mended_is_not_acknowledged_away(tied, people):
    award(tied, "C", points=5)

    with pytest.raises(PublicationRefused, match="hãy tính lại"):
        _propose(tied, people[0], [*_tokens(tied), "stale"])


def test_second_proposal_of_the_round_is_refused_while_one_waits(tied, people):
    _propose(tied, people[0], _tokens(tied))
    award(tied, "C", points=5)
    computed(tied)

    with pytest.raises(PublicationRefused, match="đang chờ duyệt"):
        _propose(tied, people[1], _tokens(tied))


def test_correction_needs_a_public_note_and_stands_in_for_the_first(tied, people):
    first = approve_publication(proposal=_propose(tied, people[0], _tokens(tied)), by=people[1])
    award(tied, "C", points=5)
    computed(tied)

    with pytest.raises(PublicationRefused, match="hãy ghi chú công khai"):
        _propose(tied, people[0], _tokens(tied), note="  ")
    note = "Sở C nộp bổ sung, chấm lại tiêu chí 1.1"
    second = approve_publication(proposal=_propose(tied, people[0], _tokens(tied), note=note), by=people[1])
    assert (second.replaces, second.note, second.number) == (first, note, 2)
    assert Publication.objects.get(pk=first.pk).run == first.run


def test_approval_asks_for_the_lists_as_they_are_then(tied, people):
    """A unit got another name since: what was acknowledged is not what is published."""
    proposal = _propose(tied, people[0], _tokens(tied))
    unit = tied.assessments.get(unit__code="A").unit
    unit.name = "Sở A mới"
    unit.save()

    with pytest.raises(PublicationRefused, match="Sở A mới"):
        approve_publication(proposal=proposal, by=people[1])
    assert not Publication.objects.exists()


def test_kinds_that_may_be_acknowledged_are_those_the_database_takes():
    choices = {kind for kind, _ in Acknowledgement._meta.get_field("kind").choices}
    assert choices == {PointKind.INCOMPLETE, PointKind.TIE, PointKind.EDGE}
