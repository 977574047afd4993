"""The disk is full while a document is written: no row, no half file, and it is whole once there is room."""

import errno
import resource
from contextlib import contextmanager
from pathlib import Path

import pytest

from accounts.models import AuditEvent
from accounts.services.actors import system_actor
from accounts.services.jobs.request_job import request_job
from accounts.services.jobs.rows import Wake
from accounts.services.jobs.run_job import run_job
from documents.models import Document, DocumentKind
from documents.selectors.files import document_bytes
from documents.services import render_documents
from documents.services.render_documents import FOLDER, render_document
from documents.tasks import RENDER_DOCUMENT
from tests.rounds import published

ROOM = 20_000  # bytes: the letter takes more


@pytest.fixture
def publication(edge):
    return published(edge)


@pytest.fixture
def full_disk(monkeypatch):
    """From the end of the drawing on, the system takes no more than ROOM bytes of a file."""
    draw, before = render_documents.draw, resource.getrlimit(resource.RLIMIT_FSIZE)

    @contextmanager
    def full():
        def draw_then_fill(*given, **named):
            drawn = list(draw(*given, **named))
            resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, before[1]))
            return drawn

        monkeypatch.setattr(render_documents, "draw", draw_then_fill)
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            monkeypatch.setattr(render_documents, "draw", draw)

    return full


def files(settings) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def letter(publication) -> Document:
    return render_document(publication=publication, kind=DocumentKind.LETTER, by=system_actor())


def test_letter_that_does_not_fit_leaves_no_row_and_no_half_file(publication, full_disk, settings):
    events = AuditEvent.objects.count()
    with full_disk(), pytest.raises(OSError, match="too large") as refused:
        letter(publication)
    assert refused.value.errno == errno.EFBIG
    assert (Document.objects.count(), files(settings), AuditEvent.objects.count()) == (0, [], events)


def test_letter_is_written_under_its_own_name_once_there_is_room(publication, full_disk, settings):
    with full_disk(), pytest.raises(OSError, match="too large"):
        letter(publication)
    document = letter(publication)
    assert document.file.name == f"{FOLDER}/{publication.code}/{document.file_name}"
    assert len(document_bytes(document)) > ROOM
    assert files(settings) == [Path(document.file.path)]


def test_job_of_a_letter_that_does_not_fit_says_why_and_is_done_at_the_second_attempt(publication, full_disk):
    payload = {"publication_id": publication.pk, "kind": DocumentKind.LETTER.value, "unit_id": None}
    asked = request_job(kind=RENDER_DOCUMENT, key="x", title="Công văn", payload=payload, by=system_actor())
    with full_disk():
        assert run_job(job_id=asked.job.pk) == [Wake(asked.job.pk, 2)]
    asked.job.refresh_from_db()
    assert asked.job.error == "Lỗi ngoài dự kiến (OSError): [Errno 27] File too large"
    run_job(job_id=asked.job.pk)
    asked.job.refresh_from_db()
    assert asked.job.result == {"document_id": Document.objects.get().pk}
