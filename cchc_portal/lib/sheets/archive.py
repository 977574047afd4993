"""The ZIP archive inside an .xlsx file, unpacked within bounds and never trusted about its sizes.

`zipfile` reads only the directory here. The parts are inflated from their raw bytes, because a
header that lies about a size makes different programs see different contents.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from cchc_portal.lib.sheets.refusal import WorkbookRefused

MAX_PARTS = 2_000
_BLOCK = 1 << 20
_FEED = 1 << 16
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_AS_EXCEL = "tệp do Excel lưu ra"
_DAMAGED = "Tệp bị hỏng hoặc chưa được chép đủ; mở tệp bằng Excel, lưu lại rồi nhập lại"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the archive: where its packed bytes start, their number, and what it claims to be."""

    name: str
    start: int
    packed: int
    size: int
    crc: int
    stored: bool


class Archive:
    """The parts by lower-case name; every read is bounded and checked against size and CRC."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self.parts: dict[str, Part] = {}
        for info in _directory(data):
            name = info.filename.lower().replace("\\", "/").lstrip("/")
            if name in self.parts:
                raise WorkbookRefused("Tệp có hai phần bên trong trùng tên", found=name, expected=_AS_EXCEL)
            self.parts[name] = self._part(name, info)

    @property
    def declared_size(self) -> int:
        """The sum of the sizes that the archive's directory claims."""
        return sum(part.size for part in self.parts.values())

    def chunks(self, name: str) -> Iterator[bytes]:
        """The unpacked part in blocks of at most 1 MB; refused as soon as it differs from its header."""
        part = self.parts[name]
        size = crc = 0
        for block in self._inflate(part):
            size += len(block)
            crc = zlib.crc32(block, crc)
            if size > part.size:
                raise WorkbookRefused("Tệp khai sai dung lượng bên trong nên không được mở", found=name)
            yield block
        if size != part.size or crc != part.crc:
            raise WorkbookRefused(_DAMAGED, found=name)

    def pieces(self, name: str) -> Iterator[bytes]:
        """The unpacked XML part in blocks that end before a tag, so that no tag is split."""
        rest = b""
        for chunk in self.chunks(name):
            whole = rest + chunk
            cut = whole.rfind(b"<")
            if cut <= 0 or len(whole) - cut > _BLOCK:
                cut = len(whole)
            yield whole[:cut]
            rest = whole[cut:]
        yield rest

    def read(self, name: str, limit: int = 8 * _BLOCK) -> bytes:
        """A small part whole; empty when the archive lacks it."""
        if name not in self.parts:
            return b""
        if self.parts[name].size > limit:
            raise WorkbookRefused("Phần mô tả bên trong tệp lớn bất thường", found=name)
        return b"".join(self.chunks(name))

    def _part(self, name: str, info: zipfile.ZipInfo) -> Part:
        if info.flag_bits & 0x1:
            raise WorkbookRefused("Tệp được đặt mật khẩu; bỏ mật khẩu rồi nhập lại")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise WorkbookRefused("Tệp dùng cách nén mà Excel không dùng", found=name)
        header = bytes(self._data[info.header_offset : info.header_offset + _LOCAL_HEADER.size])
        if len(header) < _LOCAL_HEADER.size or header[:4] != b"PK\x03\x04":
            raise WorkbookRefused(_DAMAGED, found=name)
        _, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        start = info.header_offset + _LOCAL_HEADER.size + name_length + extra_length
        if start + info.compress_size > len(self._data):
            raise WorkbookRefused(_DAMAGED, found=name)
        stored = info.compress_type == zipfile.ZIP_STORED
        return Part(name, start, info.compress_size, info.file_size, info.CRC, stored)

    def _inflate(self, part: Part) -> Iterator[bytes]:
        raw = self._data[part.start : part.start + part.packed]
        if part.stored:
            for at in range(0, len(raw), _BLOCK):
                yield bytes(raw[at : at + _BLOCK])
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for at in range(0, len(raw), _FEED):
                pending: bytes | memoryview = raw[at : at + _FEED]
                while pending:
                    yield inflater.decompress(pending, _BLOCK)
                    pending = inflater.unconsumed_tail
            yield inflater.flush()
        except zlib.error as error:
            raise WorkbookRefused(_DAMAGED, found=part.name) from error


def _directory(data: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise WorkbookRefused(_DAMAGED) from error
    if len(entries) > MAX_PARTS:
        raise WorkbookRefused("Tệp có quá nhiều phần bên trong", found=str(len(entries)), expected=_AS_EXCEL)
    return entries
