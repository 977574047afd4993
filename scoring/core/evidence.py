"""What a document of a unit may be, and when its date speaks against it."""

from datetime import date

from scoring.core.words import Word


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
