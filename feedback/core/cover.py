"""Whether an agreement of the lead unit covers what is awarded."""

from decimal import Decimal

from scoring.core.results import LineResult
from scoring.core.rounding import ZERO
from scoring.core.words import Status


def covers(published: Decimal | None, agreed: LineResult, awarded: LineResult) -> bool:
    """The points awarded lie between the published ones and those agreed to, both included.

    “Không áp dụng” is covered by the same only. Nothing covers a line without points.
    """
    if Status.NOT_APPLICABLE in (agreed.status, awarded.status):
        return agreed.status is awarded.status
    if agreed.points is None or awarded.points is None:
        return False
    low, high = sorted((ZERO if published is None else published, agreed.points))
    return low <= awarded.points <= high
