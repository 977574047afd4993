from datetime import date

import pytest

from scoring.core.minutes_ground import MOST, full_number, ground, with_ground

TOLD = "Biên bản làm việc số 12/BB-TGV ngày 03/12/2020"


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12", "12/BB-TGV"), ("5", "05/BB-TGV"), (" 12/BB-TGV ", "12/BB-TGV"), ("7a/BB", "7a/BB"), (" ", "")],
)
def test_number_is_completed_as_the_decree_writes_it(typed, number):
    assert full_number(typed, "BB-TGV") == number


def test_ground_names_number_and_day():
    assert ground("12/BB-TGV", date(2020, 12, 3)) == TOLD


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("", TOLD),
        ("Công văn số 3", f"{TOLD}; Công văn số 3"),
        (f"{TOLD}; Công văn số 3", f"{TOLD}; Công văn số 3"),
        ("Biên bản cũ; Công văn số 3", f"{TOLD}; Công văn số 3"),
    ],
)
def test_ground_stands_before_what_was_there(document, expected):
    assert with_ground(document, TOLD, instead_of="Biên bản cũ") == expected


def test_ground_fits_into_its_column():
    found = with_ground("x" * 500, TOLD)

    assert (len(found), found[:46], found[-1]) == (MOST, TOLD, "…")
