from dataclasses import replace
from decimal import Decimal

import pytest

from documents.layout.minutes import minutes_paper
from documents.layout.sums import FiguresDisagree
from tests.documents.minutes import ISSUED, STAMP
from tests.scoring.minutes_samples import CONTENT


def test_rows_are_domains_leaves_and_a_sum_that_adds_up():
    rows = minutes_paper(CONTENT, STAMP).rows

    assert [row.level for row in rows] == ["domain", *["leaf"] * 3, "domain", *["leaf"] * 3, "sum"]
    assert (rows[0].maximum, rows[0].own, rows[0].awarded) == ("6,00", "4,50", "3,75")
    assert (rows[-1].maximum, rows[-1].own, rows[-1].awarded) == ("12,00", "9,00", "7,50")
    assert (rows[-2].result, rows[-2].note) == ("Bảo lưu", "Đơn vị đề nghị 1,50 điểm")


def test_minutes_whose_lines_do_not_add_up_are_not_drawn():
    wrong = replace(CONTENT, totals=replace(CONTENT.totals, awarded=Decimal("7.75")))

    with pytest.raises(FiguresDisagree, match="9,00 và 7,50, biên bản ghi 9,00 và 7,75"):
        minutes_paper(wrong, STAMP)


def test_number_is_blank_before_it_is_on_record():
    assert minutes_paper(CONTENT, STAMP).number_parts == ("", "BB-TGV")
    assert minutes_paper(CONTENT, ISSUED).number_parts == ("12", "BB-TGV")


def test_unit_and_task_force_sign_and_the_secretary_where_there_is_one():
    def signers(members) -> list[str]:
        paper = minutes_paper(replace(CONTENT, members=members), STAMP)
        return [f"{' '.join(each.title)}: {each.name}" for each in paper.signatures]

    assert signers(CONTENT.members) == [
        "ĐẠI DIỆN ĐƠN VỊ: Nguyễn Văn An",
        "THƯ KÝ: Lê Thị Hoa",
        "ĐẠI DIỆN TỔ GIÚP VIỆC: Trần Hải",
    ]
    assert signers(CONTENT.members[:1]) == [
        "ĐẠI DIỆN ĐƠN VỊ: Nguyễn Văn An",
        "ĐẠI DIỆN TỔ GIÚP VIỆC: Trần Hải",
    ]


def test_members_tell_who_leads_and_who_writes():
    assert minutes_paper(CONTENT, STAMP).members == (
        "Trần Hải, Giám đốc, Sở Nội vụ, Tổ trưởng (chủ trì)",
        "Lê Thị Hoa, Chuyên viên, Sở Nội vụ, Thư ký (ghi biên bản)",
    )
