"""The self-assessment report as PDF, in the style of Nghị định 30/2020/NĐ-CP."""

from datetime import datetime

from django.template.loader import render_to_string

from cchc_portal.lib.dates import vn_moment
from cchc_portal.lib.pdf import Pdf, render_pdf
from documents.layout.issue_day import day_in_words
from documents.layout.self_report import SelfReport
from documents.layout.stamp import Watermark

_STYLESHEETS = (
    "css/documents/paper.css",
    "css/documents/letter.css",
    "css/documents/annex.css",
    "css/documents/self-report.css",
)


def self_report_pdf(report: SelfReport, printed_at: datetime) -> Pdf:
    """The report with its table behind it; `printed_at` (the province's time) stands on drafts only."""
    content, receipt = report.content, report.receipt
    foot = receipt.line if receipt else f"Bản nháp, chưa nộp; in lúc {vn_moment(printed_at)}"
    html = render_to_string(
        "documents/self_report.html",
        {
            "report": report,
            "content": content,
            "foot": foot,
            "hash": f"SHA-256 {receipt.content_hash}" if receipt else "",
            "created": (receipt.at if receipt else printed_at).isoformat(timespec="seconds"),
            "issue_day": day_in_words(receipt.at) if receipt else "",
        },
    )
    return render_pdf(
        html,
        stylesheets=(*_STYLESHEETS, *_marks(report)),
        identifier=receipt.code if receipt else f"nhap-{content.round_code}-{content.unit_code}",
    )


def _marks(report: SelfReport) -> list[str]:
    """A draft says so across every page; sample figures too, or beside it."""
    mark = Watermark.DRAFT if report.is_draft else Watermark.SAMPLE if report.content.is_sample else None
    sheets = [mark.stylesheet] if mark else []
    beside = ["css/documents/sample-label.css"] if report.is_draft and report.content.is_sample else []
    return [sheet for sheet in (*sheets, *beside) if sheet]
