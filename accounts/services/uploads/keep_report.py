"""What a check found, kept with the upload: counts as JSON, findings as rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Upload, UploadFinding, UploadState
from accounts.services.imports import ImportReport
from cchc_portal.lib.bulk import insert_rows
from cchc_portal.lib.findings import Finding, Severity

MOST_FINDINGS = 50_000
_FIELDS = (
    *("upload_id", "position", "severity", "sheet", "row", "column"),
    *("message", "found", "expected", "context", "remedy"),
)
_FOUND_LIMIT, _CONTEXT_LIMIT = 1000, 200
Heads = Mapping[tuple[str, int | None], str]


@transaction.atomic
def keep_report(
    *,
    upload_id: int,
    revision: int,
    report: ImportReport,
    unmatched: Sequence[Mapping[str, Any]] = (),
    heads: Heads | None = None,
    now: datetime | None = None,
) -> bool:
    """Keep the report of that revision; False where the upload went on without it.

    `unmatched`: names of units that were not found, with candidates. `heads`: (sheet, row) → how it begins.
    """
    upload = Upload.objects.select_for_update(of=("self",)).get(pk=upload_id)
    if upload.revision != revision or upload.state not in (UploadState.CHECKING, UploadState.CHECKED):
        return False
    upload.findings.all().delete()
    kept = report.findings[:MOST_FINDINGS]
    insert_rows(UploadFinding, _FIELDS, _rows(upload.pk, kept, heads or {}))
    upload.report = {**_summary(report), "findings_kept": len(kept), "unmatched": list(unmatched)}
    upload.state, upload.checked_at = UploadState.CHECKED, now or timezone.now()
    upload.save(update_fields=["report", "state", "checked_at"])
    return True


def _summary(report: ImportReport) -> dict[str, Any]:
    return {
        "refused": report.refused,
        "repeated": report.repeated,
        "counts": report.counts.as_json(),
        "valid_rows": report.valid_rows.as_json() if report.valid_rows else None,
        "findings": len(report.findings),
        "error_rows": _rows_with(report.findings, Severity.ERROR),
        "warning_rows": _rows_with(report.findings, Severity.WARNING),
        "details": report.details,
    }


def _rows_with(findings: Iterable[Finding], severity: Severity) -> int:
    return len({(f.sheet, f.row) for f in findings if f.severity is severity and f.row is not None})


def _rows(upload_id: int, findings: Iterable[Finding], heads: Heads) -> Iterator[tuple[Any, ...]]:
    for position, f in enumerate(findings):
        context = heads.get((f.sheet, f.row), "")[:_CONTEXT_LIMIT]
        remedy = f.remedy.value if f.remedy else ""
        texts = (f.message, f.found[:_FOUND_LIMIT], f.expected[:_FOUND_LIMIT], context, remedy)
        yield (upload_id, position, f.severity.value, f.sheet[:64], f.row, f.column[:255], *texts)
