"""What ties a printed page to its publication: the line at the foot of annexes, and the watermark."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

_SHOWN_OF_HASH = 12


class Watermark(StrEnum):
    """The words across every page, if any, and the style sheet that prints them."""

    NONE = ""
    SAMPLE = "DỮ LIỆU MINH HỌA"
    DRAFT = "BẢN NHÁP"
    PREVIEW = "XEM TRƯỚC"

    @property
    def stylesheet(self) -> str | None:
        return _SHEETS.get(self)


_SHEETS = {
    Watermark.SAMPLE: "css/documents/sample.css",
    Watermark.DRAFT: "css/documents/draft.css",
    Watermark.PREVIEW: "css/documents/preview.css",
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """Publication, run and document by their codes; `created` is the moment of publication."""

    publication: str
    run: str
    input_hash: str
    verification_code: str
    created: datetime
    watermark: Watermark = Watermark.NONE

    @property
    def created_text(self) -> str:
        """The moment as document properties write it."""
        return self.created.isoformat(timespec="seconds")

    @property
    def line(self) -> str:
        """The line at the foot of an annex."""
        return (
            f"Công bố {self.publication} · Lượt tính {self.run} · "
            f"Dữ liệu {self.input_hash[:_SHOWN_OF_HASH]} · Mã xác thực {self.verification_code}"
        )
