"""Workbooks of survey forms as the post office delivers them, written without a library: quickly."""

import random
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from cchc_portal.lib.sheets.letters import letter

FIXED = ("Số phiếu", "Mã đơn vị", "Tên đơn vị", "Nhóm đối tượng", "Ngày khảo sát", "Ghi chú")
_GROUPS = ("Người dân", "Doanh nghiệp", "Tổ chức")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_RELATION}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>'
    '<sheet name="Phiếu khảo sát" sheetId="1" r:id="rId1"/></sheets></workbook>',
}

Cell = str | int


def write_forms(path: Path, *, forms: int, questions: int, units: Sequence[tuple[str, str]]) -> None:
    """A workbook of so many forms with answers as codes 1 to 5, one in ten blank; `units`: code, name."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, xml in _PARTS.items():
            archive.writestr(name, xml)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for number, cells in enumerate(_rows(forms, questions, units), start=1):
                sheet.write(_row(number, cells).encode())
            sheet.write(b"</sheetData></worksheet>")


def _rows(forms: int, questions: int, units: Sequence[tuple[str, str]]) -> Iterator[list[Cell]]:
    chance = random.Random(forms)  # noqa: S311 - the same workbook on every run
    levels = ("", 1, 2, 3, 3, 4, 4, 4, 5, 5)
    yield [*FIXED, *(f"C{n}" for n in range(1, questions + 1))]
    for number in range(1, forms + 1):
        code, name = units[number % len(units)]
        day = f"{number % 28 + 1:02}/11/2040"
        fixed = (f"P{number:06}", code, name, _GROUPS[number % 3], day, "")
        yield [*fixed, *chance.choices(levels, k=questions)]


def _row(number: int, cells: Sequence[Cell]) -> str:
    written = (_cell(f"{letter(place)}{number}", cell) for place, cell in enumerate(cells))
    return f'<row r="{number}">{"".join(written)}</row>'


def _cell(address: str, cell: Cell) -> str:
    if cell == "":
        return ""
    if isinstance(cell, int):
        return f'<c r="{address}"><v>{cell}</v></c>'
    return f'<c r="{address}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
