"""What a document of a unit may be, when its date speaks against it, and which points lack one."""

from datetime import date

from cchc_portal.lib.text import squeeze
from scoring.core.progress import LeafProgress, LeafStanding
from scoring.core.rounding import ZERO
from scoring.core.types import Entry
from scoring.core.words import Word

_WITH_FIGURES = (LeafStanding.SCORED, LeafStanding.LATER)


class FileType(Word):
    """The kinds of files that are taken, told by their content."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"
    XLSX = "xlsx", "Excel"
    JPG = "jpg", "Ảnh JPG"
    PNG = "png", "Ảnh PNG"


SHOWN_INLINE = frozenset({FileType.PDF, FileType.JPG, FileType.PNG})  # what browsers show by themselves


class ScanState(Word):
    """What the virus scanner said; an infected file is never stored."""

    CLEAN = "clean", "Đã quét, sạch"
    NOT_SCANNED = "not_scanned", "Chưa quét"


class EvidenceFlag(Word):
    """What an appraiser should look at twice; none of them keeps a document out."""

    SHARED = "shared", "Trùng tệp với đơn vị khác"
    OUTSIDE = "outside", "Ngày văn bản ngoài thời gian tính của đợt"


def outside(issued_on: date | None, first: date | None, last: date | None) -> bool:
    """Whether a document is dated outside the days that count, both included; without a date it is not."""
    if issued_on is None:
        return False
    return bool((first and issued_on < first) or (last and issued_on > last))


def lacks_evidence(claim: LeafProgress, entered: Entry | None, *, asks: str, documents: int) -> bool:
    """Whether points are neither proved by a document nor explained, where the set asks for evidence
    (`asks`: what it names). Who claims none has nothing to prove."""
    if claim.standing not in _WITH_FIGURES or claim.points == ZERO:
        return False
    return bool(squeeze(asks)) and not documents and not is_explained(entered)


def is_explained(entered: Entry | None) -> bool:
    """Whether the unit wrote something beside its figures."""
    return entered is not None and bool(squeeze(entered.reason + entered.document))
