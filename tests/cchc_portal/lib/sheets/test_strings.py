import pytest

from cchc_portal.lib.sheets.deadline import Deadline
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


def test_text_lengths_empty_texts_keep_their_place():
    assert [n > 9 for n in text_lengths([b"<sst><si/><si x='1' /><si><t>abc</t></si></sst>"])] == [
        False,
        False,
        True,
    ]


def _check(lengths, *pieces, cells=10):
    check_expansion(lengths, lambda: pieces, cells, Deadline.after(5))


def test_check_expansion_looks_at_the_uses_of_each_text():
    lengths = [MAX_EXPANDED // 2, 1]
    _check(lengths, b'<s><c t="s"><v>1</v></c>' + b'<c r="A1" t="s"><v>1</v></c></s>' * 10)
    with pytest.raises(WorkbookRefused, match="lặp lại quá nhiều lần"):
        _check(lengths, b'<s><c t="s"><v>0</v></c>' * 3)


@pytest.mark.parametrize(
    "use",
    [
        b'<c r="A1" t="s"><f/><v>0</v></c>',
        b'<c r="A1" t="s" x="a>b"><v>0</v></c>',
        b'<c t="s" s="1"><v xml:space="preserve">0</v></c>',
        b"<c t = 's'><v> 0 </v></c>",
        b'<c t="s"><v>00</v></c>',
        b'<x:c t="s"><x:v>0</x:v></x:c>',
        b'<c t="s"><is><t>t="s"</t></is><v>0</v></c>',
    ],
)
def test_check_expansion_sees_uses_in_any_writing(use):
    with pytest.raises(WorkbookRefused, match="lặp lại quá nhiều lần"):
        _check([MAX_EXPANDED // 2], b"<s>" + use * 3 + b"</s>")


def test_check_expansion_sees_cells_that_a_piece_ends_in():
    cells = b'<s><c r="A1" t="s"><v>0</v></c><c r="A2" t="s"><v>0</v></c><c t="s"><v>0</v></c></s>'
    for cut in range(len(cells)):
        with pytest.raises(WorkbookRefused, match="lặp lại quá nhiều lần"):
            _check([MAX_EXPANDED // 2], cells[:cut], cells[cut:])


def test_check_expansion_a_tag_of_many_attributes_is_looked_at_once():
    with pytest.raises(WorkbookRefused, match="bị hỏng"):
        _check([MAX_EXPANDED], b"<s><c" + b' t="s"' * 100_000 + b"/></s>")
