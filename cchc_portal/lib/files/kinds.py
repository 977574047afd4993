"""The kind of a file, told by its content alone; what it is called counts for nothing.

Each kind has one door, which opens the file far enough to know that it is that kind and nothing else:
a signature is only the first bytes, and those are easily written before anything.
"""

from enum import StrEnum

from cchc_portal.lib.files.images import check_image
from cchc_portal.lib.files.office import office_kind
from cchc_portal.lib.files.pdf import check_pdf
from cchc_portal.lib.files.refusal import FileRefused


class FileKind(StrEnum):
    """The kinds that are taken; the value is the ending under which a file is handed out."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    JPG = "jpg"
    PNG = "png"

    @property
    def content_type(self) -> str:
        """The media type under which a file is handed out."""
        return _CONTENT_TYPES[self]


_OFFICE = "application/vnd.openxmlformats-officedocument"
_CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: f"{_OFFICE}.wordprocessingml.document",
    FileKind.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    FileKind.JPG: "image/jpeg",
    FileKind.PNG: "image/png",
}
WANTED = "cần PDF, Word (.docx), Excel (.xlsx) hoặc ảnh JPG, PNG"
_OLD_OFFICE = "Tệp Word, Excel dạng cũ (.doc, .xls); hãy lưu lại dạng .docx, .xlsx rồi tải lên."
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FOREIGN = (
    (b"MZ", "một chương trình (.exe)"),
    (b"\x7fELF", "một chương trình"),
    (b"#!", "một chương trình"),
    (b"Rar!", "một tệp nén (.rar)"),
    (b"7z\xbc\xaf", "một tệp nén (.7z)"),
    (b"\x1f\x8b", "một tệp nén (.gz)"),
    (b"{\\rtf", "một tệp .rtf"),
)
_MARKUP = (b"<svg", b"<html", b"<!doctype", b"<script", b"<?xml")
_LOOKED_AT = 1024  # bytes at the start in which lenient programs look for what a file is


def file_kind(data: bytes) -> FileKind:
    """The kind of the whole file's bytes. Raises FileRefused with a sentence for whoever sent it."""
    if not data:
        raise FileRefused("Tệp rỗng (0 byte); hãy chọn tệp khác.")
    if data.startswith(b"%PDF-"):
        check_pdf(data)
        return FileKind.PDF
    if data.startswith(b"PK\x03\x04"):
        return FileKind(office_kind(data))
    if data.startswith(b"\xff\xd8\xff"):
        check_image(data, "JPEG")
        return FileKind.JPG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        check_image(data, "PNG")
        return FileKind.PNG
    raise _refusal(data)


def _refusal(data: bytes) -> FileRefused:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return FileRefused("Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên.")
        return FileRefused(_OLD_OFFICE)
    for start, what in _FOREIGN:
        if data.startswith(start):
            return FileRefused(f"Nội dung tệp là {what}, dù tên tệp ghi gì; {WANTED}.")
    if any(mark in data[:_LOOKED_AT].lower() for mark in _MARKUP):
        return FileRefused(f"Nội dung tệp là trang web hoặc ảnh SVG, dù tên tệp ghi gì; {WANTED}.")
    return FileRefused(f"Không nhận loại tệp này; {WANTED}.")
