from datetime import date

from accounts.core.periods import period


def test_period_with_and_without_an_end():
    assert period(date(2026, 1, 2), date(2026, 12, 31)) == "từ 02/01/2026 đến 31/12/2026"
    assert period(date(2026, 1, 2), None) == "từ 02/01/2026"
