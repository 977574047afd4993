"""Rendering in the background: a batch per publication, one part per document; each may run twice."""

from accounts.models import Job, Unit, User
from accounts.services.jobs.kinds import job_kind
from accounts.services.jobs.work import Part, Result, Spread, Work
from accounts.tasks import start_job
from documents.models import DocumentKind
from documents.selectors.answers import answer_rows, answered_window
from documents.selectors.publications import missing_documents, printable
from documents.services.render_answer import render_answer
from documents.services.render_documents import render_document
from feedback.models import FeedbackWindow
from scoring.models import Publication

RENDER_DOCUMENTS = "render_documents"
RENDER_DOCUMENT = "render_document"
RENDER_ANSWERS = "render_answers"
RENDER_ANSWER = "render_answer"


@job_kind(RENDER_DOCUMENTS, one_transaction=False)
def render_documents_job(work: Work) -> Result | Spread:
    """Payload: publication_id. One part for each document that is not there yet, the letter first."""
    publication = printable().get(pk=work.payload["publication_id"])
    missing = missing_documents(publication)
    if not missing:
        return {"done": 0, "failed": 0}
    return Spread(tuple(_part(publication.pk, kind, unit) for kind, unit in missing))


@job_kind(RENDER_DOCUMENT, one_transaction=False)
def render_document_job(work: Work) -> Result:
    """Payload: publication_id, kind, unit_id. Drawing takes its time and keeps no transaction open."""
    unit_id = work.payload["unit_id"]
    document = render_document(
        publication=printable().get(pk=work.payload["publication_id"]),
        kind=work.payload["kind"],
        unit=Unit.objects.get(pk=unit_id) if unit_id else None,
        by=work.by,
    )
    return {"document_id": document.pk}


def request_rendering(*, publication: Publication, by: User, done_url: str) -> Job:
    """Have what the publication lacks rendered; a second click gets the job of the first."""
    return start_job(
        kind=RENDER_DOCUMENTS,
        key=str(publication.pk),
        title=f"Kết xuất văn bản, đợt {publication.round.code}, lần công bố {publication.number}",
        payload={"publication_id": publication.pk},
        by=by,
        done_url=done_url,
    )


@job_kind(RENDER_ANSWERS, one_transaction=False)
def render_answers_job(work: Work) -> Result | Spread:
    """Payload: publication_id. One part for each unit whose requests are decided and that has no letter."""
    window = answered_window(work.payload["publication_id"])
    ready = [row.unit for row in answer_rows(window.publication) if row.is_ready]
    if not ready:
        return {"done": 0, "failed": 0}
    return Spread(tuple(_answer_part(window.publication.pk, unit) for unit in ready))


@job_kind(RENDER_ANSWER, one_transaction=False)
def render_answer_job(work: Work) -> Result:
    """Payload: publication_id, unit_id."""
    window = answered_window(work.payload["publication_id"])
    unit = Unit.objects.get(pk=work.payload["unit_id"])
    return {"document_id": render_answer(window=window, unit=unit, by=work.by).pk}


def request_answers(*, window: FeedbackWindow, by: User, done_url: str) -> Job:
    """Have the letters to all units rendered whose requests are decided; a second click gets the same job."""
    publication = window.publication
    return start_job(
        kind=RENDER_ANSWERS,
        key=str(publication.pk),
        title=f"Kết xuất văn bản trả lời, đợt {publication.round.code}, lần công bố {publication.number}",
        payload={"publication_id": publication.pk},
        by=by,
        done_url=done_url,
    )


def _answer_part(publication_id: int, unit: Unit) -> Part:
    return Part(
        kind=RENDER_ANSWER,
        key=f"{publication_id}:{unit.pk}",
        title=f"{DocumentKind.ANSWER.label} {unit.label}",
        payload={"publication_id": publication_id, "unit_id": unit.pk},
    )


def _part(publication_id: int, kind: DocumentKind, unit: Unit | None) -> Part:
    return Part(
        kind=RENDER_DOCUMENT,
        key=f"{publication_id}:{kind.value}:{unit.pk if unit else ''}",
        title=f"{kind.label} {unit.label}" if unit else kind.label,
        payload={
            "publication_id": publication_id,
            "kind": kind.value,
            "unit_id": unit.pk if unit else None,
        },
    )
