"""What the small XML parts of a workbook say: its sheets and their files, its percent formats."""

import posixpath
import re
from dataclasses import dataclass
from xml.etree import ElementTree

from cchc_portal.lib.sheets.archive import Archive
from cchc_portal.lib.sheets.refusal import WorkbookRefused

WORKBOOK = "xl/workbook.xml"
_BUILT_IN_PERCENT = {9, 10}
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parts:
    """Sheet name → part name in the archive, and the cell styles (indexes) that show a percentage."""

    sheets: dict[str, str]
    percent_styles: frozenset[int]


def forbid_declarations(data: bytes, name: str) -> None:
    """Refuse XML that declares a DOCTYPE or entities, or hides them in an encoding other than UTF-8."""
    if b"!" in data and b"<!" in data and _DECLARATION.search(data):
        raise WorkbookRefused("Tệp chứa khai báo XML không an toàn (DOCTYPE, ENTITY)", found=name)
    if b"\0" in data:
        raise WorkbookRefused("Tệp có phần XML không viết bằng UTF-8", found=name)


def read_parts(archive: Archive) -> Parts:
    """The sheets in their order. Refused when the workbook's own description cannot be read."""
    targets = _relationships(archive)
    sheets: dict[str, str] = {}
    for element in _xml(archive, WORKBOOK).iter():
        if _local(element.tag) == "sheet":
            target = targets.get(_relation(element), "")
            if target.startswith("xl/worksheets/"):
                sheets[element.get("name", "")] = target
    if not sheets:
        raise WorkbookRefused("Tệp không có trang tính nào")
    if len(set(sheets.values())) < len(sheets):
        raise WorkbookRefused("Hai trang tính trong tệp cùng trỏ đến một phần; không phải do Excel lưu ra")
    return Parts(sheets, _percent_styles(archive))


def _relationships(archive: Archive) -> dict[str, str]:
    targets = {}
    for element in _xml(archive, "xl/_rels/workbook.xml.rels").iter():
        if _local(element.tag) == "Relationship":
            target = element.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            targets[element.get("Id", "")] = posixpath.normpath(path).lower()
    return targets


def _percent_styles(archive: Archive) -> frozenset[int]:
    if "xl/styles.xml" not in archive.parts:
        return frozenset()
    formats = set(_BUILT_IN_PERCENT)
    styles: set[int] = set()
    root = _xml(archive, "xl/styles.xml")
    for element in root.iter():
        if _local(element.tag) == "numFmt" and "%" in _LITERAL.sub("", element.get("formatCode", "")):
            formats.add(_number(element.get("numFmtId")))
    for group in root:
        if _local(group.tag) == "cellXfs":
            styles = {i for i, xf in enumerate(group) if _number(xf.get("numFmtId")) in formats}
    return frozenset(styles)


def _xml(archive: Archive, name: str) -> ElementTree.Element:
    data = archive.read(name)
    forbid_declarations(data, name)
    try:
        return ElementTree.fromstring(data)  # noqa: S314 - small, and without DOCTYPE: checked above
    except ElementTree.ParseError as error:
        raise WorkbookRefused("Phần mô tả bên trong tệp bị hỏng", found=name) from error


def _relation(sheet: ElementTree.Element) -> str:
    return next((value for key, value in sheet.attrib.items() if _local(key) == "id"), "")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else -1
