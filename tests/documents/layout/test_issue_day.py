from datetime import date, datetime

from documents.layout.issue_day import day_in_words, moment_in_words


def test_day_is_written_as_the_decree_asks():
    assert day_in_words(date(2021, 1, 5)) == "ngày 05 tháng 01 năm 2021"
    assert day_in_words(date(2020, 11, 15)) == "ngày 15 tháng 11 năm 2020"


def test_moment_names_hour_and_minute():
    assert moment_in_words(datetime(2020, 12, 3, 8, 5)) == "08 giờ 05 phút, ngày 03 tháng 12 năm 2020"  # noqa: DTZ001 - local already
