"""Appraisers who judge the lines of units' sheets: nobody may wait for a save."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.models import Role, RoleGrant, Unit, UnitGroup, User
from accounts.services.actors import system_actor
from benchmarks.report import Figure, Report
from benchmarks.sample_rounds import Size, open_sample
from benchmarks.sample_sets import NOW, leaf_codes
from benchmarks.savers import Saver, p95_to_limit, saver, served_figures, steady
from benchmarks.web import Web
from scoring.core.types import EntryState, Method
from scoring.core.workflow import AssessmentState
from scoring.models import Assignment, Award, Claim, Round


@dataclass(frozen=True, slots=True)
class Season:
    """Units with their leaves, appraisers of the one lead unit, seconds at a steady rate."""

    units: int
    leaves: int
    appraisers: int
    seconds: int


FULL = Season(units=25, leaves=50, appraisers=10, seconds=60)
SMALL = Season(units=2, leaves=20, appraisers=2, seconds=1)


def measure(season: Season = FULL) -> Report:
    """Every appraiser goes through lines of their own, unit by unit; later on a second time."""
    round = open_sample(Size(season.units, season.leaves, 1))
    judged = [code for code, method in leaf_codes(season.leaves) if method is Method.JUDGEMENT]
    _hand_in(round, judged)
    appraisers = list(_appraisers(round, judged, season.appraisers))
    lines = list(_addresses(round, judged))
    cpu = appraisers[0].cpu(lines[0])
    with Web() as web:
        for _ in range(8):
            appraisers[0].save(web, lines[0])  # each process of the server loads its code once
        before, first = len(web.served()), Award.objects.count()

        def save(number: int) -> None:
            turn, place = divmod(number, len(appraisers))
            own = lines[place :: len(appraisers)]
            appraisers[place].save(web, own[turn % len(own)])

        pace = steady(save, people=len(appraisers), seconds=season.seconds)
        served = web.served()[before:]
    return Report(
        "awards",
        p95_to_limit(served),
        [
            Figure("appraisers", len(appraisers)),
            Figure("steady_saves", len(pace.waits)),
            Figure("awards_stored", Award.objects.count() - first),
            *served_figures(cpu, served, pace),
        ],
    )


def _hand_in(round: Round, codes: list[str]) -> None:
    entered = {"state": EntryState.SCORE, "points": Decimal(1), "saved_at": NOW, "saved_by": system_actor()}
    Claim.objects.bulk_create(
        Claim(assessment=assessment, criterion_code=code, **entered)
        for assessment in round.assessments.all()
        for code in codes
    )
    round.assessments.update(state=AssessmentState.SUBMITTED)


def _appraisers(round: Round, codes: list[str], count: int) -> Iterator[Saver]:
    """Of a lead unit outside the round, to which the leaves are assigned."""
    by, group = system_actor(), UnitGroup.objects.get()
    outside = UnitGroup.objects.create(code="CHU-TRI", name="Đơn vị chủ trì")
    lead = Unit.objects.create(code="CT", name="Đơn vị chủ trì", group=outside, sort_key="1")
    told = {"round": round, "group": group, "lead_unit": lead, "assigned_at": NOW, "assigned_by": by}
    Assignment.objects.bulk_create(Assignment(criterion_code=code, **told) for code in codes)
    for number in range(count):
        user = User.objects.create(username=f"tham-dinh-{number}")
        RoleGrant.objects.create(user=user, role=Role.APPRAISER, unit=lead, valid_from=date(2020, 1, 1))
        yield saver(user)


def _addresses(round: Round, codes: list[str]) -> Iterator[str]:
    for unit in round.assessments.values_list("unit__code", flat=True).order_by("unit__code"):
        for code in codes:
            yield f"/tham-dinh/{round.code}/don-vi/{unit}/{code.partition('.')[0]}/{code}/luu/"
