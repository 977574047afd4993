from io import BytesIO

import pytest
from openpyxl import load_workbook

from scoring.models import Criterion

URL = "/dot/2020/tieu-chi/"


@pytest.mark.parametrize("group", ["SO", "khong-co", ""])
def test_page_shows_the_group_asked_for_else_the_first(as_admin, assessments, group):
    page = as_admin.get(URL, {"nhom": group}).content.decode()

    leaves = Criterion.objects.filter(is_leaf=True).order_by("order")
    assert [leaf.title for leaf in leaves if leaf.title in page] == [leaf.title for leaf in leaves]
    assert f"{leaves.count()} tiêu chí được chấm; cộng 20,00 trên 20,00 điểm" in page


def test_page_leads_who_may_write_to_the_correction(as_admin, as_leader, assessments):
    link = 'href="/dot/2020/dinh-chinh/"'

    assert (link in as_admin.get(URL).content.decode(), link in as_leader.get(URL).content.decode()) == (
        True,
        False,
    )


def test_workbook_is_the_whole_set(as_admin, assessments):
    answer = as_admin.get(f"{URL}tep.xlsx")

    assert answer["Content-Disposition"] == 'attachment; filename="bo-tieu-chi-2020.xlsx"'
    assert load_workbook(BytesIO(answer.content)).sheetnames == [
        *("Thông tin", "Phụ lục", "Phụ lục 1", "Xếp loại", "Câu hỏi khảo sát")
    ]
