"""The invitation to a working session (giấy mời) as PDF: mẫu 1.7 of Nghị định 30/2020/NĐ-CP."""

from dataclasses import dataclass
from datetime import date, datetime

from django.template.loader import render_to_string

from cchc_portal.lib.pdf import Pdf, render_pdf
from documents.layout.issue_day import day_in_words
from documents.layout.stamp import Watermark

_STYLESHEETS = ("css/documents/paper.css", "css/documents/letter.css", "css/documents/minutes.css")


@dataclass(frozen=True, slots=True)
class InvitationPaper:
    """What an invitation says; moments are in the province's time. Number and day are the clerk's to give."""

    parent_agency: str
    agency: str
    symbol: str
    place_name: str
    signer_title: str
    signer_name: str
    unit: str
    year: int
    force: str
    decision: str
    starts_at: datetime
    ends_at: datetime
    place: str
    chair: str
    number: str = ""
    issued_on: date | None = None
    is_sample: bool = False

    @property
    def number_parts(self) -> tuple[str, str]:
        """Number before and symbol after the stroke; the number is empty before it is given."""
        number, stroke, symbol = self.number.partition("/")
        return (number, symbol) if stroke else (self.number, self.symbol)

    @property
    def issue_day(self) -> str:
        return day_in_words(self.issued_on) if self.issued_on else ""

    @property
    def when(self) -> str:
        """“từ 08 giờ 00 đến 09 giờ 10, ngày 03 tháng 12 năm 2020”."""
        start, end = (f"{moment:%H} giờ {moment:%M}" for moment in (self.starts_at, self.ends_at))
        return f"từ {start} đến {end}, {day_in_words(self.starts_at)}"


def invitation_pdf(paper: InvitationPaper, identifier: str) -> Pdf:
    """The paper; the same figures give the same bytes."""
    created = paper.starts_at.isoformat(timespec="seconds")
    html = render_to_string("documents/invitation.html", {"paper": paper, "created": created})
    sample = Watermark.SAMPLE.stylesheet if paper.is_sample else None
    sheets = (*_STYLESHEETS, sample) if sample else _STYLESHEETS
    return render_pdf(html, stylesheets=sheets, identifier=identifier)
