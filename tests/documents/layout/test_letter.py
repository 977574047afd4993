from datetime import date

import pytest

from documents.layout.letter import letter_data
from scoring.core.words import RunKind
from tests.documents.papers import letter


def test_letter_takes_dates_and_lists_from_plain_json() -> None:
    data = letter(bases=["A", "B"])
    assert (data.sessions_from, data.sessions_to, data.bases) == (
        date(2020, 12, 1),
        date(2020, 12, 8),
        ("A", "B"),
    )


def test_lines_lose_the_marks_that_the_letter_sets() -> None:
    data = letter(recipients=["- Như trên;", " Lưu:  VT. ", "", "-"])
    assert data.recipients == ("Như trên", "Lưu: VT")


def test_blank_profile_falls_back_to_plain_words() -> None:
    data = letter_data(
        kind=RunKind.PROVISIONAL, year=2020, profile={}, respond_before=None, public_annexes=True
    )
    assert (data.issuing_agency, data.addressees, data.recipients, data.place, data.bases) == (
        "Sở Nội vụ",
        ("Các cơ quan, đơn vị, địa phương",),
        ("Như trên", "Lưu: VT"),
        "",
        (),
    )


def test_place_is_the_province_where_none_is_named() -> None:
    assert letter(place="").place == "Ninh Thuận"


@pytest.mark.parametrize(
    ("parent", "province", "committee", "territory"),
    [
        ("UBND tỉnh Ninh Thuận", "Ninh Thuận", "Ủy ban nhân dân tỉnh", "tỉnh"),
        ("Ủy ban nhân dân tỉnh", "Ninh Thuận", "Ủy ban nhân dân tỉnh", "tỉnh"),
        ("UBND thành phố Đà Nẵng", "Đà Nẵng", "Ủy ban nhân dân thành phố", "thành phố"),
        ("", "Ninh Thuận", "Ủy ban nhân dân tỉnh", "tỉnh"),
        ("Bộ Nội vụ", "", "Ủy ban nhân dân tỉnh", "tỉnh"),
    ],
)
def test_committee_is_named_without_its_province(
    parent: str, province: str, committee: str, territory: str
) -> None:
    data = letter(parent_agency=parent, province=province)
    assert (data.committee, data.territory) == (committee, territory)


@pytest.mark.parametrize(
    ("kind", "day", "month"),
    [
        (RunKind.PROVISIONAL, date(2021, 1, 15), "tháng 01 năm 2021"),
        (RunKind.PROVISIONAL, date(2021, 3, 15), "tháng 3 năm 2021"),
        (RunKind.PROVISIONAL, None, ""),
        (RunKind.FINAL, date(2021, 1, 15), ""),
    ],
)
def test_month_of_issue_follows_the_day_of_response(kind: RunKind, day: date | None, month: str) -> None:
    assert letter(kind, respond_before=day).issue_month == month
