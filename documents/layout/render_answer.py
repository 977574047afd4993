"""The answer to a unit's requests as PDF: mẫu 1.5 of Nghị định 30/2020/NĐ-CP."""

from cchc_portal.lib.pdf import Pdf
from documents.layout.answer import Answer
from documents.layout.answer_wording import addressed, answer_text
from documents.layout.letter import LetterData
from documents.layout.render_paper import paper_pdf
from documents.layout.stamp import Stamp


def answer_pdf(letter: LetterData, answer: Answer, stamp: Stamp) -> Pdf:
    """The letter with its table; the same rows give the same bytes."""
    text = answer_text(letter, answer)
    context = {
        "text": text,
        "answer": answer,
        "sums": answer.sums.figures,
        "title": text.subject.removesuffix("."),
    }
    sheet = "css/documents/answer.css"
    return paper_pdf("documents/answer.html", addressed(letter, answer), stamp, context, sheet)
