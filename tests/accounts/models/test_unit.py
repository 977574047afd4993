from datetime import date

from accounts.models import Unit


def test_dated_name_tells_the_last_day_of_a_unit_that_has_one():
    names = [Unit(name="Sở A", valid_to=day).dated_name for day in (None, date(2025, 6, 30))]

    assert names == ["Sở A", "Sở A (đến 30/06/2025)"]
