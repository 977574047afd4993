from dataclasses import replace

import pytest

from documents.layout.answer_wording import LATER, addressed, answer_text
from tests.documents.layout.answers import answer, line, points
from tests.documents.papers import letter

LETTER = letter()


def test_answer_rests_on_the_letter_the_reply_and_the_agreements():
    text = answer_text(LETTER, answer())

    assert text.bases == (
        (
            "Công văn số 12/SNV-TCBM ngày 08/01/2021 của Sở Nội vụ thông tin về kết quả dự kiến thực hiện "
            "nhiệm vụ cải cách hành chính năm 2020"
        ),
        "Biên bản làm việc số 12/BB ngày 11/01/2021 của Sở Tư pháp về các tiêu chí 1.1, 2.3",
    )
    assert text.opening == (
        (
            "Sở Nội vụ nhận được Văn bản số 37/SYT-VP ngày 12/01/2021 của Sở Y tế (gửi trên cổng chấm điểm "
            "lúc 09:00 ngày 18/01/2021, biên nhận YK-2020-SYT-1-7K3F9Q) đề nghị điều chỉnh 2 tiêu chí. "
            "Sau khi xem xét, Sở Nội vụ trả lời như sau:"
        ),
        "1. Kết quả xem xét (chấp nhận một phần: 1; chấp nhận: 1):",
    )


def test_answer_without_a_number_on_record_names_the_day_of_publication():
    (basis,) = answer_text(LETTER, answer(letter="", papers=())).bases

    assert basis == (
        "kết quả dự kiến thực hiện nhiệm vụ cải cách hành chính năm 2020 do Sở Nội vụ công bố ngày 18/01/2021"
    )


@pytest.mark.parametrize(
    ("decided", "change"),
    [("0.75", "tăng 0,25 điểm"), ("0.50", "không đổi"), ("0.00", "giảm 0,50 điểm")],
)
def test_answer_says_its_sums_in_words(decided, change):
    text = answer_text(LETTER, answer(lines=(line("1.1", "0.50", "1.00", decided, "Chấp nhận"),)))
    figure = decided.replace(".", ",")

    assert text.closing[0] == (
        f"2. Tổng điểm tiêu chí 1.1: dự kiến 0,50 điểm; sau xem xét {figure} điểm ({change})."
    )
    assert (text.closing[1][:2], text.notes) == ("3.", ())


def test_answer_with_a_line_without_points_says_which_is_left_out():
    lines = (line("1.1", "0.50", "1.00", None, "Chấp nhận"), answer().lines[1])
    text = answer_text(LETTER, answer(lines=lines))

    assert text.notes == ("Tổng cộng không gồm tiêu chí 1.1.",)
    assert text.closing[0] == (
        "2. Tổng điểm tiêu chí 2.3: dự kiến 1,25 điểm; sau xem xét 2,00 điểm (tăng 0,75 điểm)."
    )


def test_answer_explains_points_that_follow_from_the_group():
    later = replace(answer().lines[0], code="3.1", asked=points(None, LATER))
    text = answer_text(LETTER, answer(lines=(later,)))

    assert text.notes == (
        "Tổng cộng không gồm tiêu chí 3.1. Tính sau: tính khi so sánh với các đơn vị cùng nhóm.",
    )
    assert text.closing[0][:2] == "2."


def test_answer_is_addressed_to_the_unit_and_tells_those_who_agreed():
    head = addressed(LETTER, answer())

    assert (head.addressees, head.recipients, head.issue_month) == (
        ("Sở Y tế",),
        ("Như trên", "Sở Tư pháp", "Lưu: VT, TCBM"),
        "",
    )
