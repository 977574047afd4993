"""No sequence of allowed moves loses a request or a decision, changes a published figure, or reaches the
final with a line that nothing explains, over figures that changed since, or while anybody may still speak."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test

from accounts.models import Role
from feedback.core.words import Outcome, PaperForm
from feedback.models import Objection, Paper, WindowExtension
from scoring.core.types import RunKind
from scoring.core.workflow import RoundState
from scoring.services.close_round import correct_result
from tests.factories import make_person
from tests.feedback.season import CLOSES, NOW, SIGNED_ON, Season, make_season
from tests.results.invariants import LEDGERS
from tests.results.moves.publishing import PublishingMoves
from tests.results.moves.state import COMPARED, JUDGED

UNITS, LEAVES = st.sampled_from("AB"), st.sampled_from((JUDGED, COMPARED))
LOW, KINDS = st.booleans(), st.sampled_from((RunKind.PROVISIONAL, RunKind.FINAL))
MEANWHILE = st.sampled_from(("", "", "", "judged", "surveyed", "corrected", "corrected too", "extended"))
MOMENTS = st.sampled_from((NOW, CLOSES - timedelta(seconds=1), CLOSES, CLOSES + timedelta(days=4)))
SETTINGS = settings(
    max_examples=30,
    stateful_step_count=14,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.too_slow],
)


class Season2020(PublishingMoves):
    """Few rules with many shapes each, so that none crowds out the others."""

    @initialize(
        asked=st.sampled_from(("", "asked", "taken back", "asked again")),
        compared=st.booleans(),
        late=st.booleans(),
    )
    def opens(self, asked: str, compared: bool, late: bool) -> None:
        self.now = NOW
        self.kept = {model: set() for model in (*LEDGERS, Objection)}
        self.published, self.rules, self.standing = {}, {}, set()
        self.judged = self.judged_then = "9"
        self.frame = transaction.atomic()
        self.frame.__enter__()
        if asked:
            self.ask("A", COMPARED if compared else JUDGED, low=False)
            self.send("A", agree=False)
        if asked in ("taken back", "asked again"):
            self.nothing_on_record_is_gone()  # so that what is lost now is missed
            self.withdraw("A")
        if asked == "asked again":
            self.send("A", agree=False)
        if late:
            self.time_passes(CLOSES)

    def teardown(self) -> None:
        if hasattr(self, "frame"):
            transaction.set_rollback(True)
            self.frame.__exit__(None, None, None)

    @rule(accept=st.sampled_from((True, True, False)), between=st.sampled_from(("", "corrected")))
    def settle(self, accept: bool, between: str) -> None:
        """Every request that waits, on an agreement where it is accepted; what may come in between."""
        waiting = Objection.objects.of_round(self.round).undecided().select_related("reply__unit")
        for x in waiting.order_by("id"):
            if accept:
                self.concur(x.reply.unit.code, x.criterion_code, low=False)
                self.happen(between)
            self.attempt(partial(self.settle_one, x, Outcome.ACCEPT if accept else Outcome.REJECT))

    @rule(kind=KINDS, meanwhile=MEANWHILE)
    def publish(self, kind: RunKind, meanwhile: str) -> None:
        """From figures to publication, and what may come between proposal and approval."""
        self.end_proposal(withdrawn=True)  # one that waits keeps every other out
        self.compute(kind)
        self.propose(kind)
        self.happen(meanwhile)
        self.approve()

    @precondition(lambda self: self.round.state == RoundState.PROVISIONAL)
    @rule(accept=st.sampled_from((True, False, None)), before=MEANWHILE)
    def finish(self, accept: bool | None, before: str) -> None:
        """As a season ends: the time is over, what waits is settled (None: left), the final goes out."""
        last = WindowExtension.objects.filter(window=self.season.window).order_by("id").last()
        closes_at = last.closes_at if last else self.season.window.closes_at
        self.time_passes(closes_at)
        if accept is not None:
            self.settle(accept, "")
        self.happen(before)
        self.publish(RunKind.FINAL, "")

    @precondition(lambda self: self.round.state == RoundState.FINAL)
    @rule(outcome=st.sampled_from((Outcome.ACCEPT, Outcome.REJECT)))
    def put_right(self, outcome: Outcome) -> None:
        """As final results are corrected: every request is decided anew, and they are published again."""
        opens = partial(correct_result, round=self.round, reason="Ghi nhầm", by=self.season.admin)
        assert self.attempt(opens)
        for x in Objection.objects.of_round(self.round).order_by("id"):
            self.attempt(partial(self.settle_one, x, outcome))
        self.publish(RunKind.FINAL, "")

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
