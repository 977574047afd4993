"""An import of survey forms, checks and all, beside the floor: calamine reading and COPY of the same rows.

Beside the import the portal's pages are asked for, to see that they stay quick meanwhile.
"""

import io
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from python_calamine import CalamineWorkbook

from accounts.models import ImportBatch, ImportKind, Unit
from accounts.services.actors import system_actor
from benchmarks.memory import in_fresh_process, peak
from benchmarks.report import Figure, Report
from benchmarks.sample_forms import write_forms
from benchmarks.sample_rounds import Size, filled_sample, publish_sample
from benchmarks.sample_sets import NOW
from benchmarks.timing import cost_of, interleaved, percentile_95
from benchmarks.web import Web
from scoring.models import Round
from surveys.models import DeclaredFunnel, Direction, FormBatch, SurveyForm
from surveys.services.import_survey import import_survey

A_SECOND = 4
_NICENESS = 10  # of script/worker
PAGES = ("/", "/tong-quan/", "/xep-hang/", "/luot-tinh/")
_COLUMNS = "batch_id, round_id, row, serial, unit_id, respondent_group, survey_date, answers, exclusion"


@dataclass(frozen=True, slots=True)
class Deliveries:
    """A usual and a large number of forms, and how many questions a form asks."""

    usual: int
    large: int
    questions: int
    units: int


FULL = Deliveries(usual=24_000, large=100_000, questions=34, units=32)  # with six more columns: 40
SMALL = Deliveries(usual=60, large=250, questions=4, units=3)


def measure(size: Deliveries = FULL) -> Report:
    """Imports of both deliveries."""
    round = filled_sample(Size(size.units, 20, size.questions))
    publish_sample(round)
    with tempfile.TemporaryDirectory() as folder:
        usual, large = Path(folder, "usual.xlsx"), Path(folder, "large.xlsx")
        units = list(Unit.objects.values_list("code", "name"))
        for path, forms in ((usual, size.usual), (large, size.large)):
            write_forms(path, forms=forms, questions=size.questions, units=units)
        imported = _import(usual, round)
        cost = interleaved({"floor": _floor(usual, round), "import": imported}, before=_forget)
        _forget()
        large_cost = cost_of(_import(large, round))
        _forget()
        memory, waits = _meanwhile(lambda: _peak(usual, round))
        _forget()
        large_memory = _peak(large, round)
    growth = large_cost.cpu / cost["import"].cpu * size.usual / size.large
    return Report(
        "forms",
        Figure("import_to_floor_cpu", cost["import"].cpu / cost["floor"].cpu, limit=1.5),
        [
            Figure("forms", size.usual),
            Figure("floor_cpu", cost["floor"].cpu, "s"),
            Figure("import_cpu", cost["import"].cpu, "s"),
            Figure("import_wall", cost["import"].wall, "s"),
            Figure("forms_per_cpu_second", size.usual / cost["import"].cpu),
            Figure("peak_memory", memory, "MB", limit=400),
            Figure(f"import_cpu_{size.large}_forms", large_cost.cpu, "s"),
            Figure("cpu_of_a_form_large_to_usual", growth, limit=1.25),
            Figure(f"peak_memory_{size.large}_forms", large_memory, "MB"),
            Figure("pages_asked_meanwhile", len(waits)),
            Figure("pages_meanwhile_p95", 1000 * percentile_95(waits), "ms", limit=300),
        ],
    )


def _peak(path: Path, round: Round) -> float:
    return in_fresh_process("benchmarks.forms:peak_of_import", str(path), round.code, niceness=_NICENESS)


def peak_of_import(path: str, round_code: str) -> float:
    """The most megabytes held for an import, in a process that does nothing else."""
    _import(Path(path), Round.objects.get(code=round_code))()
    return peak()


def _import(path: Path, round: Round) -> Callable[[], None]:
    def work() -> None:
        report = import_survey(path=path, round=round, by=system_actor(), direction=Direction.FIVE_BEST)
        if report.refused or report.repeated:
            raise RuntimeError([f.sentence for f in report.findings[:3]])

    return work


def _floor(path: Path, round: Round) -> Callable[[], None]:
    units = dict(Unit.objects.values_list("code", "pk"))

    def work() -> None:
        with transaction.atomic():
            batch = _empty_batch(round)
            stream = io.StringIO()
            stream.writelines(_lines(path, f"{batch.pk}\t{round.pk}", units))
            stream.seek(0)
            with connection.cursor() as cursor:
                cursor.copy_expert(f"COPY {SurveyForm._meta.db_table} ({_COLUMNS}) FROM STDIN", stream)

    return work


def _lines(path: Path, head: str, units: dict[str, int]) -> Iterator[str]:
    rows: Iterator[list[Any]] = CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows()
    next(rows)
    for number, (serial, unit, _, group, day, _, *answers) in enumerate(rows, start=2):
        levels = "".join([str(int(answer)) if answer else "." for answer in answers])
        iso = f"{day[6:]}-{day[3:5]}-{day[:2]}"
        yield f"{head}\t{number}\t{serial}\t{units[unit]}\t{group}\t{iso}\t{levels}\t\n"


def _empty_batch(round: Round) -> FormBatch:
    brought = ImportBatch.objects.create(
        kind=ImportKind.SURVEY, sha256="", imported_at=NOW, imported_by=system_actor()
    )
    return FormBatch.objects.create(
        round=round, number=1, import_batch=brought, direction=Direction.FIVE_BEST
    )


def _forget() -> None:
    """The forms go, so that the same file can come in again."""
    for model in (DeclaredFunnel, SurveyForm, FormBatch):
        model.objects.all().delete()


def _meanwhile(work: Callable[[], float]) -> tuple[float, list[float]]:
    """What the work gives, which runs in another process as a worker would; how long pages took meanwhile."""
    with Web() as web, ThreadPoolExecutor(1) as worker:
        for page in PAGES * 2:
            web.get(page)  # each process of the server loads its templates once
        working = worker.submit(work)
        waits = web.ask(PAGES, a_second=A_SECOND, until=working.done)
        return working.result(), waits
