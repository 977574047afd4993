"""Rendering the letter that answers a unit's requests, once all of them are decided."""

from datetime import datetime

from django.utils import timezone

from accounts.models import Unit, User
from cchc_portal.lib.refusal import Refused
from documents.models import Document
from documents.selectors.answer_letters import answer_of
from documents.selectors.answers import answer_rows
from documents.selectors.letters import letter_of
from documents.services.drawing import answer_paper, draw
from documents.services.render_documents import store_document
from feedback.models import FeedbackWindow


class AnswerRefused(Refused):
    """There is nothing to answer, or not everything is decided; the sentence says which."""


def render_answer(*, window: FeedbackWindow, unit: Unit, by: User, now: datetime | None = None) -> Document:
    """The letter that says what is decided now; the one that exists is given back as it is.

    A decision that is replaced afterwards asks for another letter; the first one stays. Raises
    AnswerRefused.
    """
    row = next((row for row in answer_rows(window.publication) if row.unit == unit), None)
    if row is None:
        raise AnswerRefused(f"{unit.name} không có đề nghị điều chỉnh nào để trả lời.")
    if row.refusal:
        raise AnswerRefused(row.refusal)
    if row.document is not None and row.is_current:
        return row.document
    publication = window.publication
    paper = answer_paper(publication, letter_of(publication), unit, answer_of(row, window), row.basis)
    (pdf,) = draw([paper])
    return store_document(publication, paper, pdf, by, now or timezone.now())
