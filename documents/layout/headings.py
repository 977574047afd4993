"""The headings of letter and annexes, as printed."""

from dataclasses import dataclass

from documents.layout.letter import LetterData

_TASK = "KẾT QUẢ THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM"


@dataclass(frozen=True, slots=True)
class Headings:
    """Agency block, signer and annex titles of one letter."""

    parent: str
    agency: str
    signer_title: str
    summary: str
    detail: str


def headings(letter: LetterData) -> Headings:
    """The headings in capitals; a figure that is not final says so in the title."""
    status = "DỰ KIẾN " if letter.is_provisional else ""
    return Headings(
        parent=letter.parent_agency.upper(),
        agency=letter.issuing_agency.upper(),
        signer_title=letter.signer_title.upper(),
        summary=f"{status}{_TASK} {letter.year}",
        detail=f"{status}{_TASK} {letter.year} THEO TỪNG TIÊU CHÍ",
    )
