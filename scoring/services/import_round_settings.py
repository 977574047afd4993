"""A round opened from its workbook dot-danh-gia-YYYY.xlsx: all or nothing, once."""

from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from accounts.models import ImportKind, User
from accounts.services.imports import Counts, ImportReport, Intake
from cchc_portal.lib.findings import errors
from cchc_portal.lib.sheets.kinds import Kind
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from scoring.models import RoundKind
from scoring.selectors.opening import opening_facts
from scoring.services.open_round import RoundRefused, default_code, open_round
from scoring.sheets.round_settings import round_settings_of


def import_round_settings(
    *,
    path: Path,
    year: int,
    by: User,
    kind: str = RoundKind.OFFICIAL,
    code: str | None = None,
    decision: str | None = None,
    reference_date: date | None = None,
    reason: str = "",
    dry_run: bool = False,
    file_name: str = "",
    convert_legacy: bool = False,
    now: datetime | None = None,
) -> ImportReport:
    """Open the round with the workbook's settings, or report why not (then `refused`, nothing stored).

    A dry run opens it too and takes that back: it is refused for the very same reasons.
    """
    moment = now or timezone.now()
    code = code or default_code(year, kind)
    intake = Intake(ImportKind.ROUND_SETTINGS, path, by, dry_run, file_name, code, convert_legacy, moment)
    try:
        workbook = intake.open(Kind.ROUND_SETTINGS)
    except WorkbookRefused as refusal:
        return intake.unreadable(refusal)
    if batch := intake.earlier(workbook.sha256):
        return intake.repetition(batch)
    settings, findings = round_settings_of(workbook)
    if errors(findings):
        return intake.refusal(workbook.sha256, findings)
    counts, stored = Counts(created=1), None
    try:
        with transaction.atomic():
            round = open_round(
                year=year,
                by=by,
                kind=kind,
                code=code,
                decision=decision,
                reference_date=reference_date,
                settings=settings,
                reason=reason,
                now=moment,
            )
            facts = opening_facts(round, settings)
            if dry_run:
                transaction.set_rollback(True)
            else:
                mapping = {"decision": round.criteria_set.decision, "version": round.criteria_set.version}
                stored = intake.store_batch(workbook.sha256, counts, findings, mapping)
    except RoundRefused as refusal:
        return intake.refusal(workbook.sha256, [*findings, *refusal.findings])
    return intake.report(workbook.sha256, counts, findings, batch=stored, details=facts)
