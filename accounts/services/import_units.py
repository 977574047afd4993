"""Unit groups and units from don-vi.xlsx: new codes are created, known ones updated, others left alone."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import ImportKind, Unit, UnitGroup, User
from accounts.services.imports import Counts, ImportReport, Intake
from accounts.sheets.units import GroupRow, UnitBook, UnitRow, read_units
from cchc_portal.lib.bulk import insert_rows
from cchc_portal.lib.findings import errors
from cchc_portal.lib.sheets.kinds import Kind
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from cchc_portal.lib.text import sort_key

_PLAIN_FIELDS = ("name", "short_name", "ranked", "valid_from", "valid_to")
_GROUP_FIELDS = ("code", "name", "order")
_UNIT_FIELDS = ("code", *_PLAIN_FIELDS, "group_id", "sort_key")


def import_units(
    *,
    path: Path,
    by: User,
    dry_run: bool = False,
    file_name: str = "",
    convert_legacy: bool = False,
    now: datetime | None = None,
) -> ImportReport:
    """Import the workbook: all rows, or none where one has an error (the report is then `refused`)."""
    intake = Intake(
        ImportKind.UNITS,
        path,
        by,
        dry_run,
        file_name,
        convert_legacy=convert_legacy,
        now=now or timezone.now(),
    )
    try:
        workbook = intake.open(Kind.UNITS)
    except WorkbookRefused as refusal:
        return intake.unreadable(refusal)
    if batch := intake.earlier(workbook.sha256):
        return intake.repetition(batch)
    with transaction.atomic():
        groups = {group.code: group for group in UnitGroup.objects.select_for_update()}
        units = {u.code: u for u in Unit.objects.select_for_update(of=("self",)).select_related("successor")}
        book = read_units(workbook, groups, units)
        if errors(book.findings):
            return intake.refusal(workbook.sha256, book.findings, book.skipped)
        counts = _counts(book, groups, units)
        if dry_run:
            return intake.report(workbook.sha256, counts, book.findings)
        _write_groups(book.groups, groups)
        _write_units(book.units, units)
        batch = intake.store_batch(workbook.sha256, counts, book.findings)
    return intake.report(workbook.sha256, counts, book.findings, batch=batch)


def _counts(book: UnitBook, groups: dict[str, UnitGroup], units: dict[str, Unit]) -> Counts:
    created = sum(row.code not in units for row in book.units)
    ids = {group.pk: code for code, group in groups.items()}
    updated = sum(_differs(row, units[row.code], ids) for row in book.units if row.code in units)
    unchanged = len(book.units) - created - updated
    return Counts(created=created, updated=updated, unchanged=unchanged, skipped=book.skipped)


def _differs(row: UnitRow, unit: Unit, group_codes: dict[int, str]) -> bool:
    successor = unit.successor.code if unit.successor else ""
    plain = any(getattr(row, name) != getattr(unit, name) for name in _PLAIN_FIELDS)
    return plain or row.group != group_codes[unit.group_id] or row.successor != successor


def _write_groups(rows: Sequence[GroupRow], known: dict[str, UnitGroup]) -> None:
    new = [(row.code, row.name, row.order) for row in rows if row.code not in known]
    insert_rows(UnitGroup, _GROUP_FIELDS, new)
    changed = []
    for row in rows:
        group = known.get(row.code)
        if group and (group.name, group.order) != (row.name, row.order):
            group.name, group.order = row.name, row.order
            changed.append(group)
    UnitGroup.objects.bulk_update(changed, ["name", "order"])


def _write_units(rows: Sequence[UnitRow], known: dict[str, Unit]) -> None:
    group_ids = dict(UnitGroup.objects.values_list("code", "pk"))
    insert_rows(Unit, _UNIT_FIELDS, _new_units((row for row in rows if row.code not in known), group_ids))
    _update_units([row for row in rows if row.code in known or row.successor], group_ids)


def _new_units(rows: Iterable[UnitRow], group_ids: dict[str, int]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        plain = (getattr(row, name) for name in _PLAIN_FIELDS)
        yield (row.code, *plain, group_ids[row.group], sort_key(row.name))


def _update_units(rows: Sequence[UnitRow], group_ids: dict[str, int]) -> None:
    """Known units take the row's fields; new ones only still lack their successor, which may be new too."""
    units = Unit.objects.in_bulk([*(r.code for r in rows), *(r.successor for r in rows)], field_name="code")
    for row in rows:
        unit = units[row.code]
        for name in _PLAIN_FIELDS:
            setattr(unit, name, getattr(row, name))
        unit.group_id = group_ids[row.group]
        unit.successor = units.get(row.successor)
        unit.sort_key = sort_key(row.name)
    changed = [units[row.code] for row in rows]
    Unit.objects.bulk_update(changed, [*_PLAIN_FIELDS, "group", "successor", "sort_key"], batch_size=500)
