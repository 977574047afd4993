from datetime import date

from accounts.core.directory import Directory, NamedUnit
from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.tables import Column, read_table
from surveys.sheets.form_heads import DAY, GROUP, NAME, UNIT, FormHead, FormHeads
from tests.workbooks import save_book

SYT = NamedUnit(1, "SYT", "Sở Y tế")
COLUMNS = [Column(name, required=False) for name in (UNIT, NAME, GROUP, DAY)]


def _heads(tmp_path, *rows):
    """The heads read one after the other, whether each was known before, and the table's findings."""
    path = save_book(tmp_path / "phieu.xlsx", {"Phiếu": [[UNIT, NAME, GROUP, DAY], *rows]})
    findings = []
    table = read_table(open_workbook(path).sheet("Phiếu"), COLUMNS, findings)
    heads = FormHeads(table, Directory([SYT]))
    known, read = zip(*((heads.known(row), heads.read(row)) for row in table.rows), strict=True)
    return list(known), list(read), [(f.row, f.column, f.found) for f in findings]


def test_head_like_one_before_is_known(tmp_path):
    head = FormHead(SYT, "Người dân", date(2020, 11, 14))
    known, read, findings = _heads(tmp_path, *[["SYT", "sở  y tế", "Người dân", "14/11/2020"]] * 2)
    assert (known, read, findings) == ([None, head], [head, head], [])


def test_head_short_of_cells_is_known_too(tmp_path):
    known, _, _ = _heads(tmp_path, ["SYT", None, None, "14/11/2020"], ["SYT"], ["SYT"])
    assert known == [None, None, FormHead(SYT, "", None)]


def test_head_of_which_something_is_told_is_told_of_each_time(tmp_path):
    known, _, findings = _heads(tmp_path, ["SYT", "Sở lạ"], ["SYT", "Sở lạ"], ["SYX"], ["SYX"])
    assert known == [None] * 4
    assert findings == [(2, NAME, "Sở lạ"), (3, NAME, "Sở lạ"), (4, UNIT, "SYX"), (5, UNIT, "SYX")]


def test_head_with_a_flaw_is_not_taken_for_one_with_an_empty_cell(tmp_path):
    known, _, findings = _heads(tmp_path, ["SYT", None, "Người dân"], ["SYT", "=A1", "Người dân"])
    assert known == [None, None]
    assert findings == [(3, NAME, "công thức")]


def test_head_with_a_number_or_a_truth_value_is_read_each_time(tmp_path):
    known, read, _ = _heads(tmp_path, ["SYT", None, 1], ["SYT", None, True], ["SYT", None, 1])
    assert known == [None] * 3
    assert [head.respondent_group for head in read] == ["1", "TRUE", "1"]
