from dataclasses import replace
from datetime import date, datetime

from documents.layout.invitation import InvitationPaper, invitation_pdf
from tests.documents.papers import fonts, sheets
from tests.scoring.minutes_samples import HERE

PAPER = InvitationPaper(
    parent_agency="UBND tỉnh Ninh Thuận",
    agency="Sở Nội vụ",
    symbol="GM-SNV",
    place_name="Ninh Thuận",
    signer_title="Giám đốc",
    signer_name="Trần Hải",
    unit="Sở Xây dựng",
    year=2020,
    force="Tổ giúp việc",
    decision="Quyết định số 238/QĐ-UBND ngày 12/02/2018 của Chủ tịch Ủy ban nhân dân tỉnh",
    starts_at=datetime(2020, 12, 3, 8, tzinfo=HERE),
    ends_at=datetime(2020, 12, 3, 9, 10, tzinfo=HERE),
    place="Trụ sở Sở Xây dựng",
    chair="Trần Hải, Giám đốc, Sở Nội vụ, Tổ trưởng",
)


def _text(paper: InvitationPaper) -> str:
    (page,) = sheets(invitation_pdf(paper, "giay-moi"))
    return page.flat


def test_invitation_tells_whom_when_and_where():
    text = _text(PAPER)

    for said in (
        "GIẤY MỜI Làm việc về kết quả chấm điểm cải cách hành chính năm 2020",
        "Sở Nội vụ trân trọng kính mời: Sở Xây dựng.",
        "Thời gian: từ 08 giờ 00 đến 09 giờ 10, ngày 03 tháng 12 năm 2020.",
        "Địa điểm: Trụ sở Sở Xây dựng.",
        "Chủ trì: Trần Hải, Giám đốc, Sở Nội vụ, Tổ trưởng.",
    ):
        assert said in text


def test_number_and_day_are_left_to_the_clerk():
    text = _text(PAPER)

    assert "/GM-SNV" in text
    assert "Ninh Thuận, ngày tháng năm" in text


def test_number_and_day_are_printed_once_given():
    text = _text(replace(PAPER, number="45/GM-SNV", issued_on=date(2020, 11, 25)))

    assert "Số: 45/GM-SNV" in text
    assert "Ninh Thuận, ngày 25 tháng 11 năm 2020" in text


def test_sample_round_says_so():
    assert "DỮ LIỆU MINH HỌA" in _text(replace(PAPER, is_sample=True))


def test_fonts_are_embedded():
    found = fonts(invitation_pdf(PAPER, "giay-moi"))

    assert found == dict.fromkeys(found, True)
