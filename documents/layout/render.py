"""Papers as PDF: templates filled with frozen data, in the style of Nghị định 30/2020/NĐ-CP."""

from collections.abc import Sequence

from cchc_portal.lib.pdf import Pdf
from documents.layout.letter import LetterData
from documents.layout.render_paper import paper_pdf
from documents.layout.stamp import Stamp
from documents.layout.summary import SummaryAnnex
from documents.layout.unit_annex import UnitAnnex
from documents.layout.wording import letter_text


def letter_pdf(letter: LetterData, annexes: Sequence[SummaryAnnex], stamp: Stamp) -> Pdf:
    """The công văn with the summary annexes behind it, each numbered on its own."""
    text = letter_text(letter)
    context = {"text": text, "annexes": annexes, "title": text.subject.removesuffix(".")}
    return paper_pdf("documents/letter.html", letter, stamp, context)


def unit_annex_pdf(annex: UnitAnnex, letter: LetterData, stamp: Stamp) -> Pdf:
    """The detailed annex of one unit, a file of its own beside the letter it belongs to."""
    title = f"Phụ lục {annex.number}. {annex.unit}, năm {letter.year}"
    return paper_pdf("documents/unit_annex.html", letter, stamp, {"annex": annex, "title": title})
