"""People who save rows at a desk, one after the other or at a steady rate, and how long the server takes."""

import json
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal
from http import HTTPStatus
from statistics import median

from django.conf import settings
from django.test import Client
from django.utils.crypto import get_random_string

from accounts.models import User
from benchmarks.report import Figure
from benchmarks.timing import interleaved, percentile_95, stolen_ticks
from benchmarks.web import Web

A_SECOND = 25
P95 = 0.050  # seconds: the limit of a save
_CSRF_SECRET = 32  # characters


@dataclass(slots=True)
class Saver:
    """Someone signed in who saves rows by their addresses, with the versions last seen."""

    user: User
    cookie: str
    token: str
    chance: random.Random
    versions: dict[str, int] = field(default_factory=dict)
    conflicts: int = 0

    def save(self, web: Web, address: str) -> tuple[int, Decimal]:
        """Save a new value; where a colleague was faster, see theirs and insist. Version and points kept."""
        points = self.points()
        while True:
            status, answer = web.post(address, self.body(address, points), self.cookie, self.token)
            self.versions[address] = answer["version"]
            if status == HTTPStatus.OK:
                return answer["version"], points
            self.conflicts += 1

    def body(self, address: str, points: Decimal) -> str:
        """What the page's script sends; a judgement tells its reason."""
        typed = {"state": "score", "points": str(points), "reason": "Theo tài liệu kiểm chứng"}
        return json.dumps({**typed, "version": self.versions.get(address, 0)})

    def points(self) -> Decimal:
        """Any of the rule's quarters."""
        return Decimal(self.chance.randrange(8)) / 4

    def cpu(self, address: str) -> float:
        """CPU of a save, asked of this process instead of the server's: seconds."""
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(self.user)

        def save() -> None:
            answer = client.post(address, self.body(address, self.points()), "application/json")
            self.versions[address] = answer.json()["version"]

        return interleaved({"save": save}, rounds=20)["save"].cpu


@dataclass(frozen=True, slots=True)
class Pace:
    """Saves at a steady rate: how long each took from the moment it was due, in seconds, and which share of
    the machine's CPU time its host gave to others meanwhile."""

    waits: list[float]
    stolen: float


def saver(user: User) -> Saver:
    """The person, signed in."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    session, token = client.cookies[settings.SESSION_COOKIE_NAME].value, get_random_string(_CSRF_SECRET)
    cookie = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"
    chance = random.Random(user.username)  # noqa: S311 - the same values on every run
    return Saver(user, cookie, token, chance)


def steady(save: Callable[[int], object], *, people: int, seconds: int) -> Pace:
    """Saves begun when they are due, whether or not earlier ones are through.

    `save` does the save of that number, in one of as many threads as there are people.
    """
    start, before = time.monotonic(), stolen_ticks()
    waits: list[float] = []

    def timed(number: int, due: float) -> None:
        save(number)
        waits.append(time.monotonic() - due)

    with ThreadPoolExecutor(people) as clients:
        sent = []
        for number in range(seconds * A_SECOND):
            due = start + number / A_SECOND
            time.sleep(max(0.0, due - time.monotonic()))
            sent.append(clients.submit(timed, number, due))
    for answer in sent:
        answer.result()  # a save that failed is no measure
    stolen, whole = (now - then for now, then in zip(stolen_ticks(), before, strict=True))
    return Pace(waits, stolen / max(1, whole))


def served_figures(cpu: float, served: list[float], pace: Pace) -> list[Figure]:
    """Of saves at a steady rate: the CPU of one and the server's time, in seconds; the wait since each was
    due."""
    return [
        Figure("cpu_of_a_save", 1000 * cpu, "ms"),
        Figure("server_median", 1000 * median(served), "ms"),
        Figure("server_p95", 1000 * percentile_95(served), "ms", limit=1000 * P95),
        Figure("median_since_due", 1000 * median(pace.waits), "ms"),
        Figure("p95_since_due", 1000 * percentile_95(pace.waits), "ms"),
        Figure("stolen_by_the_host", 100 * pace.stolen, "%"),
    ]


def p95_to_limit(served: list[float]) -> Figure:
    """What both benchmarks of saves are about."""
    return Figure("p95_to_limit", percentile_95(served) / P95, limit=1)
