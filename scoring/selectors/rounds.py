"""Finding the round that a person or a command names."""

from cchc_portal.lib.refusal import Refused
from scoring.models import Round


class NoSuchRound(Refused):
    """No round has that year or code."""


def round_named(*, year: int | None = None, code: str | None = None) -> Round:
    """The round of that code, else the official round of the year. Raises NoSuchRound."""
    rounds = Round.objects.select_related("criteria_set")
    if code:
        found = rounds.filter(code=code).first()
    else:
        found = rounds.official(year).first() if year is not None else None
    if found is None:
        wanted = f"có mã {code}" if code else f"chính thức của năm {year}"
        raise NoSuchRound(f"Chưa có đợt đánh giá {wanted}; hãy mở đợt trước")
    return found
