"""Minutes of a working session as PDF: mẫu 1.9 of Nghị định 30/2020/NĐ-CP, without place and date."""

from django.template.loader import render_to_string

from cchc_portal.lib.pdf import Pdf, render_pdf
from documents.layout.minutes import MinutesPaper
from documents.layout.stamp import Watermark

_STYLESHEETS = (
    "css/documents/paper.css",
    "css/documents/letter.css",
    "css/documents/annex.css",
    "css/documents/minutes.css",
)


def minutes_pdf(paper: MinutesPaper) -> Pdf:
    """The paper; the same frozen content, number and day give the same bytes."""
    html = render_to_string(
        "documents/minutes.html",
        {
            "paper": paper,
            "content": paper.content,
            "foot": paper.stamp.line,
            "created": paper.content.finished_at.isoformat(timespec="seconds"),
        },
    )
    sample = Watermark.SAMPLE.stylesheet if paper.content.is_sample else None
    return render_pdf(
        html,
        stylesheets=(*_STYLESHEETS, sample) if sample else _STYLESHEETS,
        identifier=paper.stamp.code,
    )
