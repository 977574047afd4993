from documents.layout.headings import Headings, headings
from scoring.core.words import RunKind
from tests.documents.papers import letter


def test_headings_of_the_seed() -> None:
    assert headings(letter()) == Headings(
        parent="UBND TỈNH NINH THUẬN",
        agency="SỞ NỘI VỤ",
        signer_title="GIÁM ĐỐC",
        summary="DỰ KIẾN KẾT QUẢ THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2020",
        detail="DỰ KIẾN KẾT QUẢ THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2020 THEO TỪNG TIÊU CHÍ",
    )


def test_final_titles_are_not_provisional() -> None:
    assert headings(letter(RunKind.FINAL)).summary == (
        "KẾT QUẢ THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2020"
    )
