import pytest

from cchc_portal.lib.sheets.refusal import WorkbookRefused
from cchc_portal.lib.sheets.strings import MAX_EXPANDED, check_expansion, text_lengths


def test_text_lengths_in_order_whatever_the_chunks():
    assert [n > 3 for n in text_lengths([b"<sst><si><t>a</t></s", b"i><si><t>bb</t></si></sst>"])] == [
        True,
        True,
    ]


def test_text_lengths_longer_than_excel_allows_is_refused():
    with pytest.raises(WorkbookRefused, match="văn bản quá dài"):
        text_lengths([b"<si><t>" + b"x" * 40_000 + b"</t></si>"])


def test_text_lengths_counts_letters_not_bytes():
    assert text_lengths([b"<si><t>" + "ế".encode() * 30_000 + b"</t></si>"]) == [30_000]


def test_check_expansion_looks_at_the_uses_of_each_text():
    lengths = [MAX_EXPANDED // 2, 1]
    often_short = b'<c t="s"><v>1</v></c>' * 10
    check_expansion(lengths, [often_short], 10)
    with pytest.raises(WorkbookRefused):
        check_expansion(lengths, [b'<c t="s"><v>0</v></c>' * 3], 3)
