"""The report to the committee and the draft decision as PDF, in the style of Nghị định 30/2020/NĐ-CP."""

from django.template.loader import render_to_string

from cchc_portal.lib.pdf import Pdf, render_pdf
from documents.layout.headings import headings
from documents.layout.letter import LetterData
from documents.layout.outcome import Outcome
from documents.layout.outcome_wording import OutcomeText, decision_text, report_text
from documents.layout.stamp import Stamp

_STYLESHEETS = (
    "css/documents/paper.css",
    "css/documents/letter.css",
    "css/documents/annex.css",
    "css/documents/outcome.css",
)


def report_pdf(letter: LetterData, outcome: Outcome, stamp: Stamp) -> Pdf:
    """The tờ trình with the table of classes and the summary annexes."""
    return _pdf("documents/report.html", report_text(letter, outcome), letter, outcome, stamp)


def decision_pdf(letter: LetterData, outcome: Outcome, stamp: Stamp) -> Pdf:
    """The draft decision with the summary annexes; it says that it is a draft."""
    return _pdf("documents/decision.html", decision_text(letter, outcome), letter, outcome, stamp)


def _pdf(template: str, text: OutcomeText, letter: LetterData, outcome: Outcome, stamp: Stamp) -> Pdf:
    context = {
        "letter": letter,
        "headings": headings(letter),
        "text": text,
        "outcome": outcome,
        "annexes": outcome.annexes,
        "stamp": stamp,
        "title": f"{text.name}: {text.subject}",
    }
    mark = stamp.watermark.stylesheet
    return render_pdf(
        render_to_string(template, context),
        stylesheets=(*_STYLESHEETS, mark) if mark else _STYLESHEETS,
        identifier=stamp.verification_code,
    )
