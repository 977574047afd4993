"""Papers as PDF: templates filled with frozen data, in the style of Nghị định 30/2020/NĐ-CP."""

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from cchc_portal.lib.pdf import Pdf, render_pdf
from documents.layout.headings import headings
from documents.layout.letter import LetterData
from documents.layout.stamp import Stamp
from documents.layout.summary import SummaryAnnex
from documents.layout.unit_annex import UnitAnnex
from documents.layout.wording import letter_text

_STYLESHEETS = ("css/documents/paper.css", "css/documents/letter.css", "css/documents/annex.css")


def letter_pdf(letter: LetterData, annexes: Sequence[SummaryAnnex], stamp: Stamp) -> Pdf:
    """The công văn with the summary annexes behind it, each numbered on its own."""
    text = letter_text(letter)
    context = {"text": text, "annexes": annexes, "title": text.subject.removesuffix(".")}
    return _paper("documents/letter.html", letter, stamp, context)


def unit_annex_pdf(annex: UnitAnnex, letter: LetterData, stamp: Stamp) -> Pdf:
    """The detailed annex of one unit, a file of its own beside the letter it belongs to."""
    title = f"Phụ lục {annex.number}. {annex.unit}, năm {letter.year}"
    return _paper("documents/unit_annex.html", letter, stamp, {"annex": annex, "title": title})


def _paper(template: str, letter: LetterData, stamp: Stamp, context: dict[str, Any]) -> Pdf:
    common = {"letter": letter, "headings": headings(letter), "stamp": stamp}
    html = render_to_string(template, {**common, **context})
    mark = stamp.watermark.stylesheet
    return render_pdf(
        html,
        stylesheets=(*_STYLESHEETS, mark) if mark else _STYLESHEETS,
        identifier=stamp.verification_code,
    )
