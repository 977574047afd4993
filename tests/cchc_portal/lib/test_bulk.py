"""Rows written in bulk come back as they were given."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, models

from accounts.models import AuditEvent, ImportBatch, Unit, UnitGroup, User
from accounts.services.actors import system_actor
from cchc_portal.lib.bulk import insert_rows

pytestmark = pytest.mark.django_db
ODD_TEXT = 'Sở\tNội vụ\\n\n\r "trích" \\N \\. Ủy ban'
AT = datetime(2020, 11, 1, 2, 30, 15, 123456, tzinfo=UTC)


@pytest.mark.parametrize("text", [ODD_TEXT, "", "\\N", "\\.", "\\", "\t"])
def test_insert_rows_keeps_every_character(text):
    insert_rows(UnitGroup, ("code", "name", "order"), [("N", text, 1)])
    assert UnitGroup.objects.values_list("name", "order").get() == (text, 1)


def test_insert_rows_keeps_days_truth_and_emptiness():
    group = UnitGroup.objects.create(code="N", name="Nhóm")
    fields = ("code", "name", "short_name", "group_id", "ranked", "valid_from", "valid_to", "sort_key")
    insert_rows(
        Unit,
        fields,
        [
            ("A", "Một", "", group.pk, True, date(2020, 1, 31), None, "1"),
            ("B", "Hai", "", group.pk, False, None, None, "2"),
        ],
    )
    kept = list(Unit.objects.order_by("code").values_list("ranked", "valid_from", "valid_to"))
    assert kept == [(True, date(2020, 1, 31), None), (False, None, None)]


def test_insert_rows_keeps_moments_and_json():
    said = {"câu": [ODD_TEXT, 1, None, True], "rỗng": {}}
    fields = (
        "sequence",
        "at",
        "actor",
        "verb",
        "target_type",
        "target_ref",
        "detail",
        "previous_hash",
        "hash",
    )
    insert_rows(AuditEvent, fields, [(9, AT, "a", "b", "c", "d", said, "", "e")])
    assert AuditEvent.objects.values_list("at", "detail").get(sequence=9) == (AT, said)


def test_insert_rows_takes_more_rows_than_a_block_from_an_iterator():
    insert_rows(UnitGroup, ("code", "name", "order"), ((f"N{n}", "Nhóm", n) for n in range(1201)))
    assert UnitGroup.objects.aggregate(n=models.Count("pk"), s=models.Sum("order")) == {
        "n": 1201,
        "s": 1200 * 1201 // 2,
    }


def test_insert_rows_of_nothing_writes_nothing():
    insert_rows(UnitGroup, ("code", "name", "order"), [])
    assert not UnitGroup.objects.exists()


def test_insert_rows_refuses_a_row_that_is_too_short():
    with pytest.raises(Exception, match="shorter"):
        insert_rows(UnitGroup, ("code", "name", "order"), [("N", "Nhóm")])


def test_insert_rows_holds_the_constraints():
    UnitGroup.objects.create(code="N", name="Nhóm")
    with pytest.raises(IntegrityError):
        insert_rows(UnitGroup, ("code", "name", "order"), [("N", "Khác", 1)])


def test_insert_rows_of_a_ledger_name_their_person():
    by = system_actor()
    fields = ("kind", "file_name", "sha256", "findings", "mapping", "imported_at", "imported_by_id")
    counts = ("round_code", "created", "updated", "unchanged", "skipped", "invalid")
    row = ("units", "a.xlsx", "0", [], {}, AT, by.pk, "", 1, 0, 0, 0, 0)
    insert_rows(ImportBatch, (*fields, *counts), [row])
    assert ImportBatch.objects.values_list("imported_by", "created").get() == (by.pk, 1)
    assert User.objects.count() == 1
