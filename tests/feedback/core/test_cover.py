import pytest

from feedback.core.cover import covers
from scoring.core.results import LineResult
from scoring.core.words import Stage, Status
from tests.scoring.core.samples import D


def line(points: str | None, status: Status = Status.SCORED) -> LineResult:
    return LineResult("1", D(10), None if points is None else D(points), status, Stage.REVISION, ())


EXEMPT = line(None, Status.NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("published", "agreed", "awarded", "covered"),
    [
        ("7", line("9"), line("9"), True),
        ("7", line("9"), line("8"), True),
        ("7", line("9"), line("7"), True),
        ("7", line("9"), line("9.25"), False),
        ("7", line("9"), line("6"), False),
        ("7", line("5"), line("6"), True),
        (None, line("9"), line("8"), True),
        ("-1", line("0"), line("-0.5"), True),
        ("7", EXEMPT, EXEMPT, True),
        ("7", EXEMPT, line("9"), False),
        ("7", line("9"), EXEMPT, False),
        ("7", line("10", Status.NO_CASE), line("10"), True),
        ("7", line("9"), line(None, Status.MISSING), False),
    ],
)
def test_covered_between_published_and_agreed(published, agreed, awarded, covered):
    assert covers(None if published is None else D(published), agreed, awarded) is covered
