"""No sequence of allowed moves loses a request or a decision, changes a published figure, or reaches the
final with a line that nothing explains, over figures that changed since, or while anybody may still speak."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.models import Role, Unit, User
from accounts.services.actors import system_actor
from cchc_portal.lib.refusal import Refused
from feedback.core.closing import WindowPhase
from feedback.core.words import DECIDED, ObjectionState, Outcome, PaperForm, ReplyKind, ReplyState
from feedback.models import (
    Concurrence,
    Decision,
    Message,
    Objection,
    ObjectionChange,
    Paper,
    Reply,
    ReplySending,
    Routing,
    Silence,
    WindowExtension,
)
from feedback.selectors.decisions import current_decision
from feedback.selectors.replies import sending_trouble, sent_content
from feedback.selectors.windows import closings_of
from feedback.services.extend_window import extend_window, set_lead_deadline
from feedback.services.record_silence import record_silence
from feedback.services.reply.drop_objection import drop_objection
from feedback.services.reply.save_objection import ObjectionConflict
from feedback.services.reply.withdraw_reply import withdraw_reply
from feedback.services.thread.decide_objection import Verdict, decide_objection
from feedback.services.thread.record_concurrence import refuse_agreement
from feedback.services.thread.route_objection import route_objection
from feedback.services.thread.write_message import write_message
from results.core.gate import ACKNOWLEDGEABLE
from results.models import Acknowledgement, PublicationProposal
from results.services.approve_publication import approve_publication
from results.services.close_proposal import return_proposal, withdraw_proposal
from results.services.propose_publication import propose_publication
from scoring.core.types import RunKind, Stage, SurveyFormula
from scoring.core.workflow import RoundState
from scoring.models import (
    Award,
    Criterion,
    Publication,
    Round,
    ScoreLine,
    ScoreRun,
    SurveyFigure,
    SurveyHandover,
    UnitScore,
)
from scoring.services.award_points import Judgement, award_points
from scoring.services.compute_scores import compute_scores
from surveys.selectors.tally import forms_digest
from tests.factories import make_person
from tests.feedback.season import (
    CLOSES,
    NOW,
    SIGNED_ON,
    Season,
    agreed,
    asking,
    corrected_leaf,
    make_season,
    place_of,
    saved,
    sent,
)

LEDGERS = (
    *(Acknowledgement, Award, Concurrence, Decision, Message, ObjectionChange, Publication, ReplySending),
    *(Routing, ScoreLine, ScoreRun, Silence, UnitScore, WindowExtension),
)
JUDGED, COMPARED, CHOSEN, SURVEYED = "1.1", "3.1", "3.2", "2.1"
UNITS, LEAVES = st.sampled_from("AB"), st.sampled_from((JUDGED, COMPARED))
LOW, KINDS = st.booleans(), st.sampled_from((RunKind.PROVISIONAL, RunKind.FINAL))
MEANWHILE = st.sampled_from(("", "", "", "judged", "surveyed", "corrected", "corrected too", "extended"))
MOMENTS = st.sampled_from((NOW, CLOSES - timedelta(seconds=1), CLOSES, CLOSES + timedelta(days=4)))
DECIDES = {
    Outcome.ACCEPT: ObjectionState.ACCEPTED,
    Outcome.PART: ObjectionState.PART,
    Outcome.REJECT: ObjectionState.REJECTED,
}
REFUSALS = (Refused, ObjectionConflict, Objection.DoesNotExist, PublicationProposal.DoesNotExist)
Figures = list[tuple[Any, ...]]
SETTINGS = settings(
    max_examples=30,
    stateful_step_count=14,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.too_slow],
)


class Season2020(RuleBasedStateMachine):
    """The round of tests/feedback/season.py from its provisional publication on, by everybody's moves."""

    season: Season
    heads: dict[str, User]
    approver: User
    papers: dict[str, Paper]

    @initialize(asked=st.booleans(), compared=st.booleans(), late=st.booleans())
    def opens(self, asked: bool, compared: bool, late: bool) -> None:
        self.now = NOW
        self.kept: dict[type, set[int]] = {model: set() for model in (*LEDGERS, Objection)}
        self.published: dict[int, Figures] = {}
        self.rules: dict[int, tuple[Any, ...]] = {}
        self.standing: set[int] = set()
        self.judged = self.judged_then = "9"
        self.frame = transaction.atomic()
        self.frame.__enter__()
        if asked:
            self.ask("A", COMPARED if compared else JUDGED, low=False)
            self.send("A", agree=False)
        if late:
            self.time_passes(CLOSES)

    def teardown(self) -> None:
        if hasattr(self, "frame"):
            transaction.set_rollback(True)
            self.frame.__exit__(None, None, None)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Whether the move was allowed."""
        try:
            with transaction.atomic():
                act()
        except REFUSALS:
            return False
        return True

    @property
    def round(self) -> Round:
        return Round.objects.get(pk=self.season.round.pk)

    def unit(self, code: str) -> Unit:
        return {"A": self.season.a, "B": self.season.b}[code]

    def objection(self, unit: str, code: str) -> Objection:
        rows = Objection.objects.select_related("reply__window__publication__round", "reply__unit__group")
        return rows.filter(reply__unit=self.unit(unit), criterion_code=code).latest("id")

    def entered(self, code: str, low: bool) -> dict[str, str]:
        if code == COMPARED:
            return {"value": "85" if low else "150", "denominator": "100"}
        return {"points": "8.5" if low else "9"}

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
        self.attempt(lambda: self._decide(self.objection(unit, code), outcome))

    def _decide(self, objection: Objection, outcome: Outcome) -> None:
        seen = current_decision(objection)
        code, day = objection.criterion_code, self.now.date()
        entry = asking(code, objection.reply.unit.code, **self.entered(code, low=True))
        until = day + timedelta(days=1) if outcome is Outcome.ASK else None
        verdict = Verdict(outcome, "Đã đối chiếu", seen.pk if seen else 0, entry=entry, until=until)
        decide_objection(objection=objection, verdict=verdict, by=self.season.admin, now=self.now)

    @rule(accept=st.booleans())
    def settle(self, accept: bool) -> None:
        """Every request that waits, on an agreement where it is accepted."""
        for x in (
            Objection.objects.of_round(self.round).undecided().select_related("reply__unit").order_by("id")
        ):
            unit, code = x.reply.unit.code, x.criterion_code
            if accept:
                self.concur(unit, code, low=False)
            self.decide(unit, code, Outcome.ACCEPT if accept else Outcome.REJECT)

    def extend(self, days: int) -> None:
        given = {"closes_at": CLOSES + timedelta(days=days), "reason": "Mất điện", "document": "9/SNV"}
        window, by = self.season.window, self.season.admin
        self.attempt(lambda: extend_window(window=window, unit=self.season.b, by=by, now=self.now, **given))

    def give_lead_unit_time(self, days: int) -> None:
        given = {"due_at": CLOSES + timedelta(days=days), "by": self.season.admin, "now": self.now}
        season = self.season
        self.attempt(lambda: set_lead_deadline(window=season.window, lead_unit=season.lead, **given))

    # Figures

    def judge_anew(self, points: str) -> None:
        judgements = [Judgement(self.season.c.pk, JUDGED, points=asking(points=points).points)]
        given = {"by": self.season.appraiser, "now": self.now}
        award_points(round=self.round, stage=Stage.APPRAISAL, judgements=judgements, **given)
        self.judged = points

    def correct_survey(self, earned: int) -> None:
        """The forms handed over again, as the survey's own service writes them."""
        last = SurveyHandover.objects.latest_of(self.round).first()
        handover = SurveyHandover.objects.create(
            round=self.round,
            number=last.number + 1 if last else 1,
            forms_digest=forms_digest(self.round),
            handed_over_at=self.now,
            handed_over_by=system_actor(),
        )
        for unit in (self.season.a, self.season.b, self.season.c):
            SurveyFigure.objects.create(
                handover=handover,
                unit=unit,
                criterion_code=SURVEYED,
                formula=SurveyFormula.SHARE_TOP2,
                earned=earned,
                possible=100,
                forms=100,
            )

    def correct_catalogue(self, code: str, top: int) -> None:
        fields = {"max_points": top} if code == JUDGED else {"parameters": f"Có = 5; Không = 0,{top}"}
        corrected_leaf(self.season, code, now=self.now, **fields)

    # Publishing

    def compute(self, kind: RunKind) -> None:
        compute_scores(round=self.round, kind=kind, by=system_actor(), now=self.now)

    def propose(self, kind: RunKind) -> None:
        given: dict[str, Any] = {
            "respond_before": self.now.date() + timedelta(days=3),
            "note": "Đính chính",
            "acknowledges": [each.value for each in ACKNOWLEDGEABLE],
        }
        by = self.season.admin
        self.attempt(lambda: propose_publication(round=self.round, kind=kind, by=by, now=self.now, **given))

    def approve(self) -> None:
        def act() -> None:
            proposal = PublicationProposal.objects.waiting().get()
            publication = approve_publication(proposal=proposal, by=self.approver, now=self.now)
            self.check_publication(publication)

        self.attempt(act)

    def end_proposal(self, withdrawn: bool) -> None:
        def act() -> None:
            proposal = PublicationProposal.objects.waiting().get()
            if withdrawn:
                withdraw_proposal(proposal=proposal, by=self.season.admin, now=self.now)
            else:
                return_proposal(proposal=proposal, reason="Sai", by=self.approver, now=self.now)

        self.attempt(act)

    @rule(kind=KINDS, meanwhile=MEANWHILE)
    def publish(self, kind: RunKind, meanwhile: str) -> None:
        """From figures to publication, and what may come between proposal and approval."""
        self.end_proposal(withdrawn=True)  # one that waits keeps every other out
        self.compute(kind)
        self.propose(kind)
        self.happen(meanwhile)
        self.approve()

    def happen(self, what: str) -> None:
        match what:
            case "judged":
                self.judge_anew("6")
            case "surveyed":
                self.correct_survey(61)
            case "corrected":
                self.correct_catalogue(JUDGED, 9)
            case "corrected too":
                self.correct_catalogue(CHOSEN, 1)
            case "extended":
                self.extend(9)

    # Time

    def time_passes(self, to: datetime) -> None:
        self.now = max(self.now + timedelta(hours=1), to)
        record_silence(now=self.now)

    @precondition(lambda self: self.round.state == RoundState.PROVISIONAL)
    @rule(accept=st.sampled_from((True, False, None)), before=MEANWHILE)
    def finish(self, accept: bool | None, before: str) -> None:
        """As a season ends: the time is over, what waits is settled (None: left), the final goes out."""
        last = WindowExtension.objects.filter(window=self.season.window).order_by("id").last()
        closes_at = last.closes_at if last else self.season.window.closes_at
        self.time_passes(closes_at)
        if accept is not None:
            self.settle(accept)
        self.happen(before)
        self.publish(RunKind.FINAL, "")

    # The moves: few rules with many shapes each, so that none crowds out the others

    @rule(
        act=st.sampled_from(["ask", "ask", "drop", "send", "agree", "withdraw", "say"]),
        unit=UNITS,
        code=LEAVES,
        low=LOW,
    )
    def unit_acts(self, act: str, unit: str, code: str, low: bool) -> None:
        match act:
            case "ask":
                self.ask(unit, code, low)
            case "drop":
                self.drop(unit, code)
            case "withdraw":
                self.withdraw(unit)
            case "say":
                self.say(unit, code)
            case _:
                self.send(unit, agree=act == "agree")

    @rule(
        act=st.sampled_from(["route", "concur", "refuse", "decide", "decide"]),
        unit=UNITS,
        code=LEAVES,
        low=LOW,
        outcome=st.sampled_from(list(Outcome)),
    )
    def office_acts(self, act: str, unit: str, code: str, low: bool, outcome: Outcome) -> None:
        match act:
            case "route":
                self.route(unit, code)
            case "concur":
                self.concur(unit, code, low)
            case "refuse":
                self.refuse(unit)
            case _:
                self.decide(unit, code, outcome)

    @rule(act=st.sampled_from(["extend", "lead", "passes", "passes"]), days=st.integers(1, 9), to=MOMENTS)
    def time_acts(self, act: str, days: int, to: datetime) -> None:
        match act:
            case "extend":
                self.extend(days)
            case "lead":
                self.give_lead_unit_time(days)
            case _:
                self.time_passes(to)

    @rule(what=MEANWHILE)
    def figures_change(self, what: str) -> None:
        self.happen(what)

    @rule(act=st.sampled_from(["compute", "propose", "approve", "end"]), kind=KINDS)
    def publishing_acts(self, act: str, kind: RunKind) -> None:
        match act:
            case "compute":
                self.compute(kind)
            case "propose":
                self.propose(kind)
            case "approve":
                self.approve()
            case _:
                self.end_proposal(withdrawn=kind is RunKind.FINAL)

    # What holds after each of them

    def rule_of(self, code: str) -> tuple[Any, ...]:
        leaf = Criterion.objects.get(catalogue__criteria_set=self.round.criteria_set_id, code=code)
        return leaf.method, leaf.parameters, leaf.max_points

    def check_publication(self, publication: Publication) -> None:
        """As it was published: over the figures of that moment, and what else a final one asks for."""
        again = compute_scores(round=self.round, kind=RunKind(publication.kind), by=system_actor())
        assert again.run.pk == publication.run_id
        if publication.kind == RunKind.PROVISIONAL:
            self.judged_then = self.judged
            return
        assert self.judged == self.judged_then
        assert Objection.objects.of_round(self.round).undecided().count() == 0
        before = Publication.objects.filter(kind=RunKind.PROVISIONAL).latest("number")
        self.check_time_is_over(before)
        changing = Decision.objects.current().exclude(award=None).select_related("objection__reply__unit")
        decided = {(d.objection.reply.unit.code, d.objection.criterion_code) for d in changing}
        for d in changing.exclude(concurrence=None):
            assert self.rules[d.concurrence_id] == self.rule_of(d.objection.criterion_code)
        for unit, code in self.moved(before.run, publication.run):
            by_best = code == COMPARED and any(leaf == COMPARED for _, leaf in decided)
            by_survey = code == SURVEYED and before.run.handover_id != publication.run.handover_id
            by_rule = before.run.criteria_set_id != publication.run.criteria_set_id
            assert (unit, code) in decided or by_best or by_survey or (by_rule and code in (JUDGED, CHOSEN))

    def check_time_is_over(self, provisional: Publication) -> None:
        units = [self.season.a.pk, self.season.b.pk, self.season.c.pk]
        found = closings_of(provisional.window, units, self.now).values()
        assert {closing.phase for closing in found} == {WindowPhase.CLOSED}

    def moved(self, before: ScoreRun, after: ScoreRun) -> set[tuple[str, str]]:
        old, new = (
            {
                (unit, code): rest
                for unit, code, *rest in ScoreLine.objects.filter(run=run).values_list(
                    "unit__code", "criterion_code", "points", "status", "max_points"
                )
            }
            for run in (before, after)
        )
        return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}

    @invariant()
    def nothing_on_record_is_gone(self) -> None:
        for model, known in self.kept.items():
            now = set(model._default_manager.values_list("pk", flat=True))
            assert known <= now, model
            self.kept[model] = now
        standing = set(Objection.objects.standing().values_list("pk", flat=True))
        assert self.standing <= standing
        self.standing = standing

    @invariant()
    def published_figures_stand(self) -> None:
        for publication in Publication.objects.select_related("run"):
            lines = ScoreLine.objects.filter(run=publication.run_id).order_by("id")
            scores = UnitScore.objects.filter(run=publication.run_id).order_by("id")
            found = [
                (publication.run_id, publication.note, publication.respond_before),
                *lines.values_list("unit", "criterion_code", "points", "status", "max_points"),
                *scores.values_list("unit", "index", "rank", "band"),
            ]
            assert self.published.setdefault(publication.pk, found) == found

    @invariant()
    def what_was_sent_is_decided_or_waits(self) -> None:
        """A reply that stands sent has every line of its last sending as a request of its own."""
        waiting = set(Objection.objects.of_round(self.round).undecided().values_list("pk", flat=True))
        for reply in Reply.objects.filter(state=ReplyState.SENT):
            sending = reply.sendings.latest("number")
            requests = {x.criterion_code: x for x in Objection.objects.sent().filter(reply=reply)}
            assert {line.code for line in sent_content(sending).lines} == requests.keys()
            for x in requests.values():
                assert (x.pk in waiting) is (x.status not in DECIDED)
        assert [sending_trouble(one) for one in ReplySending.objects.all() if sending_trouble(one)] == []

    @invariant()
    def decisions_count(self) -> None:
        """Each request says what was decided on it last, and the last award of a line is its decision's."""
        awarded: dict[tuple[int, str], int] = {}
        current = Decision.objects.current().select_related("objection__reply").order_by("id")
        for d in current:
            x = d.objection
            if d.outcome in DECIDES:
                assert x.status == DECIDES[Outcome(d.outcome)]
            if d.award_id:
                awarded[x.reply.unit_id, x.criterion_code] = d.award_id
            assert (d.award_id is not None) or d.outcome not in (Outcome.ACCEPT, Outcome.PART)
        rows = Award.objects.current().filter(stage=Stage.REVISION)
        assert {(row.unit_id, row.criterion_code): row.pk for row in rows} == awarded
        assert set(current.values_list("objection", flat=True)) >= set(
            Objection.objects.filter(status__in=DECIDED).values_list("pk", flat=True)
        )


def prepare(machine: type[Season2020], season: Season) -> None:
    """The people of the season and papers that are at hand."""
    common = {"issued_on": SIGNED_ON, "added_at": NOW, "added_by": season.admin}
    signed = {"file": "37.pdf", "file_name": "37.pdf", "sha256": "0" * 64}
    machine.season, machine.heads = season, {"A": season.head, "B": season.other_head}
    machine.approver = make_person(Role.DEPARTMENT_LEADER)
    machine.papers = {
        name: Paper.objects.create(unit=unit, form=form, number="12/BB", **common, **file)
        for name, unit, form, file in (
            ("A", season.a, PaperForm.LETTER, signed),
            ("B", season.b, PaperForm.LETTER, signed),
            ("lead", season.lead, PaperForm.MINUTES, {}),
            ("member", None, PaperForm.MINUTES, {}),
        )
    }


def test_no_sequence_of_moves_loses_changes_or_publishes_what_it_should_not(db):
    prepare(Season2020, make_season())
    run_state_machine_as_test(Season2020, settings=SETTINGS)
