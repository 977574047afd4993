"""Published results of an earlier year, for comparison: they were not computed here."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import ImportBatch, ImportKind, User
from accounts.services.imports import Counts, ImportReport, Intake, invalid_rows
from cchc_portal.lib.bulk import insert_rows
from cchc_portal.lib.sheets.kinds import Kind
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from scoring.models import PastResult
from scoring.selectors.round_directory import all_units
from scoring.sheets.past_results import PastRow, read_past_results

_FIELDS = ("index", "band", "rank", "domains")


def import_results(
    *,
    path: Path,
    year: int,
    by: User,
    valid_rows_only: bool = False,
    dry_run: bool = False,
    file_name: str = "",
    convert_legacy: bool = False,
    aliases: Mapping[str, str] | None = None,
    now: datetime | None = None,
) -> ImportReport:
    """Import the figures of `year`: all rows, or none where one has an error (then `refused`), unless
    `valid_rows_only` leaves such rows out.

    `aliases`: names of units as the workbook writes them → codes that a person said they mean.
    """
    intake = Intake(
        ImportKind.PAST_RESULTS,
        path,
        by,
        dry_run,
        file_name,
        str(year),
        convert_legacy,
        now or timezone.now(),
        {"aliases": dict(aliases)} if aliases else {},
        valid_rows_only,
    )
    try:
        workbook = intake.open(Kind.PAST_RESULTS)
    except WorkbookRefused as refusal:
        return intake.unreadable(refusal)
    if batch := intake.earlier(workbook.sha256):
        return intake.repetition(batch)
    book = read_past_results(workbook, year=year, units=all_units(aliases))
    with transaction.atomic():
        known = {past.unit_id: past for past in PastResult.objects.select_for_update().filter(year=year)}
        new = [row for row in book.rows if row.unit.id not in known]
        changed = [r for r in book.rows if r.unit.id in known and _differs(r, known[r.unit.id])]
        unchanged, invalid = len(book.rows) - len(new) - len(changed), invalid_rows(book.findings)
        counts = Counts(len(new), len(changed), unchanged, book.skipped, invalid)

        def store(batch: ImportBatch) -> None:
            insert_rows(
                PastResult,
                ("year", "unit_id", *_FIELDS, "batch_id"),
                ((year, row.unit.id, *_values(row), batch.pk) for row in new),
            )
            _update(((known[row.unit.id], row) for row in changed), batch)

        return intake.finish(workbook.sha256, counts, book.findings, store, {"year": year})


def _update(changed: Iterable[tuple[PastResult, PastRow]], batch: ImportBatch) -> None:
    results = []
    for past, row in changed:
        past.index, past.band, past.rank, past.domains = _values(row)
        past.batch = batch
        results.append(past)
    PastResult.objects.bulk_update(results, [*_FIELDS, "batch"], batch_size=500)


def _values(row: PastRow) -> tuple[Any, ...]:
    return (row.index, row.band, row.rank, row.domains)


def _differs(row: PastRow, stored: PastResult) -> bool:
    return _values(row) != tuple(getattr(stored, name) for name in _FIELDS)
