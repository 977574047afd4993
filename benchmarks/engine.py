"""A whole run, read, scored and stored, beside the pure core on the same inputs already in memory."""

import itertools
from collections.abc import Callable

from django.db import connection
from django.db.models import Case, When
from django.test.utils import CaptureQueriesContext

from accounts.models import Unit
from accounts.services.actors import system_actor
from benchmarks.memory import in_fresh_process, peak
from benchmarks.report import Figure, Report
from benchmarks.sample_rounds import Size, filled_sample
from benchmarks.timing import Work, cost_of, interleaved
from cchc_portal.lib.collection import collection_put_off
from scoring.core.engine import run
from scoring.core.types import RunInput, RunKind
from scoring.models import Round
from scoring.selectors.run_inputs import run_inputs
from scoring.services.compute_scores import compute_scores

FULL = Size(units=400, leaves=100)
SMALL = Size(units=6, leaves=20)
GROWTH = 10


def measure(size: Size = FULL) -> Report:
    """Runs of `size`, and of ten times its units."""
    usual = filled_sample(size, code="A")
    large = filled_sample(Size(size.units * GROWTH, size.leaves), code="B")
    inputs = run_inputs(usual, RunKind.PROVISIONAL)
    compute_usual, compute_large = _computing(usual), _computing(large)
    cost = interleaved({"core": lambda: _core(inputs), "stored": compute_usual})
    large_cost = interleaved({"stored": compute_large}, rounds=1)["stored"]
    queries, large_queries = _queries(compute_usual), _queries(compute_large)
    memory = in_fresh_process("benchmarks.engine:peak_of_run", large.code)
    lines = size.units * size.leaves
    return Report(
        "engine",
        Figure("stored_to_core_cpu", cost["stored"].cpu / cost["core"].cpu, limit=4),
        [
            Figure("lines", lines),
            Figure("core_cpu", cost["core"].cpu, "s"),
            Figure("stored_cpu", cost["stored"].cpu, "s"),
            Figure("stored_wall", cost["stored"].wall, "s", goal=2),
            Figure("queries", queries),
            Figure("queries_more_with_10_times_the_units", large_queries - queries, limit=0),
            Figure("stored_cpu_10_times_the_units", large_cost.cpu, "s"),
            Figure("growth_with_10_times_the_units", large_cost.cpu / cost["stored"].cpu, limit=12),
            Figure("peak_memory_10_times_the_units", memory, "MB", limit=1024),
        ],
    )


@collection_put_off()
def _core(inputs: RunInput) -> None:
    """As plainly as it can be done, and as the service does it: without the garbage collector."""
    run(inputs)


def _computing(round: Round) -> Callable[[], object]:
    """Computes the round anew at each call: the same inputs again would give the run that exists."""
    units = list(round.assessments.order_by("unit__code").values_list("unit_id", flat=True))
    calls = itertools.count(1)

    def compute() -> None:
        lowest_bit = (call := next(calls)) & -call  # a Gray code: one unit turned, no pattern twice
        turned = Unit.objects.filter(pk=units[lowest_bit.bit_length() - 1])
        turned.update(ranked=Case(When(ranked=True, then=False), default=True))
        computation = compute_scores(round=round, kind=RunKind.PROVISIONAL, by=system_actor())
        if not computation.created:
            raise RuntimeError("a run that existed is no measure")

    return compute


def _queries(work: Work) -> int:
    with CaptureQueriesContext(connection) as captured:
        cost_of(work)
    return len(captured)


def peak_of_run(code: str) -> float:
    """The most megabytes held for a run of the round of that code, of a kind not computed yet."""
    compute_scores(round=Round.objects.get(code=code), kind=RunKind.FINAL, by=system_actor())
    return peak()
