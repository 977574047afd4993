"""No sequence of moves, allowed or not, loses a request or a decision, changes a published figure, or
changes a final line without a decision that says why."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_portal.lib.refusal import Refused
from feedback.core.words import Outcome, ReplyKind
from feedback.models import Concurrence, Decision, Message, Objection, ObjectionChange, ReplySending, Routing
from feedback.selectors.decisions import changing_decisions, current_decision
from feedback.selectors.replies import sending_trouble
from feedback.services.record_silence import record_silence
from feedback.services.reply.drop_objection import drop_objection
from feedback.services.reply.save_objection import ObjectionConflict
from feedback.services.reply.withdraw_reply import withdraw_reply
from feedback.services.thread.decide_objection import Verdict, decide_objection
from feedback.services.thread.record_concurrence import refuse_agreement
from feedback.services.thread.route_objection import route_objection
from feedback.services.thread.write_message import write_message
from scoring.core.compare import compare
from scoring.core.engine import run
from scoring.core.types import RunKind
from scoring.models import Award, ScoreLine, UnitScore
from scoring.selectors.run_inputs import run_inputs
from tests.feedback.season import CLOSES, NOW, Season, agreed, asking, place_of, saved, sent, with_paper

LEDGERS = (Award, Concurrence, Decision, Message, ObjectionChange, ReplySending, Routing)
COMPARED = "3.1"  # with the best of the group: one unit's decision moves the others


def _decide(season: Season, outcome: Outcome, code: str) -> None:
    objection = season.objection(code)
    seen = current_decision(objection)
    verdict = Verdict(
        outcome,
        "Đã đối chiếu",
        seen.pk if seen else 0,
        entry=asking(code, points="7.5"),
        until=NOW.date() if outcome is Outcome.ASK else None,
    )
    decide_objection(objection=objection, verdict=verdict, by=season.admin, now=NOW)


def _save(season: Season, code: str, **asked: Any) -> None:
    row = Objection.objects.filter(criterion_code=code, reply__unit=season.a).first()
    saved(season, code, version=row.version if row and row.dropped_at is None else 0, **asked)


MOVES: dict[str, Callable[[Season], object]] = {
    "ask": lambda s: _save(s, "1.1", points="9"),
    "ask otherwise": lambda s: _save(s, "1.1", points="8"),
    "ask compared": lambda s: _save(s, COMPARED, value="150", denominator="100"),
    "drop": lambda s: drop_objection(objection=s.objection(), by=s.officer, now=NOW),
    "paper": with_paper,
    "send": sent,
    "agree to all": lambda s: sent(s, ReplyKind.AGREE),
    "withdraw": lambda s: withdraw_reply(window=s.window, unit=s.a, reason="Sửa", by=s.head, now=NOW),
    "withdraw late": lambda s: withdraw_reply(window=s.window, unit=s.a, reason="Sửa", by=s.head, now=CLOSES),
    "route": lambda s: route_objection(objection=s.objection(), by=s.admin, now=NOW),
    "route to a member": lambda s: route_objection(
        objection=s.objection(COMPARED), member=s.member, by=s.admin, now=NOW
    ),
    "concur": agreed,
    "concur compared": lambda s: agreed(
        s, COMPARED, by=s.admin, member=s.member, value="150", denominator="100"
    ),
    "refuse to concur": lambda s: refuse_agreement(
        place=place_of(s), reason="Đã tính đủ", by=s.appraiser, now=NOW
    ),
    "say": lambda s: write_message(objection=s.objection(), text="Đã gửi", by=s.officer, now=NOW),
    "accept": lambda s: _decide(s, Outcome.ACCEPT, "1.1"),
    "concur and accept": lambda s: (agreed(s), _decide(s, Outcome.ACCEPT, "1.1")),
    "concur compared and accept": lambda s: (
        agreed(s, COMPARED, by=s.admin, member=s.member, value="150", denominator="100"),
        _decide(s, Outcome.ACCEPT, COMPARED),
    ),
    "accept in part": lambda s: _decide(s, Outcome.PART, "1.1"),
    "reject": lambda s: _decide(s, Outcome.REJECT, "1.1"),
    "ask for more": lambda s: _decide(s, Outcome.ASK, "1.1"),
    "accept compared": lambda s: _decide(s, Outcome.ACCEPT, COMPARED),
    "reject compared": lambda s: _decide(s, Outcome.REJECT, COMPARED),
    "silence": lambda _: record_silence(now=CLOSES + timedelta(days=1)),
}
# What a request needs to come to its decision, and what decides; the moves after these are any.
OPENING = ("ask", "ask compared", "paper", "send")
DECISIVE = ("concur and accept", "concur compared and accept", "reject", "reject compared", "ask for more")
REFUSALS = (Refused, ObjectionConflict, Objection.DoesNotExist)


def published(season: Season) -> tuple[list[object], list[object]]:
    run_id = season.window.publication.run_id
    units = UnitScore.objects.filter(run=run_id).order_by("id").values_list("unit", "index", "rank", "band")
    lines = ScoreLine.objects.filter(run=run_id).order_by("id").values_list("unit", "points", "status")
    return list(units), list(lines)


def check_final(season: Season) -> None:
    """Every line that a final run would change has its decision, or moves with one through the best ratio."""
    before = run(run_inputs(season.round, RunKind.PROVISIONAL))
    after = run(run_inputs(season.round, RunKind.FINAL))
    causes = set(changing_decisions(season.round))
    moved = {code for _, code in causes}
    for unit in compare(before, after):
        for line in unit.lines:
            explained = (unit.code, line.criterion) in causes
            assert explained or (line.criterion == COMPARED and COMPARED in moved)


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    opened=st.booleans(),
    decided=st.lists(st.sampled_from(DECISIVE), max_size=5),
    moves=st.lists(st.sampled_from(sorted(MOVES)), max_size=8),
)
def test_no_sequence_of_moves_loses_or_changes_what_was_said(season, opened, decided, moves):
    stands = published(season)
    with transaction.atomic():
        kept: dict[type, set[int]] = {model: set() for model in (*LEDGERS, Objection)}
        for name in [*(OPENING if opened else ()), *decided, *moves]:
            with suppress(*REFUSALS), transaction.atomic():
                MOVES[name](season)
            for model, known in kept.items():
                now = set(model.objects.values_list("pk", flat=True))
                assert known <= now, name
                kept[model] = now
        assert published(season) == stands
        assert [sending_trouble(one) for one in ReplySending.objects.all()] == [
            ""
        ] * ReplySending.objects.count()
        for objection in Objection.objects.all():
            assert Decision.objects.current().filter(objection=objection).count() <= 1
        check_final(season)
        transaction.set_rollback(True)
