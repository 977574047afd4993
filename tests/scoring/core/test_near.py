import pytest

from scoring.core.near import nearest, one_of

OPTIONS = ["Ban hành đúng hạn", "Ban hành chậm", "Không ban hành"]


def test_nearest_word_comes_first() -> None:
    assert nearest("ban hanh dung han", OPTIONS)[0] == "Ban hành đúng hạn"


def test_nothing_near() -> None:
    assert nearest("xyz", OPTIONS) == []


@pytest.mark.parametrize(
    ("found", "words", "shown"),
    [
        ("STPP", ["SNV", "STP"], "“STP”"),
        ("?", ["A", "B"], "“A”, “B”"),
        ("?", ["A", "B", "C", "D"], "“A”, “B”, “C”, …"),
    ],
)
def test_one_of(found: str, words: list[str], shown: str) -> None:
    assert one_of(found, words) == shown


def test_nearest_looks_at_the_beginning_of_a_long_text_only() -> None:
    assert nearest("Ban hành đúng hạn" + "x" * 30_000, OPTIONS) == []
