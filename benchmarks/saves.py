"""Officers who save the rows of their sheets at once: nothing may get lost, and nobody may wait."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from accounts.models import Role, RoleGrant, User
from benchmarks.report import Figure, Report
from benchmarks.sample_rounds import Size, open_sample
from benchmarks.sample_sets import leaf_codes
from benchmarks.savers import Pace, Saver, p95_to_limit, saver, served_figures, steady
from benchmarks.web import Web
from scoring.core.types import Method
from scoring.models import Assessment, Claim, ClaimChange, Round
from scoring.selectors.claim_history import replayed_claims


@dataclass(frozen=True, slots=True)
class Season:
    """Officers, two to a unit; saves that must get through; seconds at a steady rate before."""

    units: int
    leaves: int
    saves: int
    seconds: int


FULL = Season(units=25, leaves=50, saves=10_000, seconds=60)
SMALL = Season(units=2, leaves=20, saves=40, seconds=1)


@dataclass(slots=True)
class Officer:
    """The first or second person at a unit's sheet (`place` 0 or 1); `accepted` are the saves that got
    through: leaf, version, points."""

    saver: Saver
    assessment: Assessment
    place: int
    accepted: list[tuple[str, int, Decimal]] = field(default_factory=list)

    def save(self, web: Web, code: str) -> None:
        """A new value of the row."""
        self.accepted.append((code, *self.saver.save(web, self.address(code))))

    def address(self, code: str) -> str:
        """Where the row is saved."""
        sheet = f"/tu-cham/{self.assessment.round.code}/{self.assessment.unit.code}"
        return f"{sheet}/{code.partition('.')[0]}/{code}/luu/"


def measure(season: Season = FULL) -> Report:
    """First at a steady rate, then all at once."""
    round = open_sample(Size(season.units, season.leaves, 1))
    officers = list(_officers(round))
    judged = [code for code, method in leaf_codes(season.leaves) if method is Method.JUDGEMENT]
    cpu = officers[0].saver.cpu(officers[0].address(judged[0]))
    with Web() as web:
        for officer in officers[:8]:
            officer.save(web, judged[officer.place])  # each process of the server loads its code once
        before = len(web.served())
        pace = _steady(web, officers, judged, season.seconds)
        served = web.served()[before:]
        started = time.monotonic()
        _at_once(web, officers, judged, season.saves)
        seconds = time.monotonic() - started
    saves = sum(len(officer.accepted) for officer in officers)
    return Report(
        "saves",
        p95_to_limit(served),
        [
            Figure("clients", len(officers)),
            Figure("steady_saves", len(pace.waits)),
            *served_figures(cpu, served, pace),
            Figure("saves_at_once", season.saves),
            Figure("seconds", seconds, "s"),
            Figure("saves_a_second", season.saves / seconds),
            Figure("conflicts", sum(officer.saver.conflicts for officer in officers)),
            Figure("accepted", saves),
            Figure("lost", _lost(round, officers), limit=0),
        ],
    )


def _officers(round: Round) -> Iterator[Officer]:
    for assessment in round.assessments.select_related("unit"):
        for place in range(2):
            user = User.objects.create(username=f"{assessment.unit.code}-{place}")
            RoleGrant.objects.create(
                user=user, role=Role.UNIT_OFFICER, unit=assessment.unit, valid_from=date(2020, 1, 1)
            )
            yield Officer(saver(user), assessment, place)


def _steady(web: Web, officers: list[Officer], codes: list[str], seconds: int) -> Pace:
    """Colleagues at different rows."""

    def save(number: int) -> None:
        turn, officer = number // len(officers), officers[number % len(officers)]
        own = codes[officer.place :: 2]
        officer.save(web, own[turn % len(own)])

    return steady(save, people=len(officers), seconds=seconds)


def _at_once(web: Web, officers: list[Officer], codes: list[str], saves: int) -> None:
    """Every officer saves row after row, as fast as the answers come, until enough got through."""
    left = iter(range(saves))
    turn = threading.Lock()

    def work(officer: Officer) -> None:
        while True:
            with turn:
                if next(left, None) is None:
                    return
            officer.save(web, officer.saver.chance.choice(codes))

    with ThreadPoolExecutor(len(officers)) as clients:
        for done in [clients.submit(work, officer) for officer in officers]:
            done.result()


def _lost(round: Round, officers: list[Officer]) -> int:
    """Accepted saves that the history does not hold, and claims that do not follow from it."""
    kept = {
        (change.assessment_id, change.criterion_code, change.version, change.points)
        for change in ClaimChange.objects.filter(assessment__round=round)
    }
    missing = sum(
        (officer.assessment.pk, *accepted) not in kept
        for officer in officers
        for accepted in officer.accepted
    )
    return missing + sum(_differing(assessment) for assessment in round.assessments.all())


def _differing(assessment: Assessment) -> int:
    replayed = replayed_claims(assessment)
    stored = {claim.criterion_code: claim for claim in Claim.objects.filter(assessment=assessment)}
    same = (
        code in stored and stored[code].version == claim.version and stored[code].entered() == claim.entered()
        for code, claim in replayed.items()
    )
    return len(replayed.keys() ^ stored.keys()) + sum(not is_same for is_same in same)
