"""Who sits at the appraisal desk, and which unit, line or criterion an address means."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.views.people import signed_in
from accounts.views.standing import standing
from scoring.core.appraisal_sight import Sight
from scoring.models import Assessment, Round
from scoring.selectors.appraisal.sight import may_have_desk, sight_of
from scoring.selectors.desk import with_frame
from scoring.views.access import refuse_elsewhere


@dataclass(frozen=True, slots=True)
class Seat:
    """A unit in a round as this person may look at it."""

    assessment: Assessment
    sight: Sight

    def reads(self, code: str) -> bool:
        return self.sight.reads(self.assessment.unit_id, self.assessment.unit.group_id, code)

    def sees_award(self, code: str) -> bool:
        return self.sight.sees_award(self.assessment.unit_id, self.assessment.unit.group_id, code)

    def judges(self, code: str) -> bool:
        return self.sight.judges(self.assessment.unit_id, self.assessment.unit.group_id, code)


def check_desk(request: HttpRequest) -> None:
    """Raises Http404 for whose roles know no appraisal desk."""
    if not may_have_desk(standing(request)):
        raise Http404


def asked_round(request: HttpRequest, code: str) -> tuple[Round, Sight]:
    """Raises Http404 for a round that does not exist, or in which this person reads nothing."""
    check_desk(request)
    rounds = Round.objects.select_related("timetable", "criteria_set")
    round = get_object_or_404(rounds, code=code)
    return round, _sight(request, round)


def asked_unit(request: HttpRequest, round: str, unit: str) -> Seat:
    """Raises Http404 likewise."""
    check_desk(request)
    rows = with_frame(Assessment.objects.filter(round__code=round, unit__code=unit))
    assessment = get_object_or_404(rows)
    return Seat(assessment, _sight(request, assessment.round))


def asked_line(request: HttpRequest, round: str, unit: str, domain: str, criterion: str) -> Seat:
    """Raises Http404 for a line that this person does not read."""
    refuse_elsewhere(domain, criterion)
    seat = asked_unit(request, round, unit)
    if not seat.reads(criterion):
        raise Http404
    return seat


def _sight(request: HttpRequest, round: Round) -> Sight:
    sight = sight_of(round, signed_in(request), standing(request))
    if not sight.reads_some:
        raise Http404
    return sight
