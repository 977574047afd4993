"""Word and Excel files: a bounded archive whose own list of contents names a document without macros."""

import time

from cchc_portal.lib.files.refusal import FileRefused
from cchc_portal.lib.sheets.archive import Archive
from cchc_portal.lib.sheets.guard import MAX_UNPACKED, SECONDS
from cchc_portal.lib.sheets.parts import forbid_declarations
from cchc_portal.lib.sheets.refusal import WorkbookRefused

_TYPES = "[content_types].xml"
# The part that holds the document, and what the list of contents must call it.
_MAIN = {
    "docx": ("word/document.xml", b"wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", b"spreadsheetml.sheet.main+xml"),
}
_PROGRAMS = ("vbaproject", "vbadata", "/macrosheets/", "/activex/")
_WITH_PROGRAMS = (".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".exe", ".dll", ".js", ".vbs")


def office_kind(data: bytes) -> str:
    """“docx” or “xlsx”. Refused: any other archive, macros, passwords, and what unpacks beyond bounds."""
    try:
        archive = Archive(data)
        types = archive.read(_TYPES).lower()
        forbid_declarations(types, _TYPES)
        kind = _kind(archive, types)
        _unpack(archive)
    except WorkbookRefused as refusal:
        raise _reworded(refusal) from refusal
    return kind


def _kind(archive: Archive, types: bytes) -> str:
    if b"macroenabled" in types or any(_is_program(name) for name in archive.parts):
        raise FileRefused(
            "Tệp có chứa macro hoặc chương trình; hãy lưu lại dạng .docx, .xlsx không có macro."
        )
    found = [kind for kind, (part, name) in _MAIN.items() if part in archive.parts and name in types]
    if len(found) != 1:
        raise FileRefused("Tệp nén không phải Word (.docx) hay Excel (.xlsx); hãy giải nén rồi tải từng tệp.")
    return found[0]


def _is_program(name: str) -> bool:
    return name.endswith(_WITH_PROGRAMS) or any(mark in f"/{name}" for mark in _PROGRAMS)


def _unpack(archive: Archive) -> None:
    """Inflate every part once: sizes that the archive lies about, and too much of them, are found here."""
    deadline = time.monotonic() + SECONDS
    unpacked = 0
    for name in archive.parts if archive.declared_size <= MAX_UNPACKED else ():
        for block in archive.chunks(name):
            unpacked += len(block)
            if time.monotonic() > deadline:
                break
    if archive.declared_size > MAX_UNPACKED or unpacked < archive.declared_size:
        raise FileRefused("Tệp giải nén ra quá lớn (hơn 200 MB); hãy giảm dung lượng ảnh trong tệp.")


def _reworded(refusal: WorkbookRefused) -> FileRefused:
    """The archive speaks of workbooks; here it may be a letter."""
    if "mật khẩu" in str(refusal):
        return FileRefused("Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên.")
    return FileRefused(
        "Tệp Word, Excel bị hỏng, chép thiếu hoặc không do Word, Excel lưu ra; hãy mở, lưu lại rồi tải lên."
    )
