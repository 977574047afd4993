from decimal import Decimal

import pytest

from cchc_portal.lib.numbers import NumberError
from scoring.core.typed import Typed, TypingError, field_of, read_entry, read_number, told_entry
from scoring.core.types import Entry, EntryState, Stage


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", None),
        ("  ", None),
        ("0,5", "0.5"),
        ("0.5", "0.5"),
        ("0.125", "0.125"),
        ("1842", "1842"),
        ("1.842,5", "1842.5"),
        ("1.234.567", "1234567"),
        ("98,66%", "98.66"),
        ("1 842", "1842"),
    ],
)
def test_number_is_read_as_offices_type_it(text, number):
    assert read_number(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1.842", "“1.842” chưa rõ là 1842 hay 1,842; nhập 1842 hoặc 1,842"),
        ("nhiều", "“nhiều” không phải là số; nhập như 1,5 hoặc 1.5"),
        ("1.84.2", "“1.84.2” không phải là số; nhập như 1,5 hoặc 1.5"),
    ],
)
def test_number_that_may_mean_two_things_is_not_guessed(text, says):
    with pytest.raises(NumberError) as error:
        read_number(text)

    assert str(error.value) == says


def test_points_are_no_finer_and_no_larger_than_their_column():
    for text, says in (
        ("0,1234567", "không quá 6 chữ số thập phân"),
        ("1000000", "số quá lớn, không quá 6 chữ số"),
    ):
        with pytest.raises(TypingError) as error:
            read_entry(Typed(points=text), unit="A", criterion="1")
        assert error.value.errors == {"points": says}


def test_entry_is_read_from_all_fields():
    typed = Typed(value=" 5 ", denominator="24", reason=" Theo\nbáo cáo ", document="BC  412")

    assert read_entry(typed, unit="A", criterion="1") == Entry(
        "A",
        "1",
        Stage.SELF,
        EntryState.SCORE,
        Decimal(5),
        Decimal(24),
        reason="Theo\nbáo cáo",
        document="BC 412",
    )


def test_figures_left_in_a_row_that_does_not_apply_are_not_read():
    typed = Typed(state="no_case", value="nhiều", choice="Có", points="9", reason="Không có hồ sơ")

    assert read_entry(typed, unit="A", criterion="1") == Entry(
        "A", "1", Stage.SELF, EntryState.NO_CASE, reason="Không có hồ sơ"
    )


def test_every_field_that_cannot_be_read_is_told():
    with pytest.raises(TypingError) as error:
        read_entry(Typed(value="x", denominator="y", document="z" * 501), unit="A", criterion="1")

    assert sorted(error.value.errors) == ["denominator", "document", "value"]


def test_unknown_state_is_told():
    with pytest.raises(TypingError) as error:
        read_entry(Typed(state="maybe"), unit="A", criterion="1")

    assert error.value.errors == {"state": "trạng thái không có trong danh sách"}


def test_typed_is_what_was_sent_and_nothing_else():
    assert Typed.read({"value": 5, "reason": None, "other": "x"}) == Typed(value="5")


def test_typed_of_a_stored_entry_fills_its_fields():
    entered = {"state": "score", "value": Decimal("5.000"), "denominator": None, "choice": "", "points": None}

    assert Typed.of(entered) == Typed(value="5")


@pytest.mark.parametrize(
    ("entered", "words"),
    [
        ({"state": "score", "value": Decimal(5), "denominator": Decimal(24)}, "5 / 24"),
        ({"state": "score", "choice": "Đúng hạn"}, "Đúng hạn"),
        ({"state": "score", "value": Decimal(3), "points": Decimal("0.5")}, "3; 0,5 điểm"),
        ({"state": "no_case", "value": Decimal(3)}, "Không phát sinh"),
        ({"state": "score"}, "để trống"),
    ],
)
def test_entry_is_told_in_a_few_words(entered, words):
    assert told_entry(entered) == words


def test_column_of_a_finding_names_its_field():
    assert [field_of(name) for name in ("Mẫu số", "Lý do", "Mã tiêu chí")] == [
        "denominator",
        "reason",
        "state",
    ]
