from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.core.knockouts import Condition, KnockoutError, parse_conditions
from tests.scribbles import scribbles


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("", ()),
        (" ; ", ()),
        ("B.1 >= 1", (Condition("B.1", Decimal(1)),)),
        ("3≥72,5%", (Condition("3", Decimal("72.5"), True),)),
        ("B.1 >= 1; A >= 50 %", (Condition("B.1", Decimal(1)), Condition("A", Decimal(50), True))),
        ("P >= -1,5;", (Condition("P", Decimal("-1.5")),)),
    ],
)
def test_parse_conditions(text: str, conditions: tuple[Condition, ...]) -> None:
    assert parse_conditions(text) == conditions


@pytest.mark.parametrize(
    "text",
    ["B.1", "B.1 > 1", "B.1 <= 1", ">= 1", "B.1 >= ", "B.1 >= một", "B >= 101%", "B >= -1%", "1 >= 2 >= 3"],
)
def test_parse_conditions_refuses(text: str) -> None:
    with pytest.raises(KnockoutError) as error:
        parse_conditions(f"A >= 1; {text}")
    assert error.value.found == text.strip()


def test_refusal_says_what_was_read_and_what_is_accepted() -> None:
    with pytest.raises(KnockoutError, match=r"“B\.1 = 1”; cần “mã >= số điểm”"):
        parse_conditions("B.1 = 1")


@given(st.text(st.sampled_from("AB.1 >=%;≥,-50x"), max_size=30) | scribbles("A", "B.1", " >= ", "≥", ";"))
def test_parse_conditions_raises_only_its_own_error(text: str) -> None:
    try:
        found = parse_conditions(text)
    except KnockoutError:
        return
    assert parse_conditions("; ".join(condition.text for condition in found)) == found
