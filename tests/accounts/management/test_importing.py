import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Unit, User
from tests.workbooks import GOLDEN

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
