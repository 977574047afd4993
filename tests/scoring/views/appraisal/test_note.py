import pytest

from scoring.models import AppraisalNote, Round
from tests.scoring.views.appraisal.conftest import LINE, client_of
from tests.scoring.views.test_panel import HTMX
from tests.scoring.views.test_sheet import text

NOTE = f"{LINE}ghi-chu/"


def test_note_stands_in_the_history(desk, as_appraiser):
    answer = as_appraiser.post(NOTE, {"cho": "unit", "noi-dung": "Bổ sung báo cáo quý IV"}, headers=HTMX)

    assert "<strong>Ghi chú gửi đơn vị</strong>" in text(answer)
    assert AppraisalNote.objects.get().written_by == desk.appraiser


def test_plain_form_comes_back_to_the_line(desk, as_appraiser):
    answer = as_appraiser.post(NOTE, {"noi-dung": "Xem lại"})

    assert (answer.status_code, answer.headers["Location"]) == (302, LINE)
    assert AppraisalNote.objects.get().audience == "appraisers"


@pytest.mark.parametrize(("headers", "status"), [({}, 422), (HTMX, 200)])
def test_empty_note_is_refused(desk, as_appraiser, headers, status):
    answer = as_appraiser.post(NOTE, {"noi-dung": " "}, headers=headers)

    assert (answer.status_code, "Hãy ghi nội dung của ghi chú." in text(answer)) == (status, True)


def test_note_is_for_who_judges_while_the_round_is_open(desk, as_appraiser):
    told = text(client_of(desk.chief).post(NOTE, {"noi-dung": "x"}))
    Round.objects.update(state="provisional")
    late = text(as_appraiser.post(NOTE, {"noi-dung": "x"}))

    assert ("do người khác thẩm định" in told, "không ghi chú thêm" in late) == (False, True)
    assert AppraisalNote.objects.count() == 0
