"""Workbooks in an unusual writing are read as the healthy ones are: the same is stored, row by row."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from accounts.models import Unit
from scoring.models import Award, PastResult, Round
from surveys.models import DeclaredFunnel, SurveyForm
from tests.hostile.cells import Cell, write_cells
from tests.hostile.commands import run
from tests.hostile.healthy import COMMANDS
from tests.hostile.sheets import ODD_SHEETS, QUOTED

pytestmark = pytest.mark.usefixtures("portal")
_INPUTS = ("state", "value", "denominator", "choice", "points", "reason", "document")
_AWARD = ("unit__code", "criterion_code", *_INPUTS)
_FORM = ("row", "serial", "unit__code", "respondent_group", "survey_date", "answers", "exclusion")
_FUNNEL = ("unit__code", "planned", "issued", "returned", "valid")
_SERIAL = (date(2031, 11, 1) - date(1899, 12, 30)).days


def _stored():
    awards = list(Award.objects.order_by("id").values_list(*_AWARD))
    forms = list(SurveyForm.objects.order_by("id").values_list(*_FORM))
    return awards, forms, list(DeclaredFunnel.objects.order_by("id").values_list(*_FUNNEL))


def _imported(command, path):
    """The status and all that is stored by it, which is forgotten again."""
    with transaction.atomic():
        answer = run(command, path)
        found = _stored()
        transaction.set_rollback(True)
    return answer, found


@pytest.mark.parametrize("command", ["import_scores", "import_survey"])
def test_every_odd_sheet_is_read_as_the_healthy_one(command, tmp_path):
    healthy, path = COMMANDS[command].healthy, tmp_path / "a.xlsx"
    answer, expected = _imported(command, healthy)
    assert (answer.status, expected == ([], [], [])) == (0, False)
    for name, odd in ODD_SHEETS.items():
        if name != "formatted-empty-rows":  # slow: test_limits.py
            path.write_bytes(odd.damage(healthy.read_bytes()))
            answer, found = _imported(command, path)
            assert (name, answer.status, answer.errors) == (name, 0, [])
            assert (name, found) == (name, expected)


def test_sheet_name_with_quotes_is_told_as_it_stands(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(ODD_SHEETS["quoted-sheet-name"].damage(COMMANDS["import_scores"].healthy.read_bytes()))
    first = run("import_scores", path).document["findings"][0]
    assert (first["sheet"], first["message"]) == (
        QUOTED,
        "Không có trang “Chấm điểm”; đọc trang này vì có đủ các cột",
    )


def test_columns_beyond_the_table_are_ignored_with_a_notice(tmp_path):
    path = tmp_path / "a.xlsx"
    book = COMMANDS["import_scores"].healthy.read_bytes()
    path.write_bytes(ODD_SHEETS["labelled-to-the-last-column"].damage(book))
    findings = run("import_scores", path).document["findings"]
    notices = [(f["found"], f["message"], f["severity"]) for f in findings]
    assert notices == [
        ("đến cột XFD", "Chỉ tìm tiêu đề trong 1.000 cột đầu; bỏ qua các cột sau", "notice"),
        (
            ", ".join(f"Cột {column}" for column in "JKLMNOPQRS") + ", …",
            "991 cột không thuộc mẫu nên được bỏ qua",
            "notice",
        ),
    ]


@pytest.mark.parametrize(
    "day", [_SERIAL, date(2031, 11, 1), Cell(_SERIAL, "dd/mm/yyyy"), "1.11.2031", "2031-11-01"], ids=str
)
def test_day_in_any_writing_is_the_same_day(day, tmp_path):
    path = write_cells("import_survey", tmp_path / "a.xlsx", {"Phiếu khảo sát": {"F5": day}})
    healthy = COMMANDS["import_survey"].healthy
    assert _imported("import_survey", path)[1] == _imported("import_survey", healthy)[1]


def test_day_of_a_unit_and_of_the_round_may_be_a_number(tmp_path):
    cells = {"Đơn vị": {"F2": _SERIAL, "A2": "P11", "B2": "Phường Mới"}}
    assert run("import_units", write_cells("import_units", tmp_path / "u.xlsx", cells)).status == 0
    cells = {"Thông tin đợt": {"B23": _SERIAL}}
    assert run("create_round", write_cells("create_round", tmp_path / "r.xlsx", cells)).status == 0

    assert Unit.objects.get(code="P11").valid_from == date(2031, 11, 1)
    assert Round.objects.get(code="THU").respond_before == date(2031, 11, 1)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (Cell(0.5, "0%"), "50"),
        (Cell(0.125, "0.00%"), "12.5"),
        (Cell(0.29, "[Red]0%"), "29"),
        (Cell(0.5, '0"%"'), "0.5"),
        ("50%", "50"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
    ],
)
def test_percentage_and_decimal_mark_of_a_figure(cell, value, tmp_path):
    path = write_cells("import_scores", tmp_path / "a.xlsx", {"Chấm điểm": {"D2": cell, "E2": None}})
    assert run("import_scores", path).status == 0
    award = Award.objects.get(unit__code="P01", criterion_code="A.1")
    assert (award.value, award.denominator) == (Decimal(value), None)


def test_percentage_of_a_published_index(tmp_path):
    cells = {"Kết quả": {"B3": Cell(0.9589, "0.00%"), "E3": Cell(0.919, "0.0%")}}
    assert run("import_results", write_cells("import_results", tmp_path / "a.xlsx", cells)).status == 0
    past = PastResult.objects.get(unit__code="SKHCN", year=2030)
    assert (past.index, past.domains["1"]) == (Decimal("95.89"), "91.9")


def test_text_in_the_old_code_is_converted_when_told_so(tmp_path):
    cells = {"Đơn vị": {"B10": "§¬n vÞ sù nghiÖp c«ng lËp"}}
    path = write_cells("import_units", tmp_path / "a.xlsx", cells)
    refused = run("import_units", path)
    assert (refused.status, [(e["sheet"], e["row"], e["column"], e["found"]) for e in refused.errors]) == (
        1,
        [("Đơn vị", 10, "Tên đơn vị", "§¬n vÞ sù nghiÖp c«ng lËp")],
    )
    assert "“Đơn vị sự nghiệp công lập”" in refused.errors[0]["message"]
    assert run("import_units", path, "--convert-legacy").status == 0
    assert Unit.objects.get(code="S1").name == "Đơn vị sự nghiệp công lập"


def test_text_that_looks_like_a_formula_is_kept_as_text(tmp_path):
    text = '=HYPERLINK("http://x";"y")'
    cells = {"Chấm điểm": {"H2": Cell(text, kind="s"), "H3": "- Chưa có quyết định", "H4": "'+84 912"}}
    assert run("import_scores", write_cells("import_scores", tmp_path / "a.xlsx", cells)).status == 0
    awards = Award.objects.filter(unit__code="P01", criterion_code__in=["A.1", "A.2", "A.3.1"])
    reasons = list(awards.order_by("id").values_list("reason", flat=True))
    assert reasons == [text, "- Chưa có quyết định", "+84 912"]
