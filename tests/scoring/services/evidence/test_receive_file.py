import errno

import pytest
from django.core.files.storage import default_storage

from accounts.models import AuditEvent
from accounts.services.actors import system_actor
from cchc_portal.lib.files.refusal import FileRefused
from scoring.core.evidence import FileType, ScanState
from scoring.models import Evidence
from scoring.services.evidence.add_evidence import add_evidence
from scoring.services.evidence.receive_file import received_file
from scoring.services.evidence.refusals import EvidenceRefused
from tests.cchc_portal.lib.files import samples
from tests.clamd import Clamd
from tests.scoring.evidence import opened, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return opened("A")[0].unit


def stored() -> list[str]:
    """The files in the store, drafts among them."""
    try:
        return default_storage.listdir("evidence")[1]
    except FileNotFoundError:
        return []


def test_file_is_kept_under_a_random_name_with_its_hash(unit):
    data = samples.image("PNG")
    with received_file(file=upload(data, "C:\\anh\\Ảnh họp.pdf"), unit=unit, by=system_actor()) as got:
        assert (got.name, got.file_type, got.size) == ("Ảnh họp.pdf", FileType.PNG, len(data))
        assert (len(got.sha256), got.scan) == (64, ScanState.NOT_SCANNED)

    assert [f"evidence/{name}" for name in stored()] == [got.stored]
    with default_storage.open(got.stored) as file:
        assert file.read() == data


def test_file_of_a_refused_caller_goes_again(unit):
    with (
        pytest.raises(EvidenceRefused),
        received_file(file=upload(samples.pdf()), unit=unit, by=system_actor()),
    ):
        raise EvidenceRefused("không")

    assert stored() == []


def test_file_larger_than_allowed_is_refused(unit, settings):
    settings.MAX_UPLOAD_BYTES = 1 << 20
    with pytest.raises(EvidenceRefused, match="Tệp lớn hơn 1 MB"):
        add_evidence(unit=unit, file=upload(b"x" * (1 << 20) + b"x"), by=system_actor())

    assert (stored(), Evidence.objects.count()) == ([], 0)


def test_program_under_the_name_of_a_pdf_is_refused(unit):
    with pytest.raises(FileRefused, match="chương trình"):
        add_evidence(unit=unit, file=upload(b"MZ\x90\0", "bao-cao.pdf"), by=system_actor())

    assert (stored(), Evidence.objects.count(), AuditEvent.objects.count()) == ([], 0, 0)


def test_clean_file_is_marked_as_scanned(unit, settings):
    with Clamd() as clamd:
        settings.CLAMAV = clamd.address
        evidence = add_evidence(unit=unit, file=upload(samples.pdf()), by=system_actor())

    assert (evidence.versions.get().scan, clamd.received) == (ScanState.CLEAN, [samples.pdf()])


def test_infected_file_is_refused_and_told_to_the_trail(unit, settings):
    with Clamd() as clamd:
        settings.CLAMAV, clamd.answer = clamd.address, b"stream: Eicar FOUND\0"
        with pytest.raises(EvidenceRefused, match=r"Tệp có mã độc \(Eicar\)"):
            add_evidence(unit=unit, file=upload(samples.pdf()), by=system_actor())

    event = AuditEvent.objects.get()
    assert (stored(), Evidence.objects.count()) == ([], 0)
    assert (event.verb, event.target_ref, event.detail["found"], event.detail["file"]) == (
        *("refuse_evidence", "A", "Eicar"),
        "ke-hoach.pdf",
    )


def test_no_file_is_taken_while_the_scanner_is_gone(unit, settings):
    settings.CLAMAV = "127.0.0.1:1"
    with pytest.raises(EvidenceRefused, match="hãy thử lại"):
        add_evidence(unit=unit, file=upload(samples.pdf()), by=system_actor())

    assert (stored(), Evidence.objects.count()) == ([], 0)


def test_full_disk_leaves_neither_row_nor_file(unit, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("cchc_portal.lib.storage._to_disk", full)
    with pytest.raises(OSError, match="No space"):
        add_evidence(unit=unit, file=upload(samples.pdf()), by=system_actor())

    assert (stored(), Evidence.objects.count()) == ([], 0)


def test_error_between_file_and_row_leaves_a_file_and_no_row(unit, monkeypatch):
    def killed(**_: object) -> None:
        raise SystemExit

    monkeypatch.setattr("scoring.services.evidence.add_evidence.record_event", killed)
    with pytest.raises(SystemExit):
        add_evidence(unit=unit, file=upload(samples.pdf()), by=system_actor())

    assert (len(stored()), Evidence.objects.count()) == (1, 0)
