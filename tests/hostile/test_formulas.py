"""What looks like a formula comes in as text, and goes out as text that no program computes."""

from io import StringIO

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from accounts.models import Unit
from scoring.models import ScoreRun
from tests.hostile.cells import Cell, write_cells
from tests.hostile.commands import run
from tests.hostile.healthy import COMMANDS

pytestmark = pytest.mark.usefixtures("portal")
_NAMES = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)")


def test_export_writes_an_apostrophe_before_what_looks_like_a_formula(tmp_path):
    cells = {f"B{row}": Cell(name, kind="s") for row, name in enumerate(_NAMES, start=2)}
    assert (
        run("import_units", write_cells("import_units", tmp_path / "u.xlsx", {"Đơn vị": cells})).status == 0
    )
    assert run("import_scores", COMMANDS["import_scores"].healthy).status == 0
    call_command("compute_scores", "--year", "2031", "--kind", "provisional", stdout=StringIO())
    out = tmp_path / "ra.xlsx"
    call_command("export_results", "--run", ScoreRun.objects.get().code, "--out", str(out), stdout=StringIO())

    written = [cell for sheet in load_workbook(out) for row in sheet.iter_rows() for cell in row]
    assert set(Unit.objects.filter(code__in=["P01", "P02", "P03", "P04"]).values_list("name", flat=True)) == {
        *_NAMES
    }
    assert {cell.value for cell in written if str(cell.value).startswith("'")} == {f"'{n}" for n in _NAMES}
    assert [cell.value for cell in written if cell.data_type == "f"] == []
