"""PDF files: whole, open to everyone, and without anything that acts by itself.

The names that make a PDF act are looked for in all bytes and in every packed list of objects,
reachable or not: readers disagree about what is reachable. Nothing is laid out or run.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from cchc_portal.lib.files.refusal import FileRefused

MAX_OBJECTS = 64 << 20  # bytes of unpacked objects; a report of 2,000 pages has less than 10 MB of them
_TAIL = 1500  # where the end must be told
_PRINT_AGAIN = "hãy in lại ra PDF rồi tải lên."


def _name(*names: str) -> re.Pattern[bytes]:
    """One of the names, each letter as it is or as #xx."""
    spelled = ("".join(f"(?:{letter}|#(?i:{ord(letter):02x}))" for letter in name) for name in names)
    return re.compile(rf"/(?:{'|'.join(spelled)})(?=[\s/<>()\[\]{{}}%]|$)".encode())


_ENCRYPTED = _name("Encrypt")
_ACTIVE = (
    (_name("JavaScript"), "mã lệnh JavaScript"),
    (_name("Launch"), "lệnh mở chương trình khác"),
    (_name("EmbeddedFile", "EmbeddedFiles"), "tệp đính kèm bên trong"),
    (_name("XFA", "RichMedia"), "biểu mẫu hoặc phim chạy được"),
)
_STREAM = re.compile(rb"(?<!end)stream[ \t]*(?:\r\n|\r|\n)")
_LIST = _name("ObjStm")
_FIRST = re.compile(rb"/First\s+\d+\s*[/>]")  # a list of objects that does not say that it is one
_FLATE = _name("FlateDecode", "Fl")
_OTHER_FILTER = _name("LZWDecode", "LZW", "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "RunLengthDecode")
_PREDICTOR = re.compile(rb"/Predictor\s+(?!1\b)\d")


def check_pdf(data: bytes) -> None:
    """Refuse what is damaged, protected by a password, acts by itself, or is an archive as well."""
    if b"startxref" not in data[-_TAIL:] or b"%%EOF" not in data[-_TAIL:]:
        raise FileRefused("Tệp PDF bị hỏng hoặc chưa được chép đủ; hãy chép lại rồi tải lên.")
    if zipfile.is_zipfile(BytesIO(data)):
        raise FileRefused(f"Tệp vừa là PDF vừa chứa tệp nén bên trong; {_PRINT_AGAIN}")
    _check_names(data)
    for objects in _packed_objects(data):
        _check_names(objects)


def _check_names(data: bytes) -> None:
    if _ENCRYPTED.search(data):
        raise FileRefused(f"Tệp PDF đặt mật khẩu hoặc hạn chế quyền; {_PRINT_AGAIN}")
    for name, what in _ACTIVE:
        if name.search(data):
            raise FileRefused(f"Tệp PDF có {what}; {_PRINT_AGAIN}")


def _packed_objects(data: bytes) -> Iterator[bytes]:
    """The unpacked lists of objects; pictures and the text of pages are left packed."""
    left, after = MAX_OBJECTS, 0
    for match in _STREAM.finditer(data):
        head, after = data[after : match.start()], match.end()
        if not (_LIST.search(head) or _FIRST.search(head)):
            continue
        if _OTHER_FILTER.search(head) or _PREDICTOR.search(head):
            raise _odd()
        if _FLATE.search(head):  # what is not packed was seen already
            objects = _inflated(data, match.end(), left)
            left -= len(objects)
            yield objects
        if left <= 0:
            raise FileRefused(f"Tệp PDF giải nén ra quá lớn; {_PRINT_AGAIN}")


def _inflated(data: bytes, start: int, limit: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(memoryview(data)[start:], limit)
    except zlib.error as error:
        raise _odd() from error


def _odd() -> FileRefused:
    return FileRefused(f"Tệp PDF được nén theo cách lạ nên không kiểm tra được; {_PRINT_AGAIN}")
