import pytest

from cchc_portal.lib.sheets.letters import letter


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_letter_counts_as_excel_does(column, letters):
    assert letter(column) == letters
