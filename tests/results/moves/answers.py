"""What units, lead units and Sở Nội vụ do about requests."""

from datetime import timedelta
from typing import Any

from feedback.core.words import Outcome, ReplyKind
from feedback.models import Objection, Reply
from feedback.selectors.decisions import current_decision
from feedback.services.extend_window import extend_window, set_lead_deadline
from feedback.services.reply.drop_objection import drop_objection
from feedback.services.reply.withdraw_reply import withdraw_reply
from feedback.services.thread.decide_objection import Verdict, decide_objection
from feedback.services.thread.record_concurrence import refuse_agreement
from feedback.services.thread.route_objection import route_objection
from feedback.services.thread.write_message import write_message
from tests.feedback.season import CLOSES, agreed, asking, place_of, saved, sent
from tests.results.invariants import Invariants
from tests.results.moves.state import COMPARED, JUDGED


class AnswerMoves(Invariants):
    """Each an attempt: what is refused changes nothing."""

    # Units

    def ask(self, unit: str, code: str, low: bool) -> None:
        def act() -> None:
            window, of = self.season.window, self.unit(unit)
            row = Objection.objects.filter(
                reply__window=window, reply__unit=of, criterion_code=code, dropped_at=None
            ).first()
            given = {"version": row.version if row else 0, "now": self.now, **self.entered(code, low)}
            saved(self.season, code, unit=of, by=self.heads[unit], **given)
            Reply.objects.filter(window=window, unit=of).update(paper=self.papers[unit])

        self.attempt(act)

    def drop(self, unit: str, code: str) -> None:
        def act() -> None:
            row = self.objection(unit, code)
            drop_objection(objection=row, by=self.heads[unit], now=self.now)
            self.standing.discard(row.pk)

        self.attempt(act)

    def send(self, unit: str, agree: bool) -> None:
        kind = ReplyKind.AGREE if agree else ReplyKind.OBJECT
        of, by = self.unit(unit), self.heads[unit]
        self.attempt(lambda: sent(self.season, kind, unit=of, by=by, now=self.now))

    def withdraw(self, unit: str) -> None:
        given = {"unit": self.unit(unit), "by": self.heads[unit], "now": self.now}
        self.attempt(lambda: withdraw_reply(window=self.season.window, reason="Sửa", **given))

    def say(self, unit: str, code: str) -> None:
        given = {"text": "Đã gửi", "by": self.heads[unit], "now": self.now}
        self.attempt(lambda: write_message(objection=self.objection(unit, code), **given))

    # Lead units and Sở Nội vụ

    def route(self, unit: str, code: str) -> None:
        member = self.season.member if code == COMPARED else None
        given = {"member": member, "by": self.season.admin, "now": self.now}
        self.attempt(lambda: route_objection(objection=self.objection(unit, code), **given))

    def concur(self, unit: str, code: str, low: bool) -> None:
        self.attempt(lambda: self._concur(unit, code, low))

    def _concur(self, unit: str, code: str, low: bool) -> None:
        by_member = unit == "A" and code == COMPARED
        season = self.season
        given: dict[str, Any] = (
            {"by": season.admin, "member": season.member} if by_member else {"by": season.admin}
        )
        paper = self.papers["member" if by_member else "lead" if code == JUDGED else "A"]
        row = agreed(
            season, code, unit=self.unit(unit), now=self.now, paper=paper, **given, **self.entered(code, low)
        )
        self.rules[row.pk] = self.rule_of(code)

    def refuse(self, unit: str) -> None:
        place = place_of(self.season, JUDGED, self.unit(unit))
        given = {"reason": "Đã tính đủ", "by": self.season.appraiser, "now": self.now}
        self.attempt(lambda: refuse_agreement(place=place, **given))

    def decide(self, unit: str, code: str, outcome: Outcome) -> None:
        self.attempt(lambda: self.settle_one(self.objection(unit, code), outcome))

    def settle_one(self, objection: Objection, outcome: Outcome) -> None:
        seen = current_decision(objection)
        code, day = objection.criterion_code, self.now.date()
        entry = asking(code, objection.reply.unit.code, **self.entered(code, low=True))
        until = day + timedelta(days=1) if outcome is Outcome.ASK else None
        verdict = Verdict(outcome, "Đã đối chiếu", seen.pk if seen else 0, entry=entry, until=until)
        by = self.season.admin
        self.check_decision(decide_objection(objection=objection, verdict=verdict, by=by, now=self.now))

    def extend(self, days: int) -> None:
        given = {"closes_at": CLOSES + timedelta(days=days), "reason": "Mất điện", "document": "9/SNV"}
        window, by = self.season.window, self.season.admin
        self.attempt(lambda: extend_window(window=window, unit=self.season.b, by=by, now=self.now, **given))

    def give_lead_unit_time(self, days: int) -> None:
        given = {"due_at": CLOSES + timedelta(days=days), "by": self.season.admin, "now": self.now}
        season = self.season
        self.attempt(lambda: set_lead_deadline(window=season.window, lead_unit=season.lead, **given))
