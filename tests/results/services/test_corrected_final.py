"""Final results put right: a request decided anew, published again beside what was published before."""

from decimal import Decimal

import pytest

from accounts.models import Role, User
from feedback.core.words import Outcome
from feedback.selectors.decisions import current_decision
from feedback.services.refusals import ThreadRefused
from feedback.services.thread.decide_objection import Verdict, decide_objection
from results.core.gate import ACKNOWLEDGEABLE
from results.services.approve_publication import approve_publication
from results.services.propose_publication import propose_publication
from results.services.publication_refused import PublicationRefused
from scoring.core.types import RunKind
from scoring.models import Publication, Round, ScoreLine
from scoring.services.close_round import ClosingRefused, correct_result, settle_result
from scoring.services.compute_scores import compute_scores
from tests import factories
from tests.feedback.season import NOW, Season, agreed, make_season, objected

pytestmark = pytest.mark.django_db
NOTE = "Đính chính tiêu chí 1.1 của Sở A"


def decide(season: Season, outcome: Outcome) -> None:
    objection = season.objection()
    stands = current_decision(objection)
    verdict = Verdict(outcome, "Đã đối chiếu", stands.pk if stands else 0)
    decide_objection(objection=objection, verdict=verdict, by=season.admin, now=NOW)


def publish_final(season: Season, leader: User, note: str = "") -> Publication:
    compute_scores(round=season.round, kind=RunKind.FINAL, by=season.admin)
    seen = {kind.value for kind in ACKNOWLEDGEABLE}
    proposal = propose_publication(
        round=season.round, kind="final", by=season.admin, note=note, acknowledges=seen
    )
    return approve_publication(proposal=proposal, by=leader)


def points(publication: Publication) -> Decimal:
    return ScoreLine.objects.get(run=publication.run, unit__code="A", criterion_code="1.1").points


@pytest.fixture
def leader() -> User:
    return factories.make_person(Role.DEPARTMENT_LEADER)


@pytest.fixture
def season(leader) -> Season:
    """A's request for 9 points was accepted, and the final results are out."""
    season = make_season()
    objected(season)
    agreed(season)
    decide(season, Outcome.ACCEPT)
    publish_final(season, leader)
    return season


def test_request_is_decided_anew_and_published_beside_the_earlier_result(season, leader):
    first = Publication.objects.latest("number")
    with pytest.raises(ThreadRefused, match="không xử lý đề nghị được nữa"):
        decide(season, Outcome.REJECT)

    correct_result(round=season.round, reason="Ghi nhầm", by=season.admin)
    decide(season, Outcome.REJECT)
    with pytest.raises(PublicationRefused, match="hãy ghi chú công khai"):
        publish_final(season, leader)
    second = publish_final(season, leader, NOTE)

    assert (second.replaces, second.note, Round.objects.get().state) == (first, NOTE, "final")
    assert (points(first), points(second)) == (9, 7)


def test_correction_that_changed_something_is_not_just_ended(season):
    correct_result(round=season.round, reason="Ghi nhầm", by=season.admin)
    decide(season, Outcome.REJECT)

    with pytest.raises(ClosingRefused, match="hãy công bố lại kết quả chính thức"):
        settle_result(round=season.round, reason="Thôi", by=season.admin)
    assert Round.objects.get().state == "correcting"


def test_correction_that_changed_nothing_is_ended(season):
    correct_result(round=season.round, reason="Ghi nhầm", by=season.admin)
    settle_result(round=season.round, reason="Đúng rồi", by=season.admin)

    with pytest.raises(ThreadRefused, match="“chính thức”"):
        decide(season, Outcome.REJECT)
