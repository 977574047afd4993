"""A final publication approved while a request is decided anew, and other pairs that must not both win."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connections, transaction

from accounts.models import Role, User
from cchc_portal.lib.refusal import Refused
from feedback.core.words import Outcome, ReplyState
from feedback.models import Decision, Silence
from feedback.selectors.decisions import current_decision
from feedback.services.record_silence import record_silence
from feedback.services.reply.withdraw_reply import withdraw_reply
from feedback.services.thread.decide_objection import Verdict, decide_objection
from results.core.gate import ACKNOWLEDGEABLE
from results.models import PublicationProposal
from results.services.approve_publication import approve_publication
from results.services.propose_publication import propose_publication
from scoring.core.types import RunKind
from scoring.models import Publication
from scoring.selectors.current_run import current_run
from scoring.services.compute_scores import compute_scores
from tests import factories
from tests.feedback.season import CLOSES, NOW, Season, agreed, make_season, objected

pytestmark = pytest.mark.django_db(transaction=True)
OVER = "Đợt 2020 đang ở trạng thái “chính thức” nên không xử lý đề nghị được nữa."


def decided(season: Season, outcome: Outcome) -> Decision:
    objection = season.objection()
    stands = current_decision(objection)
    verdict = Verdict(outcome, "Đã đối chiếu", stands.pk if stands else 0)
    return decide_objection(objection=objection, verdict=verdict, by=season.admin, now=NOW)


@pytest.fixture
def season() -> Season:
    """A's request is sent, agreed to and, so far, rejected."""
    season = make_season()
    objected(season)
    agreed(season)
    decided(season, Outcome.REJECT)
    return season


@pytest.fixture
def leaders() -> list[User]:
    return [factories.make_person(Role.DEPARTMENT_LEADER, None, name) for name in ("mot", "hai")]


@pytest.fixture
def proposal(season) -> PublicationProposal:
    """The final results put forward as they are with the rejection."""
    compute_scores(round=season.round, kind=RunKind.FINAL, by=season.admin)
    seen = {kind.value for kind in ACKNOWLEDGEABLE}
    return propose_publication(round=season.round, kind="final", by=season.admin, acknowledges=seen)


class Beside:
    """An act in another connection: what it came to, once it is over."""

    def __init__(self, act: Callable[[], object], start: Callable[[], object] = lambda: None) -> None:
        self.said = ""
        self._thread = Thread(target=self._run, args=(act, start))
        self._thread.start()

    def _run(self, act: Callable[[], object], start: Callable[[], object]) -> None:
        try:
            start()
            act()
            self.said = "done"
        except Refused as refusal:
            self.said = str(refusal)
        finally:
            connections.close_all()

    def waits(self) -> bool:
        """Whether it is still not over after a while."""
        self._thread.join(timeout=1)
        return self._thread.is_alive()

    def ended(self) -> str:
        self._thread.join(timeout=30)
        return self.said


def test_decision_that_waited_for_the_final_publication_is_told_so(season, proposal, leaders):
    with transaction.atomic():
        approve_publication(proposal=proposal, by=leaders[0])
        deciding = Beside(lambda: decided(season, Outcome.ACCEPT))
        assert deciding.waits()

    assert deciding.ended() == OVER
    assert [one.outcome for one in Decision.objects.all()] == [Outcome.REJECT]


def test_final_publication_that_waited_for_a_decision_is_refused(season, proposal, leaders):
    with transaction.atomic():
        decided(season, Outcome.ACCEPT)
        approving = Beside(lambda: approve_publication(proposal=proposal, by=leaders[0]))
        assert approving.waits()

    assert "Số liệu đã thay đổi sau lượt tính" in approving.ended()
    assert not Publication.objects.filter(kind=RunKind.FINAL).exists()
    assert current_decision(season.objection()).outcome == Outcome.ACCEPT


def test_two_who_approve_while_one_decides_have_one_outcome(season, proposal, leaders):
    """Published with the decision that stands, or not published: never beside a decision that it lacks."""
    together = Barrier(3)
    acts = [lambda who=who: approve_publication(proposal=proposal, by=who) for who in leaders]
    beside = [Beside(act, together.wait) for act in (*acts, lambda: decided(season, Outcome.ACCEPT))]
    said = [one.ended() for one in beside]
    published = Publication.objects.filter(kind=RunKind.FINAL)

    assert said.count("done") == 1
    assert (published.count(), Decision.objects.count()) in {(1, 1), (0, 2)}
    assert [one.run for one in published] == [current_run(season.round, RunKind.FINAL).run] * len(published)


def test_answer_taken_back_while_it_is_decided_has_one_outcome():
    season = make_season()
    objected(season)
    agreed(season)
    with transaction.atomic():
        decided(season, Outcome.ACCEPT)
        withdrawing = Beside(
            lambda: withdraw_reply(window=season.window, unit=season.a, reason="Sửa", by=season.head, now=NOW)
        )
        assert withdrawing.waits()

    assert withdrawing.ended() == "Đề nghị về tiêu chí 1.1 đã có quyết định nên không rút ý kiến được nữa."
    assert (season.reply().state, Decision.objects.count()) == (ReplyState.SENT, 1)


def test_silence_waits_for_the_answer_of_the_last_second():
    season = make_season()
    with transaction.atomic():
        objected(season)
        recording = Beside(lambda: record_silence(now=CLOSES))
        assert recording.waits()

    assert recording.ended() == "done"
    assert sorted(row.unit.code for row in Silence.objects.all()) == ["B", "C"]
