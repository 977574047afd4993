"""The findings of an upload as the workbook's own readers made them."""

from collections.abc import Iterator

from accounts.models import Upload
from cchc_portal.lib.findings import Finding, Severity


def stored_findings(upload: Upload) -> Iterator[Finding]:
    """Errors and warnings in their order: one query. Notices have nothing to mend."""
    rows = upload.findings.exclude(severity=Severity.NOTICE.value).iterator()
    for row in rows:
        yield Finding(
            row.message, row.sheet, row.row, row.column, row.found, row.expected, Severity(row.severity)
        )


def is_legacy(upload: Upload) -> bool:
    """Whether the last check found texts in the old TCVN3 code and nobody chose to convert them."""
    return (
        not upload.options.get("convert_legacy")
        and upload.findings.filter(message__contains="TCVN3").exists()
    )
