"""The audit chain: appended, linked, and telling when someone touched it."""

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.models import AuditEvent, AuditHead
from accounts.selectors.audit import broken_links
from accounts.services.actors import system_actor
from accounts.services.audit import record_event
from cchc_portal.lib.models import LedgerError

pytestmark = pytest.mark.django_db


def _record(ref: str) -> AuditEvent:
    return record_event(by=system_actor(), verb="test", target_type="thing", target_ref=ref)


def test_record_event_links_to_the_one_before():
    first, second = _record("a"), _record("b")

    assert (second.sequence, second.previous_hash) == (first.sequence + 1, first.hash)
    assert broken_links() == []


def test_record_event_keeps_actor_verb_and_target():
    event = _record("a")

    assert (event.actor, event.verb, event.target_type, event.target_ref) == (
        "he-thong",
        "test",
        "thing",
        "a",
    )


def test_audit_row_refuses_change_in_python_and_in_the_database():
    event = _record("a")

    with pytest.raises(LedgerError):
        event.save()
    with pytest.raises(LedgerError):
        AuditEvent.objects.filter(pk=event.pk).delete()
    for statement in ("UPDATE accounts_auditevent SET actor = 'x'", "DELETE FROM accounts_auditevent"):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            connection.cursor().execute(statement)


def test_broken_links_tells_a_cut_tail():
    _record("a")
    AuditHead.objects.update(sequence=99)

    assert broken_links() == ["Cuối sổ là sự kiện số 1, đáng lẽ là số 99"]


def test_broken_links_tells_a_forged_event():
    forged = AuditEvent(sequence=1, at=_record("a").at, actor="x", verb="y", target_type="t", target_ref="r")
    forged.sequence, forged.hash, forged.previous_hash = 2, "0" * 64, "1" * 64
    AuditEvent.objects.bulk_create([forged])
    AuditHead.objects.update(sequence=2, hash="0" * 64)

    assert broken_links() == [
        "Sự kiện số 2 không nối tiếp sự kiện trước",
        "Nội dung sự kiện số 2 không khớp mã băm",
    ]
