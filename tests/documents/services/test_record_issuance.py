from datetime import date

import pytest
from django.core.files.base import ContentFile

from accounts.models import AuditEvent
from accounts.services.actors import system_actor
from cchc_portal.lib.files.refusal import FileRefused
from cchc_portal.lib.models import LedgerError
from documents.models import Issuance, IssuanceKind
from documents.services.record_issuance import IssuanceGiven, IssuanceRefused, record_issuance
from tests import factories
from tests.cchc_portal.lib.files import samples
from tests.documents.factories import make_document

pytestmark = pytest.mark.django_db
DAY = date(2021, 1, 20)


@pytest.fixture
def publication():
    run = factories.make_run(factories.make_round(factories.make_set([factories.make_group()])))
    return factories.publish(run)


def _record(of, number="125/QĐ-UBND", day=DAY, kind=IssuanceKind.DECISION, file=None) -> Issuance:
    return record_issuance(of=of, given=IssuanceGiven(kind, number, day, file), by=system_actor())


def _scan() -> ContentFile:
    return ContentFile(samples.pdf(), name="Quyết định.pdf")


def test_number_and_day_are_recorded_with_who_wrote_them(publication):
    row = _record(publication, "  125/QĐ-UBND ")

    assert (str(row), row.publication, row.recorded_by) == (
        *("Quyết định số 125/QĐ-UBND ngày 20/01/2021", publication, system_actor()),
    )
    event = AuditEvent.objects.last()
    assert (event.verb, event.target_ref, event.detail["number"]) == (
        *("record_issuance", publication.code, "125/QĐ-UBND"),
    )


def test_correction_replaces_and_keeps_the_scan(publication):
    first = _record(publication, file=_scan())
    second = _record(publication, "126/QĐ-UBND")

    assert (second.replaces, second.sha256, second.file.name) == (first, first.sha256, first.file.name)
    assert list(Issuance.objects.current()) == [second]
    with pytest.raises(LedgerError):
        first.save()


def test_same_again_changes_nothing_and_a_scan_does(publication):
    first = _record(publication)
    assert _record(publication) == first
    with_scan = _record(publication, file=_scan())

    assert (with_scan.replaces, with_scan.file_name, with_scan.file_type) == (first, "Quyết định.pdf", "pdf")


def test_letter_and_decision_of_a_publication_have_their_own_numbers(publication):
    _record(publication)
    _record(publication, "12/SNV", kind=IssuanceKind.LETTER)

    assert Issuance.objects.current().count() == 2


def test_document_has_one_number(publication):
    document = make_document(publication)
    first = _record(document, "12/BB", kind=IssuanceKind.MINUTES)
    second = _record(document, "13/BB", kind=IssuanceKind.MINUTES)

    assert (second.replaces, second.document, second.publication) == (first, document, None)
    assert AuditEvent.objects.last().target_ref == document.verification_code


@pytest.mark.parametrize(("number", "day"), [(" ", DAY), ("1/QĐ", date(2100, 1, 1))])
def test_number_that_is_missing_or_day_to_come_is_refused(publication, number, day):
    with pytest.raises(IssuanceRefused):
        _record(publication, number, day, file=_scan())
    assert not Issuance.objects.exists()


def test_file_that_is_no_paper_is_refused(publication):
    with pytest.raises(FileRefused):
        _record(publication, file=ContentFile(b"MZ\x90", name="quyet-dinh.pdf"))
    assert not Issuance.objects.exists()
