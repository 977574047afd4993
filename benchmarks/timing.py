"""What work costs: wall time, and CPU time of this process with its children and its database backend."""

import resource
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

Work = Callable[[], object]
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds."""

    wall: float
    cpu: float


def interleaved(
    works: Mapping[str, Work], *, rounds: int = ROUNDS, before: Work = lambda: None
) -> dict[str, Cost]:
    """The median cost of each work over `rounds`, done in turn so that a busy machine slows all alike.

    Each is done once unmeasured, so that caches are warm as they are in a worker; `before` comes
    before each time, unmeasured.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in works}
    for _ in range(rounds + 1):
        for name, work in works.items():
            before()
            costs[name].append(cost_of(work))
    return {name: median(found[1:]) for name, found in costs.items()}


def cost_of(work: Work) -> Cost:
    """What the work costs, done once."""
    cpu, wall = cpu_seconds(), time.perf_counter()
    work()
    return Cost(time.perf_counter() - wall, cpu_seconds() - cpu)


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each figure by itself."""
    return Cost(statistics.median(c.wall for c in costs), statistics.median(c.cpu for c in costs))


def percentile_95(seconds: Sequence[float]) -> float:
    """The time that 95 of 100 stay within."""
    return sorted(seconds)[max(0, -(-len(seconds) * 95 // 100) - 1)]


def cpu_seconds() -> float:
    """CPU time spent so far: this process, its children that have ended, its database backend."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime + _backend_seconds()


def stolen_ticks() -> tuple[int, int]:
    """CPU ticks so far that the host gave to other machines, and all there were: proc_stat(5). What is
    stolen slows everything here, and no other figure tells."""
    ticks = [int(word) for word in Path("/proc/stat").read_text().partition("\n")[0].split()[1:9]]
    return ticks[7], sum(ticks)


def _backend_seconds() -> float:
    """The backend runs on this machine; the kernel counts its time in nanoseconds."""
    connection.ensure_connection()
    pid = connection.connection.info.backend_pid
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
