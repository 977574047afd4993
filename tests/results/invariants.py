"""What holds after each move of a round, and of each publication and decision the moment it is made."""

from hypothesis.stateful import invariant

from accounts.services.actors import system_actor
from feedback.core.closing import WindowPhase
from feedback.core.words import DECIDED, ObjectionState, Outcome, ReplyState
from feedback.models import (
    Concurrence,
    Decision,
    Message,
    Objection,
    ObjectionChange,
    Reply,
    ReplySending,
    Routing,
    Silence,
    WindowExtension,
)
from feedback.selectors.replies import sending_trouble, sent_content
from feedback.selectors.windows import closings_of
from results.models import Acknowledgement
from scoring.core.types import RunKind, Stage
from scoring.models import Award, Publication, ScoreLine, ScoreRun, UnitScore
from scoring.services.compute_scores import compute_scores
from tests.results.moves.state import CHOSEN, COMPARED, JUDGED, SURVEYED, SeasonState

LEDGERS = (
    *(Acknowledgement, Award, Concurrence, Decision, Message, ObjectionChange, Publication, ReplySending),
    *(Routing, ScoreLine, ScoreRun, Silence, UnitScore, WindowExtension),
)
DECIDES = {
    Outcome.ACCEPT: ObjectionState.ACCEPTED,
    Outcome.PART: ObjectionState.PART,
    Outcome.REJECT: ObjectionState.REJECTED,
}


class Invariants(SeasonState):
    """Read from the database, beside what the state has seen there before."""

    def check_decision(self, decision: Decision) -> None:
        """As it was made: on an agreement to the rule of that moment, if on any."""
        if decision.concurrence_id:
            rule = self.rule_of(decision.objection.criterion_code)
            assert self.rules[decision.concurrence_id] == rule

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

    @invariant()
    def accepted_points_count(self) -> None:
        """After feedback a final run is given what was accepted last of each line, and of no other line."""
        accepted = Decision.objects.current().filter(outcome__in=[Outcome.ACCEPT.value, Outcome.PART.value])
        last = {
            (d.objection.reply.unit_id, d.objection.criterion_code): d.award.entered()
            for d in accepted.select_related("objection__reply", "award").order_by("id")
            if d.award
        }
        rows = Award.objects.current().awarding().filter(stage=Stage.REVISION)
        assert {(row.unit_id, row.criterion_code): row.entered() for row in rows} == last
