"""The answer to a unit's requests as PDF: mẫu 1.5 of Nghị định 30/2020/NĐ-CP."""

from django.template.loader import render_to_string

from cchc_portal.lib.pdf import Pdf, render_pdf
from documents.layout.answer import Answer
from documents.layout.answer_wording import addressed, answer_text
from documents.layout.headings import headings
from documents.layout.letter import LetterData
from documents.layout.stamp import Stamp

_STYLESHEETS = (
    "css/documents/paper.css",
    "css/documents/letter.css",
    "css/documents/annex.css",
    "css/documents/answer.css",
)


def answer_pdf(letter: LetterData, answer: Answer, stamp: Stamp) -> Pdf:
    """The letter with its table; the same rows give the same bytes."""
    text = answer_text(letter, answer)
    context = {
        "letter": addressed(letter, answer),
        "headings": headings(letter),
        "text": text,
        "answer": answer,
        "sums": answer.sums.figures,
        "stamp": stamp,
        "title": text.subject.removesuffix("."),
    }
    mark = stamp.watermark.stylesheet
    return render_pdf(
        render_to_string("documents/answer.html", context),
        stylesheets=(*_STYLESHEETS, mark) if mark else _STYLESHEETS,
        identifier=stamp.verification_code,
    )
