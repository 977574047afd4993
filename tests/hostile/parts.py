"""The archive inside a workbook taken apart and packed again: what every kind of damage is made with."""

import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO

SHEET = "xl/worksheets/sheet1.xml"


def names_of(book: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(book)) as archive:
        return archive.namelist()


def part_of(book: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(book)) as archive:
        return archive.read(name)


def with_parts(book: bytes, parts: Mapping[str, bytes | Iterable[bytes] | None]) -> bytes:
    """The same archive with these parts added or put in the place of others; None takes one away.

    A part may come in blocks, so that a large one is never whole in memory.
    """
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(book)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            if data is not None:
                with new.open(name, "w") as part:
                    part.writelines([data] if isinstance(data, bytes) else data)
    return out.getvalue()


def with_blown_up_part(book: bytes, name: str, block: bytes, times: int) -> bytes:
    """The same archive with one more part, the block so many times over.

    What is packed is one block: its packed bytes are repeated, and the headers tell of the whole.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = (packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)) * times + b"\x03\x00"
    crc = 0
    for _ in range(times):
        crc = zlib.crc32(block, crc)
    whole = struct.pack("<LLL", crc, len(packed), len(block) * times)
    out = BytesIO(with_parts(book, {name: None}))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, packed, zipfile.ZIP_STORED)
        local = archive.getinfo(name).header_offset
    data = bytearray(out.getvalue())
    entry = data.rfind(b"PK\x01\x02")
    for method, sizes in ((local + 8, local + 14), (entry + 10, entry + 16)):
        data[method : method + 2] = struct.pack("<H", zipfile.ZIP_DEFLATED)
        data[sizes : sizes + 12] = whole
    return bytes(data)


def with_directory_field(book: bytes, name: str, offset: int, value: bytes) -> bytes:
    """The same archive in whose directory the entry of that name has other bytes at that offset."""
    entry = book.rfind(b"PK\x01\x02", 0, book.rfind(name.encode()))
    return book[: entry + offset] + value + book[entry + offset + len(value) :]
