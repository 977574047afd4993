"""The only door for workbooks: what is refused before a reader touches the file.

Time and memory are bounded: every part is inflated once within 200 MB, and the extent of each
sheet is known before a grid is built.
"""

import time
from functools import partial
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from cchc_portal.lib.hashing import sha256_bytes
from cchc_portal.lib.sheets.archive import Archive
from cchc_portal.lib.sheets.deadline import Clock, Deadline
from cchc_portal.lib.sheets.extent import Extent, Size, walk_cells
from cchc_portal.lib.sheets.parts import WORKBOOK, forbid_declarations, read_parts
from cchc_portal.lib.sheets.reader import Workbook
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from cchc_portal.lib.sheets.strings import check_expansion, text_lengths

MAX_PACKED = 20 << 20
MAX_UNPACKED = 200 << 20
SECONDS = 6.0  # of CPU: a sheet at the limits takes half of that
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_XML_ENDINGS = (".xml", ".rels", ".vml")
_NO_MACRO = "tệp lưu lại dạng .xlsx không có macro"
_TEXTS = "xl/sharedstrings.xml"
_SAVE_AS = "tệp Excel lưu dạng .xlsx"


def open_workbook(path: Path, *, convert_legacy: bool = False, clock: Clock = time.thread_time) -> Workbook:
    """The workbook at `path`, or WorkbookRefused with a sentence that says what to do.

    `convert_legacy` turns texts in the old TCVN3 (ABC) code into Unicode while they are read.
    """
    return open_bytes(_file_bytes(path), convert_legacy=convert_legacy, clock=clock)


def open_bytes(data: bytes, *, convert_legacy: bool = False, clock: Clock = time.thread_time) -> Workbook:
    """The workbook whose bytes these are, in every other way like `open_workbook`."""
    deadline = Deadline.after(SECONDS, clock)
    _check_kind_of_bytes(data)
    archive = Archive(data)
    _check_kind_of_file(archive)
    parts = read_parts(archive)
    _check_parts(archive, set(parts.sheets.values()), deadline)
    try:
        source = CalamineWorkbook.from_filelike(BytesIO(data))
    except CalamineError as error:
        raise WorkbookRefused("Không đọc được tệp như một bảng tính Excel", expected=_SAVE_AS) from error
    return Workbook(source, archive, parts, sha256=sha256_bytes(data), convert_legacy=convert_legacy)


def _file_bytes(path: Path) -> bytes:
    try:
        _check_packed_size(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise WorkbookRefused("Không mở được tệp", found=path.name) from error


def _check_packed_size(size: int) -> None:
    if size > MAX_PACKED:
        megabytes = f"{size / (1 << 20):.0f} MB"
        raise WorkbookRefused("Tệp quá lớn", found=megabytes, expected="không quá 20 MB")


def _check_kind_of_bytes(data: bytes) -> None:
    _check_packed_size(len(data))
    if not data:
        raise WorkbookRefused("Tệp rỗng (0 byte)", expected=_SAVE_AS)
    if data.startswith(_OLE):
        raise _ole_refusal(data)
    if not data.startswith(b"PK"):
        raise WorkbookRefused("Tệp không phải là bảng tính Excel", expected=_SAVE_AS)


def _ole_refusal(data: bytes) -> WorkbookRefused:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return WorkbookRefused("Tệp được đặt mật khẩu; bỏ mật khẩu rồi nhập lại")
    return WorkbookRefused("Tệp ở dạng cũ (.xls hoặc .doc)", expected=_SAVE_AS)


def _check_kind_of_file(archive: Archive) -> None:
    types = archive.read("[content_types].xml")
    forbid_declarations(types, "[Content_Types].xml")
    if b"macroenabled" in types.lower() or any("vbaproject" in name for name in archive.parts):
        raise WorkbookRefused("Tệp có chứa macro nên không được nhận", expected=_NO_MACRO)
    if any(name.startswith("xl/macrosheets/") for name in archive.parts):
        raise WorkbookRefused("Tệp có chứa macro nên không được nhận", expected=_NO_MACRO)
    if "xl/workbook.bin" in archive.parts:
        raise WorkbookRefused("Tệp ở dạng .xlsb", expected=_SAVE_AS)
    if WORKBOOK not in archive.parts or not types:
        raise WorkbookRefused("Tệp không phải là bảng tính Excel", expected=_SAVE_AS)


def _check_parts(archive: Archive, sheets: set[str], deadline: Deadline) -> None:
    if archive.declared_size > MAX_UNPACKED:
        raise _too_large()
    missing = sheets - archive.parts.keys()
    if missing:
        raise WorkbookRefused("Tệp thiếu trang tính mà nó khai báo", found=min(missing))
    lengths = text_lengths(archive.chunks(_TEXTS)) if _TEXTS in archive.parts else []
    unpacked, size = 0, Size()
    for name in archive.parts:
        extent = Extent() if name in sheets else None
        for piece in archive.pieces(name):
            unpacked += len(piece)
            if unpacked > MAX_UNPACKED:
                raise _too_large()
            deadline.check()
            if name.endswith(_XML_ENDINGS):
                forbid_declarations(piece, name)
            if extent:
                extent.feed(piece)
        if extent:
            size = _with_sheet(size, archive, name, extent, deadline)
            check_expansion(lengths, partial(archive.pieces, name), extent.tags, deadline)


def _with_sheet(size: Size, archive: Archive, name: str, extent: Extent, deadline: Deadline) -> Size:
    """The size with the sheet's added, which is refused beyond the limits.

    First as quickly as possible; what fails is measured again without its formatted empty cells.
    """
    if extent.odd:
        return (size + walk_cells(archive.chunks(name), deadline)).checked()
    try:
        return (size + extent.size()).checked()
    except WorkbookRefused:
        return (size + _filled_size(archive, name, deadline)).checked()


def _filled_size(archive: Archive, name: str, deadline: Deadline) -> Size:
    extent = Extent(filled_only=True)
    for piece in archive.pieces(name):
        extent.feed(piece)
        deadline.check()
    return walk_cells(archive.chunks(name), deadline) if extent.odd else extent.size()


def _too_large() -> WorkbookRefused:
    return WorkbookRefused("Tệp giải nén ra quá lớn", expected="không quá 200 MB sau khi giải nén")
