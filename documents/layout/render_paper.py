"""A paper with a letter's head as PDF: a template filled with frozen data, by Nghị định 30/2020/NĐ-CP."""

from typing import Any

from django.template.loader import render_to_string

from cchc_portal.lib.pdf import Pdf, render_pdf
from documents.layout.headings import headings
from documents.layout.letter import LetterData
from documents.layout.stamp import Stamp

_STYLESHEETS = ("css/documents/paper.css", "css/documents/letter.css", "css/documents/annex.css")


def paper_pdf(template: str, letter: LetterData, stamp: Stamp, context: dict[str, Any], *sheets: str) -> Pdf:
    """The template with letter, headings, stamp and `context`; `sheets` are its own style sheets. The same
    data give the same bytes."""
    common = {"letter": letter, "headings": headings(letter), "stamp": stamp}
    mark = stamp.watermark.stylesheet
    return render_pdf(
        render_to_string(template, {**common, **context}),
        stylesheets=(*_STYLESHEETS, *sheets, *([mark] if mark else ())),
        identifier=stamp.verification_code,
    )
