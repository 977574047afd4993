"""Files as offices hand them in, and as somebody with bad intentions would; built, never stored."""

import zipfile
from io import BytesIO

from openpyxl import Workbook
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, PdfObject

_TYPES = "application/vnd.openxmlformats-officedocument.{}.main+xml"
DOCUMENT = _TYPES.format("wordprocessingml.document")


def pdf(writer: PdfWriter | None = None) -> bytes:
    writer = writer or PdfWriter()
    writer.add_blank_page(72, 72)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_that_opens_with(action: str, **more: PdfObject) -> bytes:
    """An action of that kind takes place when it is opened."""
    writer = PdfWriter()
    entries = {"/S": NameObject(f"/{action}"), **{f"/{name}": value for name, value in more.items()}}
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject(name): value for name, value in entries.items()}
    )
    return pdf(writer)


def pdf_with_attachment() -> bytes:
    writer = PdfWriter()
    writer.add_attachment("a.exe", b"MZ")
    return pdf(writer)


def pdf_with_password() -> bytes:
    writer = PdfWriter()
    writer.encrypt("", "chu", algorithm="RC4-128")  # opens without asking; its rights are restricted
    return pdf(writer)


def xlsx() -> bytes:
    out = BytesIO()
    Workbook().save(out)
    return out.getvalue()


def package(parts: dict[str, bytes | str], content_type: str = DOCUMENT) -> bytes:
    """An archive whose list of contents says `content_type`."""
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{content_type}"/></Types>'
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"[Content_Types].xml": types, **parts}.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(**more: bytes | str) -> bytes:
    return package({"word/document.xml": "<w:document/>", **more})


def image(kind: str = "PNG", size: tuple[int, int] = (8, 6)) -> bytes:
    out = BytesIO()
    Image.new("1" if kind == "PNG" else "RGB", size).save(out, kind)
    return out.getvalue()
