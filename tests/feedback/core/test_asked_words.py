import pytest

from feedback.core.asked_words import asked_told
from tests.scoring.core.samples import D


@pytest.mark.parametrize(
    ("entered", "points", "said"),
    [
        ({"state": "score", "points": D("8.5")}, D("8.5"), "8,5 điểm"),
        ({"state": "score", "value": D(41), "denominator": D(48)}, D("2.56"), "số liệu 41 / 48 (2,56 điểm)"),
        ({"state": "score", "value": D(0)}, None, "số liệu 0"),
        ({"state": "score", "choice": "Có", "reason": "vì"}, D(5), "Có (5,00 điểm)"),
        ({"state": "not_applicable"}, None, "Không áp dụng"),
        ({"state": "score"}, None, "để trống"),
    ],
)
def test_asked_in_a_few_words(entered, points, said):
    assert asked_told(entered, points) == said
