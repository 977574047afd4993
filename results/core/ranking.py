"""The full ranking: groups apart, in the order asked for, found by name."""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_portal.lib.text import sort_key, without_tones
from results.core.figures import GroupFrame, UnitFigure
from results.core.run_state import RunState
from results.core.scales import Scale, bar_scale
from results.core.standings import GroupRanking, ranking_of

SORTS = {"hang": "Thứ hạng", "ten": "Tên đơn vị", "tang": "Tăng nhiều nhất", "giam": "Giảm nhiều nhất"}


@dataclass(frozen=True, slots=True)
class RankingWish:
    """What the reader asked for: a group's code or "" for all, a key of SORTS, words of a name."""

    group: str = ""
    sort: str = "hang"
    words: str = ""


@dataclass(frozen=True, slots=True)
class RankingPage:
    """`rankings` hold the units found; each group's mean is over all its units."""

    state: RunState
    frames: tuple[GroupFrame, ...]
    wish: RankingWish
    rankings: tuple[GroupRanking, ...]
    past_year: int | None
    scale: Scale
    found: int


def ranking_page(
    state: RunState,
    frames: Sequence[GroupFrame],
    units: Sequence[UnitFigure],
    past_year: int | None,
    wish: RankingWish,
) -> RankingPage:
    """The page; an unknown group or order means all groups and rank order."""
    known = {frame.code for frame in frames}
    wish = RankingWish(
        wish.group if wish.group in known else "",
        wish.sort if wish.sort in SORTS else "hang",
        wish.words.strip(),
    )
    shown = [frame for frame in frames if not wish.group or frame.code == wish.group]
    rankings = [_wanted(ranking_of(frame, units), wish) for frame in shown]
    values = [v for u in units for v in (u.index, u.past.index if u.past else None) if v is not None]
    return RankingPage(
        state=state,
        frames=tuple(frames),
        wish=wish,
        rankings=tuple(ranking for ranking in rankings if ranking.rows),
        past_year=past_year,
        scale=bar_scale(values),
        found=sum(len(ranking.rows) for ranking in rankings),
    )


def _wanted(ranking: GroupRanking, wish: RankingWish) -> GroupRanking:
    wanted = without_tones(wish.words).casefold()
    rows = [u for u in ranking.rows if wanted in _searched(u)]
    return GroupRanking(ranking.frame, tuple(_sorted(rows, wish.sort)), ranking.unit_count, ranking.mean)


def _searched(unit: UnitFigure) -> str:
    """Names and code without tones: whoever types “tai chinh” finds Sở Tài chính."""
    return without_tones(f"{unit.name} {unit.label} {unit.code}").casefold()


def _sorted(rows: list[UnitFigure], order: str) -> list[UnitFigure]:
    if order == "ten":
        return sorted(rows, key=lambda u: sort_key(u.name))
    if order in {"tang", "giam"}:
        sign = -1 if order == "tang" else 1
        return sorted(rows, key=lambda u: (u.change is None, sign * (u.change or 0)))
    return rows
