"""Officers who save the rows of their sheets at once: nothing may get lost, and nobody may wait."""

import json
import random
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from http import HTTPStatus
from statistics import median

from django.conf import settings
from django.test import Client
from django.utils.crypto import get_random_string

from accounts.models import Role, RoleGrant, User
from benchmarks.report import Figure, Report
from benchmarks.sample_rounds import Size, open_sample
from benchmarks.sample_sets import leaf_codes
from benchmarks.timing import interleaved, percentile_95
from benchmarks.web import Web
from scoring.core.types import Method
from scoring.models import Assessment, Claim, ClaimChange, Round
from scoring.selectors.claim_history import replayed_claims

A_SECOND = 25
_CSRF_SECRET = 32  # characters


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
    """The first or second person at a unit's sheet (`place` 0 or 1), with the versions last seen;
    `accepted` are the saves that got through."""

    round: Round
    assessment: Assessment
    cookie: str
    token: str
    place: int
    chance: random.Random
    versions: dict[str, int] = field(default_factory=dict)
    accepted: list[tuple[str, int, Decimal]] = field(default_factory=list)
    conflicts: int = 0

    def save(self, web: Web, code: str) -> None:
        """Save a new value of the row; where a colleague was faster, see theirs and insist."""
        points = self.next_points()
        while True:
            sent = {"state": "score", "points": str(points), "version": self.versions.get(code, 0)}
            address = f"{self.sheet(code)}/{code}/luu/"
            status, answer = web.post(address, json.dumps(sent), self.cookie, self.token)
            if status == HTTPStatus.OK:
                self.kept(code, answer["version"], points)
                return
            self.versions[code] = answer["version"]
            self.conflicts += 1

    def sheet(self, code: str) -> str:
        """The address of the sheet that the row stands in."""
        return f"/tu-cham/{self.round.code}/{self.assessment.unit.code}/{code.partition('.')[0]}"

    def next_points(self) -> Decimal:
        """Any of the rule's quarters."""
        return Decimal(self.chance.randrange(8)) / 4

    def kept(self, code: str, version: int, points: Decimal) -> None:
        """Remember what the portal accepted."""
        self.versions[code] = version
        self.accepted.append((code, version, points))


def measure(season: Season = FULL) -> Report:
    """First at a steady rate, then all at once."""
    round = open_sample(Size(season.units, season.leaves, 1))
    officers = list(_officers(round))
    judged = [code for code, method in leaf_codes(season.leaves) if method is Method.JUDGEMENT]
    with Web() as web:
        for officer in officers[:8]:
            officer.save(web, judged[officer.place])  # each process of the server loads its code once
        cpu = _cpu(officers[0], judged[0])
        before = len(web.served())
        waits = _steady(web, officers, judged, season.seconds)
        served = web.served()[before:]
        started = time.monotonic()
        _at_once(web, officers, judged, season.saves)
        seconds = time.monotonic() - started
    saves = sum(len(officer.accepted) for officer in officers)
    return Report(
        "saves",
        Figure("p95_to_limit", percentile_95(served) / 0.050, limit=1),
        [
            Figure("clients", len(officers)),
            Figure("steady_saves", len(waits)),
            Figure("cpu_of_a_save", 1000 * cpu, "ms"),
            Figure("server_median", 1000 * median(served), "ms"),
            Figure("server_p95", 1000 * percentile_95(served), "ms", limit=50),
            Figure("median_since_due", 1000 * median(waits), "ms"),
            Figure("p95_since_due", 1000 * percentile_95(waits), "ms"),
            Figure("saves_at_once", season.saves),
            Figure("seconds", seconds, "s"),
            Figure("saves_a_second", season.saves / seconds),
            Figure("conflicts", sum(officer.conflicts for officer in officers)),
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
            client = Client(SERVER_NAME="127.0.0.1")
            client.force_login(user)
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            token = get_random_string(_CSRF_SECRET)
            cookie = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"
            chance = random.Random(user.username)  # noqa: S311 - the same values on every run
            yield Officer(round, assessment, cookie, token, place, chance)


def _cpu(officer: Officer, code: str) -> float:
    """CPU of a save, asked of this process instead of the server's: seconds."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(username=f"{officer.assessment.unit.code}-0"))

    def save() -> None:
        sent = {"state": "score", "points": str(officer.next_points()), "version": officer.versions[code]}
        answer = client.post(f"{officer.sheet(code)}/{code}/luu/", json.dumps(sent), "application/json")
        officer.kept(code, answer.json()["version"], Decimal(sent["points"]))

    return interleaved({"save": save}, rounds=20)["save"].cpu


def _steady(web: Web, officers: list[Officer], codes: list[str], seconds: int) -> list[float]:
    """How long each save took from the moment it was due, whether or not earlier ones were through;
    colleagues at different rows."""
    start = time.monotonic()
    waits: list[float] = []

    def save(number: int, due: float) -> None:
        turn, officer = number // len(officers), officers[number % len(officers)]
        own = codes[officer.place :: 2]
        officer.save(web, own[turn % len(own)])
        waits.append(time.monotonic() - due)

    with ThreadPoolExecutor(len(officers)) as clients:
        sent = []
        for number in range(seconds * A_SECOND):
            due = start + number / A_SECOND
            time.sleep(max(0.0, due - time.monotonic()))
            sent.append(clients.submit(save, number, due))
    for answer in sent:
        answer.result()  # a save that failed is no measure
    return waits


def _at_once(web: Web, officers: list[Officer], codes: list[str], saves: int) -> None:
    """Every officer saves row after row, as fast as the answers come, until enough got through."""
    left = iter(range(saves))
    turn = threading.Lock()

    def work(officer: Officer) -> None:
        while True:
            with turn:
                if next(left, None) is None:
                    return
            officer.save(web, officer.chance.choice(codes))

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
