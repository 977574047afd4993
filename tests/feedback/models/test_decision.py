import pytest
from django.db import IntegrityError

from feedback.core.words import Outcome
from feedback.models import Concurrence, Decision, ReplySending, WindowExtension
from tests.feedback.season import CLOSES, NOW, objected

WHY = {"reason": "Đã đối chiếu", "decided_at": NOW}


@pytest.mark.parametrize(
    "row",
    [
        {"outcome": Outcome.ACCEPT, **WHY},
        {"outcome": Outcome.ASK, **WHY},
        {"outcome": Outcome.REJECT, **WHY, "until": NOW.date()},
        {"outcome": Outcome.REJECT, **WHY, "reason": ""},
        {"outcome": "perhaps", **WHY},
    ],
)
def test_decision_that_cannot_be(season, row):
    objection = objected(season)

    with pytest.raises(IntegrityError):
        Decision.objects.create(objection=objection, decided_by=season.admin, **row)


def test_decisions_never_fork(season):
    given = {"objection": objected(season), "outcome": Outcome.REJECT, "decided_by": season.admin, **WHY}
    Decision.objects.create(**given)

    with pytest.raises(IntegrityError):
        Decision.objects.create(**given)


@pytest.mark.parametrize("agrees", [True, False])
def test_agreement_needs_its_paper_and_a_refusal_its_reason(season, agrees):
    with pytest.raises(IntegrityError):
        Concurrence.objects.create(
            window=season.window,
            unit=season.a,
            lead_unit=season.lead,
            criterion_code="1.1",
            state="score",
            agrees=agrees,
            recorded_at=NOW,
            recorded_by=season.admin,
        )


def test_extension_needs_its_number(season):
    with pytest.raises(IntegrityError):
        WindowExtension.objects.create(
            window=season.window,
            unit=season.a,
            closes_at=CLOSES,
            reason="Bão",
            granted_at=NOW,
            granted_by=season.admin,
        )


def test_sending_of_requests_needs_its_paper(season):
    reply = objected(season).reply

    with pytest.raises(IntegrityError):
        ReplySending.objects.create(
            reply=reply,
            number=2,
            code="YK-2",
            kind="object",
            content=b"",
            content_hash="0",
            declaration="x",
            sent_at=NOW,
            sent_by=season.head,
        )
