"""The report to the committee and the draft decision as PDF, in the style of Nghị định 30/2020/NĐ-CP."""

from cchc_portal.lib.pdf import Pdf
from documents.layout.letter import LetterData
from documents.layout.outcome import Outcome
from documents.layout.outcome_wording import OutcomeText, decision_text, report_text
from documents.layout.render_paper import paper_pdf
from documents.layout.stamp import Stamp


def report_pdf(letter: LetterData, outcome: Outcome, stamp: Stamp) -> Pdf:
    """The tờ trình with the table of classes and the summary annexes."""
    return _pdf("documents/report.html", report_text(letter, outcome), letter, outcome, stamp)


def decision_pdf(letter: LetterData, outcome: Outcome, stamp: Stamp) -> Pdf:
    """The draft decision with the summary annexes; it says that it is a draft."""
    return _pdf("documents/decision.html", decision_text(letter, outcome), letter, outcome, stamp)


def _pdf(template: str, text: OutcomeText, letter: LetterData, outcome: Outcome, stamp: Stamp) -> Pdf:
    context = {
        "text": text,
        "outcome": outcome,
        "annexes": outcome.annexes,
        "title": f"{text.name}: {text.subject}",
    }
    return paper_pdf(template, letter, stamp, context, "css/documents/outcome.css")
