from pathlib import Path

import pytest

from documents.layout.wording import letter_text
from scoring.core.words import RunKind
from tests.documents.papers import letter

SEED = Path(__file__).parents[1] / "seed_letter.txt"  # the body of the letter of January 2021


def test_provisional_letter_keeps_the_seeds_words() -> None:
    told = [paragraph.text for paragraph in letter_text(letter()).paragraphs]
    assert told == SEED.read_text("utf-8").splitlines()


def test_provisional_subject_is_the_seeds() -> None:
    assert letter_text(letter()).subject == (
        "V/v phối hợp, thông tin về kết quả thực hiện nhiệm vụ cải cách hành chính năm 2020 "
        "trên địa bàn tỉnh."
    )


def test_only_the_deadline_is_bold_and_only_grounds_in_italics() -> None:
    paragraphs = letter_text(letter()).paragraphs
    bold = [run.text for paragraph in paragraphs for run in paragraph.runs if run.bold]
    assert (bold, [p.basis for p in paragraphs].count(True)) == (["trước ngày 15/01/2021"], 3)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2020-12-01", None, "địa phương (từ ngày 01/12/2020); đồng thời"),
        (None, "2020-12-08", "địa phương (đến ngày 08/12/2020); đồng thời"),
        ("2020-12-01", "2020-12-01", "địa phương (ngày 01/12/2020); đồng thời"),
        (None, None, "địa phương; đồng thời"),
    ],
)
def test_unknown_sessions_leave_no_broken_sentence(first: str | None, last: str | None, told: str) -> None:
    grounds = letter_text(letter(sessions_from=first, sessions_to=last)).paragraphs[3].text
    assert told in grounds


def test_no_deadline_no_survey_provider_no_grounds() -> None:
    text = letter_text(letter(respond_before=None, survey_provider="", bases=[]))
    told = [paragraph.text for paragraph in text.paragraphs]
    assert told[0].endswith("năm 2020 (phiếu khảo sát);")
    assert told[3] == (
        "Văn bản phối hợp của quý cơ quan, đơn vị, địa phương vui lòng gửi về Sở Nội vụ "
        "để tổng hợp, báo cáo Ủy ban nhân dân tỉnh theo quy định."
    )


def test_annexes_that_are_not_public_are_not_said_to_be_posted() -> None:
    told = letter_text(letter(public_annexes=False)).paragraphs[4].text
    assert told.endswith(
        "(theo Phụ lục được gửi qua phần mềm Văn phòng điện tử của quý cơ quan, đơn vị, địa phương)."
    )
    assert "đăng tải" not in told


def test_another_province_speaks_of_itself() -> None:
    text = letter_text(
        letter(parent_agency="UBND thành phố Đà Nẵng", province="Đà Nẵng", issuing_agency="Sở Nội vụ Đà Nẵng")
    )
    assert text.subject.endswith("năm 2020 trên địa bàn thành phố.")
    assert "báo cáo Ủy ban nhân dân thành phố theo quy định." in text.paragraphs[6].text


def test_final_letter_announces_and_asks_for_no_answer() -> None:
    text = letter_text(letter(RunKind.FINAL))
    told = "\n".join(paragraph.text for paragraph in text.paragraphs)
    assert text.subject == (
        "V/v thông báo kết quả chính thức thực hiện nhiệm vụ cải cách hành chính năm 2020 trên địa bàn tỉnh."
    )
    assert ("dự kiến kết quả" in told, "trước ngày" in told, told.endswith("Trân trọng./.")) == (
        False,
        False,
        True,
    )
