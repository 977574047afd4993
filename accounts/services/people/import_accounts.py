"""Accounts and roles from tai-khoan.xlsx: all rows or none. No password is in it or comes of it."""

from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from accounts.models import NEEDS_UNIT, ImportKind, Role, Unit, User
from accounts.services.imports import Counts, ImportReport, Intake
from accounts.services.people.change_details import change_details
from accounts.services.people.create_account import create_account
from accounts.services.people.grant_role import grant_role
from accounts.services.people.import_plan import PersonPlan, Plan, plan_of
from accounts.sheets.accounts import AccountBook, Known, read_accounts
from cchc_portal.lib.findings import errors
from cchc_portal.lib.sheets.kinds import Kind
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from cchc_portal.lib.text import fold_header

NEW_ACCOUNTS = "accounts"  # where a batch keeps the usernames it created


def import_accounts(
    *,
    path: Path,
    by: User,
    dry_run: bool = False,
    file_name: str = "",
    convert_legacy: bool = False,
    now: datetime | None = None,
) -> ImportReport:
    """Add the accounts and roles that are missing, put right what differs about known people.

    A new account opens with no password until `hand_out_passwords` gives it one. Counts are of people.
    """
    moment = now or timezone.now()
    intake = Intake(
        ImportKind.ACCOUNTS, path, by, dry_run, file_name, convert_legacy=convert_legacy, now=moment
    )
    try:
        workbook = intake.open(Kind.ACCOUNTS)
    except WorkbookRefused as refusal:
        return intake.unreadable(refusal)
    if batch := intake.earlier(workbook.sha256):
        return intake.repetition(batch)
    with transaction.atomic():
        units = {unit.code: unit for unit in Unit.objects.all()}
        book = read_accounts(workbook, _known(units))
        people = _lock(book)
        plan = plan_of(book, people, units, by=by, day=timezone.localdate(moment))
        findings = [*book.findings, *plan.findings]
        if errors(findings):
            return intake.refusal(workbook.sha256, findings, book.skipped)
        counts = _counts(plan, book)
        if dry_run:
            return intake.report(workbook.sha256, counts, findings)
        for person in plan.people:
            _write(person, by, moment)
        new = [person.details.username for person in plan.people if person.is_new]
        batch = intake.store_batch(workbook.sha256, counts, findings, {NEW_ACCOUNTS: new})
    return intake.report(workbook.sha256, counts, findings, batch=batch)


def _known(units: dict[str, Unit]) -> Known:
    by_label = {fold_header(role.label): role.value for role in Role}
    by_code = {role.value: role.value for role in Role}
    return Known({**by_label, **by_code}, [role.label for role in Role], NEEDS_UNIT, units)


def _lock(book: AccountBook) -> dict[str, User]:
    rows = User.objects.select_for_update(of=("self",)).filter(username__in=book.people)
    return {user.username: user for user in rows.order_by("pk")}


def _counts(plan: Plan, book: AccountBook) -> Counts:
    created = sum(person.is_new for person in plan.people)
    updated = sum(person.changes for person in plan.people) - created
    unchanged = len(plan.people) - created - updated
    return Counts(created=created, updated=updated, unchanged=unchanged, skipped=book.skipped)


def _write(plan: PersonPlan, by: User, moment: datetime) -> None:
    user = plan.user
    if user is None:
        user = create_account(person=plan.details, password=None, must_change=True, by=by, now=moment)
    elif plan.details_differ:
        change_details(person=user, details=plan.details, by=by, now=moment)
    for grant in plan.grants:
        grant_role(person=user, grant=grant, by=by, now=moment)
