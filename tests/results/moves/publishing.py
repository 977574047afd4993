"""What changes figures, publishes them, and passes time."""

from datetime import datetime, timedelta
from typing import Any

from accounts.services.actors import system_actor
from feedback.services.record_silence import record_silence
from results.core.gate import ACKNOWLEDGEABLE
from results.models import PublicationProposal
from results.services.approve_publication import approve_publication
from results.services.close_proposal import return_proposal, withdraw_proposal
from results.services.propose_publication import propose_publication
from scoring.core.types import RunKind, Stage, SurveyFormula
from scoring.models import SurveyFigure, SurveyHandover
from scoring.services.award_points import Judgement, award_points
from scoring.services.compute_scores import compute_scores
from surveys.selectors.tally import forms_digest
from tests.feedback.season import asking, corrected_leaf
from tests.results.moves.answers import AnswerMoves
from tests.results.moves.state import CHOSEN, JUDGED, SURVEYED


class PublishingMoves(AnswerMoves):
    """Each publication is looked at the moment it is made."""

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
