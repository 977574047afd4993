import json
from io import StringIO

import pytest
from django.core.management import call_command

from surveys.management.commands.import_survey import Command
from tests.rounds import GOLDEN, opened_edge_round
from tests.workbooks import save_book

pytestmark = pytest.mark.django_db
SAMPLE = GOLDEN / "2031" / "phieu-khao-sat-2031.xlsx"


def _refused(path) -> list[dict]:
    """The errors that the command prints."""
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("import_survey", str(path), "--year", "2031", "--format", "json", stdout=out)
    return [f for f in json.loads(out.getvalue())["findings"] if f["severity"] == "error"]


def test_import_survey_command_names_the_option_for_a_missing_direction():
    opened_edge_round()
    (finding,) = _refused(SAMPLE)

    assert finding["message"] == (
        "Có trả lời ghi bằng số nhưng chưa nói chiều của thang (--direction 5-best hoặc --direction 1-best); "
        "cần 5 là rất hài lòng hoặc 1 là rất hài lòng"
    )


def test_import_survey_command_names_the_option_for_texts_in_the_old_code(tmp_path):
    opened_edge_round()
    header = ["Số phiếu", "Mã đơn vị", *(f"C{n}" for n in range(1, 15))]
    rows = [header, ["A1", "nghiÖp c«ng lËp", "Hài lòng"]]
    found = _refused(save_book(tmp_path / "a.xlsx", {"Phiếu khảo sát": rows}))

    assert "; chọn chuyển mã để đọc (--convert-legacy); cần “nghiệp công lập”" in found[0]["message"]


def test_import_survey_command_has_words_for_what_its_findings_offer():
    assert sorted(Command.remedies) == ["convert_legacy", "direction"]
