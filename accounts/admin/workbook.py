"""Reference tables of the admin in and out as workbooks, through the portal's own reader and writer."""

from typing import Any

from import_export.formats import base_formats
from tablib import Dataset

from cchc_portal.lib.sheets.guard import open_bytes
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from cchc_portal.lib.sheets.writer import OutColumn, OutSheet, write_workbook


class GuardedWorkbook(base_formats.XLSX):
    """The library opens whatever it is given, and writes formulas: here neither happens."""

    def create_dataset(self, in_stream: bytes, **kwargs: Any) -> Dataset:
        """The first sheet; its first row is the header. Raises WorkbookRefused."""
        workbook = open_bytes(in_stream)
        sheet = workbook.sheet(workbook.names[0])
        if not sheet.rows:
            raise WorkbookRefused("Trang tính không có dòng nào", sheet=sheet.name)
        header, *rows = sheet.rows
        places = range(len(header.cells))
        dataset = Dataset(headers=[sheet.value(header, place) for place in places])
        for row in rows:
            dataset.append([sheet.value(row, place) for place in places])
        return dataset

    def export_data(self, dataset: Dataset, **kwargs: Any) -> bytes:
        """The .xlsx file, every text as text."""
        columns = [OutColumn(header, 24) for header in dataset.headers]
        return write_workbook([OutSheet("Danh sách", columns, dataset)])
