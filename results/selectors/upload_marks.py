"""The findings of an upload as the workbook's own readers made them."""

from collections.abc import Iterator

from accounts.models import Upload
from cchc_portal.lib.findings import Finding, Remedy, Severity


def stored_findings(upload: Upload) -> Iterator[Finding]:
    """Errors and warnings in their order: one query. Notices have nothing to mend."""
    rows = upload.findings.exclude(severity=Severity.NOTICE.value).iterator()
    for row in rows:
        yield Finding(
            row.message, row.sheet, row.row, row.column, row.found, row.expected, Severity(row.severity)
        )


def wanted_remedies(upload: Upload) -> frozenset[Remedy]:
    """What somebody has to choose before the file can be read: one query."""
    rows = upload.findings.exclude(remedy="").order_by().values_list("remedy", flat=True)
    return frozenset(map(Remedy, rows.distinct()))
