"""The overview of a published round: its queries, and how long it takes under a steady stream of requests."""

import time
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.report import Figure, Report
from benchmarks.sample_rounds import Size, filled_sample, publish_sample, store_forms
from benchmarks.timing import cost_of, percentile_95
from benchmarks.web import Web, signed_in

PAGE = "/tong-quan/"


@dataclass(frozen=True, slots=True)
class Visit:
    """The round that is looked at, and the seconds of looking."""

    round: Size
    forms_of_a_unit: int
    seconds: int


FULL = Visit(Size(units=400, leaves=100, questions=40), forms_of_a_unit=60, seconds=60)
SMALL = Visit(Size(units=4, leaves=10, questions=4), forms_of_a_unit=3, seconds=1)
A_SECOND = 10


def measure(visit: Visit = FULL) -> Report:
    """The first visit, with nothing in the cache, then ten a second."""
    round = filled_sample(visit.round)
    store_forms(round, visit.round.questions, forms_of_a_unit=visit.forms_of_a_unit)
    publish_sample(round)
    cache.clear()
    client = signed_in()
    client.get(PAGE)  # templates loaded, nothing of this is measured
    cache.clear()
    with CaptureQueriesContext(connection) as first:
        first_cost = cost_of(lambda: client.get(PAGE))
    with CaptureQueriesContext(connection) as again:
        again_cost = cost_of(lambda: client.get(PAGE))
    waits = _waits(visit.seconds)
    return Report(
        "overview",
        Figure("p95_to_limit", percentile_95(waits) / 0.150, limit=1),
        [
            Figure("units", visit.round.units),
            Figure("first_queries", len(first), limit=15),
            Figure("first_cpu", 1000 * first_cost.cpu, "ms"),
            Figure("cached_queries", len(again), limit=15),
            Figure("cached_cpu", 1000 * again_cost.cpu, "ms"),
            Figure("requests", len(waits)),
            Figure("median", 1000 * sorted(waits)[len(waits) // 2], "ms"),
            Figure("p95", 1000 * percentile_95(waits), "ms", limit=150),
        ],
    )


def _waits(seconds: int) -> list[float]:
    with Web() as web:
        for _ in range(4):
            web.get(PAGE)  # each process of the server loads its templates once
        end = time.monotonic() + seconds
        return web.ask([PAGE], a_second=A_SECOND, until=lambda: time.monotonic() > end)
