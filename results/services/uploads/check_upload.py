"""The check of an upload: a dry run of its import, kept for the preview. Nothing else is written."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from accounts.core.directory import Directory, is_unmatched
from accounts.models import Upload, UploadState, User
from accounts.services.imports import ImportReport
from accounts.services.uploads.keep_report import Heads, keep_report
from cchc_portal.lib.findings import Finding
from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from cchc_portal.lib.sheets.rows import as_text
from results.services.uploads.run_import import run_import
from scoring.selectors.round_directory import all_units

_CELLS_SHOWN, _CELL_SHOWN = 4, 48
_MOST_UNMATCHED = 100


def check_upload(*, upload: Upload, revision: int, by: User) -> ImportReport | None:
    """Check the revision and keep what was found; None where the upload went on without it."""
    if upload.revision != revision or upload.state not in (UploadState.CHECKING, UploadState.CHECKED):
        return None
    report = run_import(upload=upload, by=by, dry_run=True)
    kept = keep_report(
        upload_id=upload.pk,
        revision=revision,
        report=report,
        unmatched=unmatched_units(report.findings, all_units()),
        heads=_row_heads(upload, report),
    )
    return report if kept else None


def unmatched_units(findings: Iterable[Finding], units: Directory) -> list[dict[str, Any]]:
    """Names and codes that mean no unit, how often, and the units of the most similar names."""
    counts: dict[str, int] = {}
    for finding in findings:
        if finding.found and is_unmatched(finding.message):
            counts[finding.found] = counts.get(finding.found, 0) + 1
    return [
        {
            "found": found,
            "count": count,
            "candidates": [{"code": u.code, "name": u.name} for u in units.candidates(found)],
        }
        for found, count in list(counts.items())[:_MOST_UNMATCHED]
    ]


def _row_heads(upload: Upload, report: ImportReport) -> Heads:
    """How the rows begin that something was found in, so that people recognise them on the page."""
    wanted = {(f.sheet, f.row) for f in report.findings if f.row is not None}
    if not wanted:
        return {}
    try:
        workbook = open_workbook(
            Path(upload.file.path), convert_legacy=bool(upload.options.get("convert_legacy"))
        )
    except WorkbookRefused:
        return {}
    heads: dict[tuple[str, int | None], str] = {}
    for name in {sheet for sheet, _ in wanted} & set(workbook.names):
        sheet = workbook.sheet(name)
        for row in sheet.rows:
            if (name, row.number) in wanted:
                values = [sheet.value(row, i) for i in range(min(len(row.cells), 12))]
                texts = [as_text(value)[:_CELL_SHOWN] for value in values if value is not None]
                heads[name, row.number] = " · ".join(texts[:_CELLS_SHOWN])
    return heads
