"""A criteria set from bo-tieu-chi-YYYY.xlsx: all or nothing, active when it comes in clean.

A set no round uses yet is replaced by the workbook; a frozen one stays and a new version stands
beside it.
"""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from accounts.models import ImportKind, User
from accounts.services.imports import Counts, ImportReport, Intake
from cchc_portal.lib.findings import Finding, errors
from cchc_portal.lib.sheets.kinds import Kind
from cchc_portal.lib.sheets.reader import Workbook
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from scoring.core.checks import check_set
from scoring.core.rows import SetRows
from scoring.core.settings import read_settings
from scoring.models import CriteriaSet
from scoring.selectors.stored_set import codes_known
from scoring.services.store_catalogue import store_catalogue, stored_criteria
from scoring.sheets.catalogue import read_catalogue
from scoring.sheets.content import SetContent, set_content


def import_catalogue(
    *,
    path: Path,
    by: User,
    dry_run: bool = False,
    file_name: str = "",
    convert_legacy: bool = False,
    now: datetime | None = None,
) -> ImportReport:
    """Import the set, or report every finding where one is an error (then `refused`, nothing stored)."""
    intake = Intake(
        ImportKind.CATALOGUE,
        path,
        by,
        dry_run,
        file_name,
        convert_legacy=convert_legacy,
        now=now or timezone.now(),
    )
    try:
        workbook = intake.open(Kind.CATALOGUE)
    except WorkbookRefused as refusal:
        return intake.unreadable(refusal)
    if batch := intake.earlier(workbook.sha256):
        return intake.repetition(batch)
    rows, findings = _checked_rows(workbook, timezone.localdate(intake.now))
    if errors(findings):
        return intake.refusal(workbook.sha256, findings)
    content = set_content(rows)
    with transaction.atomic():
        latest = _latest(content.settings.decision)
        counts = _counts(content, latest)
        if dry_run:
            return intake.report(workbook.sha256, counts, findings)
        version = store_catalogue(content=content, latest=latest, by=by, now=intake.now)
        mapping = {"decision": content.settings.decision, "version": version}
        batch = intake.store_batch(workbook.sha256, counts, findings, mapping)
    return intake.report(workbook.sha256, counts, findings, batch=batch)


def _checked_rows(workbook: Workbook, today: date) -> tuple[SetRows, list[Finding]]:
    """The rows with the units and groups of the portal, and all findings; lead units must be valid
    at the end of the first year the set applies to, of this year where it does not say."""
    rows, findings = read_catalogue(workbook)
    settings, _ = read_settings(rows.settings)
    units, groups = codes_known(settings.year_from if settings else today.year)
    rows = replace(rows, units=units, groups=groups)
    return rows, [*findings, *check_set(rows)]


def _latest(decision: str) -> CriteriaSet | None:
    sets = CriteriaSet.objects.select_for_update().filter(decision=decision)
    return sets.order_by("-version").first()


def _counts(content: SetContent, latest: CriteriaSet | None) -> Counts:
    """Criteria against the latest version of the decision."""
    stored = stored_criteria(latest) if latest else {}
    unchanged = sum(stored.get(key) == values for key, values in content.criteria.items())
    created = len(content.criteria.keys() - stored.keys())
    return Counts(created, len(content.criteria) - created - unchanged, unchanged)
