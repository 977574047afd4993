"""Damage to a workbook as a file: cut, renamed, locked, armed, blown up. Each takes a healthy one."""

import zipfile
from io import BytesIO

from tests.hostile.damage import Damage, Refused
from tests.hostile.parts import SHEET, part_of, with_blown_up_part, with_directory_field, with_parts

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_MEGABYTE = 1 << 20
_LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY l0 "ha">' + _LAUGHS + b"]><sst><si><t>&l9;</t></si></sst>"
)
_THIEF = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
_MACROS = (
    b'<Override PartName="/a" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
)

_DAMAGED = "Tệp bị hỏng hoặc chưa được chép đủ; mở tệp bằng Excel, lưu lại rồi nhập lại"
_NO_WORKBOOK = "Tệp không phải là bảng tính Excel; cần tệp Excel lưu dạng .xlsx"
_LOCKED = "Tệp được đặt mật khẩu; bỏ mật khẩu rồi nhập lại"
_ARMED = "Tệp có chứa macro nên không được nhận; cần tệp lưu lại dạng .xlsx không có macro"
_TOO_LARGE = "Tệp giải nén ra quá lớn; cần không quá 200 MB sau khi giải nén"
_UNSAFE = "Tệp chứa khai báo XML không an toàn (DOCTYPE, ENTITY)"


def _blown_up(name: str, block: bytes) -> Damage:
    """600 MB of the block in one part, which pack to less than 1 MB."""
    return lambda book: with_blown_up_part(book, name, block, 600)


def _lying(book: bytes) -> bytes:
    name = "xl/media/image1.png"
    return with_directory_field(
        _blown_up(name, bytes(_MEGABYTE))(book), name, 24, (1_000).to_bytes(4, "little")
    )


def _locked_parts(book: bytes) -> bytes:
    return with_directory_field(book, SHEET, 8, b"\x01\x00")


def _changed_inside(book: bytes) -> bytes:
    place = book.find(SHEET.encode()) + len(SHEET) + 40
    return book[:place] + b"\xff" * 8 + book[place + 8 :]


def _twice_the_same(book: bytes) -> bytes:
    return with_parts(book, {"XL/Worksheets/Sheet1.xml": part_of(book, SHEET)})


def _packed_otherwise(book: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return out.getvalue()


def _word_document(book: bytes) -> bytes:
    types = part_of(book, "[Content_Types].xml")
    return with_parts(
        book, {"xl/workbook.xml": None, "word/document.xml": b"<w/>", "[Content_Types].xml": types}
    )


def _macro_types(book: bytes) -> bytes:
    types = part_of(book, "[Content_Types].xml").replace(b"</Types>", _MACROS)
    return with_parts(book, {"[Content_Types].xml": types})


def _without_sheets(book: bytes) -> bytes:
    xml = part_of(book, "xl/workbook.xml")
    start, end = xml.index(b"<sheets>"), xml.index(b"</sheets>")
    return with_parts(book, {"xl/workbook.xml": xml[: start + 8] + xml[end:]})


ARCHIVES = {
    "empty-file": Refused(lambda _: b"", "Tệp rỗng (0 byte); cần tệp Excel lưu dạng .xlsx"),
    "text-renamed": Refused(lambda _: "Mã đơn vị;Điểm\nP01;5\n".encode(), _NO_WORKBOOK),
    "web-page-renamed": Refused(lambda _: b"<html><table><tr><td>P01</td></tr></table></html>", _NO_WORKBOOK),
    "word-document": Refused(_word_document, _NO_WORKBOOK),
    "empty-archive": Refused(lambda _: b"PK\x05\x06" + bytes(18), _NO_WORKBOOK),
    "first-bytes-only": Refused(lambda book: book[:4], _DAMAGED),
    "cut-in-the-middle": Refused(lambda book: book[: len(book) // 2], _DAMAGED),
    "cut-at-the-end": Refused(lambda book: book[:-200], _DAMAGED),
    "changed-inside": Refused(_changed_inside, _DAMAGED),
    "larger-than-20-mb": Refused(
        lambda book: book + bytes(20 * _MEGABYTE), "Tệp quá lớn; cần không quá 20 MB"
    ),
    "old-workbook": Refused(
        lambda _: _OLE + bytes(1_000), "Tệp ở dạng cũ (.xls hoặc .doc); cần tệp Excel lưu dạng .xlsx"
    ),
    "password": Refused(lambda _: _OLE + bytes(1_000) + "EncryptedPackage".encode("utf-16-le"), _LOCKED),
    "locked-parts": Refused(_locked_parts, _LOCKED),
    "macro-project": Refused(lambda book: with_parts(book, {"xl/vbaProject.bin": b"\0"}), _ARMED),
    "macro-types": Refused(_macro_types, _ARMED),
    "macro-sheet": Refused(lambda book: with_parts(book, {"xl/macrosheets/sheet1.xml": b"<m/>"}), _ARMED),
    "binary-workbook": Refused(
        lambda book: with_parts(book, {"xl/workbook.xml": None, "xl/workbook.bin": b"\0"}),
        "Tệp ở dạng .xlsb; cần tệp Excel lưu dạng .xlsx",
    ),
    "zeros-600-mb": Refused(_blown_up("xl/media/image1.png", bytes(_MEGABYTE)), _TOO_LARGE),
    "spaces-600-mb-in-the-sheet": Refused(_blown_up(SHEET, b" " * _MEGABYTE), _TOO_LARGE),
    "zeros-that-lie": Refused(_lying, "Tệp khai sai dung lượng bên trong nên không được mở"),
    "entity-bomb": Refused(lambda book: with_parts(book, {"xl/sharedStrings.xml": _BOMB}), _UNSAFE),
    "entity-bomb-in-the-sheet": Refused(lambda book: with_parts(book, {SHEET: _BOMB}), _UNSAFE),
    "entity-from-a-file": Refused(lambda book: with_parts(book, {"docProps/app.xml": _THIEF}), _UNSAFE),
    "entity-bomb-in-utf-16": Refused(
        lambda book: with_parts(book, {"docProps/app.xml": _THIEF.decode().encode("utf-16")}),
        "Tệp có phần XML không viết bằng UTF-8",
    ),
    "two-parts-of-one-name": Refused(
        _twice_the_same, "Tệp có hai phần bên trong trùng tên; cần tệp do Excel lưu ra"
    ),
    "two-thousand-parts": Refused(
        lambda book: with_parts(book, {f"xl/media/{n}.png": b"" for n in range(2_000)}),
        "Tệp có quá nhiều phần bên trong; cần tệp do Excel lưu ra",
    ),
    "packed-otherwise": Refused(_packed_otherwise, "Tệp dùng cách nén mà Excel không dùng"),
    "sheet-missing": Refused(
        lambda book: with_parts(book, {SHEET: None}), "Tệp thiếu trang tính mà nó khai báo"
    ),
    "description-broken": Refused(
        lambda book: with_parts(book, {"xl/workbook.xml": b"<workbook><sheets>"}),
        "Phần mô tả bên trong tệp bị hỏng",
    ),
    "no-sheets": Refused(_without_sheets, "Tệp không có trang tính nào"),
}
