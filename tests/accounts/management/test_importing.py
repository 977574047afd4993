import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Unit, User
from tests.rounds import opened_edge_round
from tests.workbooks import GOLDEN, save_book

pytestmark = pytest.mark.django_db
UNITS = str(GOLDEN / "2020/don-vi.xlsx")


def _call(*words, status=0):
    out = StringIO()
    if status == 0:
        call_command("import_units", *words, stdout=out)
    else:
        with pytest.raises(SystemExit) as ended:
            call_command("import_units", *words, stdout=out)
        assert ended.value.code == status
    return out.getvalue()


def test_import_command_prints_one_json_document():
    document = json.loads(_call(UNITS, "--format", "json"))
    assert (document["kind"], document["created"], document["findings"]) == ("units", 32, [])


def test_import_command_text_tells_the_counts():
    line = "Đã nhập don-vi.xlsx: tạo mới 32, cập nhật 0, không đổi 0, bỏ qua 0, không hợp lệ 0."
    assert _call(UNITS).strip() == line


def test_import_command_dry_run_writes_nothing():
    assert json.loads(_call(UNITS, "--dry-run", "--format", "json"))["created"] == 32
    assert Unit.objects.count() == 0


def test_import_command_refused_file_ends_with_one():
    wrong = str(GOLDEN / "2020/ket-qua-2019.xlsx")
    document = json.loads(_call(wrong, "--format", "json", status=1))
    assert [f["severity"] for f in document["findings"]] == ["error"]


def _scores(tmp_path, *rows):
    header = ["Mã đơn vị", "Mã tiêu chí", "Trạng thái", "Giá trị", "Mẫu số"]
    return str(save_book(tmp_path / "a.xlsx", {"Chấm điểm": [header, *rows]}))


def test_import_command_tells_of_the_option_for_valid_rows_and_takes_it(tmp_path):
    opened_edge_round()
    path = _scores(tmp_path, ["P01", "A.1", "Chấm", 5, 10], ["P02", "A.1", "Chấm", 5, 0])
    words = ("import_scores", path, "--year", "2031", "--stage", "appraisal")
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command(*words, stdout=out)
    assert out.getvalue().splitlines()[-1] == (
        "Thêm --valid-rows-only để chỉ nhập 1 dòng hợp lệ, bỏ 1 dòng lỗi."
    )

    call_command(*words, "--valid-rows-only", stdout=out)
    assert out.getvalue().splitlines()[-1] == (
        "Đã nhập a.xlsx: tạo mới 1, cập nhật 0, không đổi 0, bỏ qua 0, không hợp lệ 1; bỏ 1 dòng lỗi."
    )


def test_import_command_of_past_results_takes_valid_rows_only(tmp_path):
    _call(UNITS)
    rows = [["Mã đơn vị", "Chỉ số", "Xếp loại"], ["SNV", 75, "Khá"], ["LA", 80, "Tốt"]]
    path = str(save_book(tmp_path / "a.xlsx", {"Kết quả": rows}))
    out = StringIO()
    call_command(
        "import_results", path, "--year", "2019", "--valid-rows-only", "--format", "json", stdout=out
    )
    document = json.loads(out.getvalue())
    assert (document["created"], document["invalid"]) == (1, 1)


def test_import_command_of_a_whole_workbook_has_no_such_option():
    with pytest.raises(CommandError, match="unrecognized arguments: --valid-rows-only"):
        _call(UNITS, "--valid-rows-only")


def test_import_command_missing_file_is_wrong_usage(tmp_path):
    with pytest.raises(CommandError) as error:
        _call(str(tmp_path / "không-có.xlsx"))
    assert error.value.returncode == 2


def test_import_command_acts_as_the_person_named():
    User.objects.create_user("nguoi-nhap", password="x")
    _call(UNITS, "--by", "nguoi-nhap")
    again = _call(UNITS)
    assert "bởi nguoi-nhap; không có gì thay đổi" in again


def test_import_command_unknown_person_is_refused():
    document = json.loads(_call(UNITS, "--by", "ai-do", "--format", "json", status=1))
    assert document["ok"] is False
