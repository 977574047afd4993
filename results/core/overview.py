"""The overview of a run for leaders, put together from plain facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from results.core import scales, standings
from results.core.attention import Attention, ClaimGap, fallen_units, weak_domain_of, widest_gap
from results.core.figures import GroupFrame, UnitFigure
from results.core.heatmap import Heatmap, heatmap_of
from results.core.key_figures import KeyFigures, key_figures
from results.core.scales import Scale
from results.core.standings import ClassCount, GroupRanking, Spread, YearMean
from results.core.survey import FormCount, GroupAnswers, SurveySummary, summary_of

_ROWS_OF_ONE_GROUP = 12
_ROWS_AMONG_GROUPS = 5


@dataclass(frozen=True, slots=True)
class OverviewFacts:
    """All that the page rests on, over every group of the round.

    `past`: index by unit code, by year. `forms` by unit code.
    """

    year: int
    frames: tuple[GroupFrame, ...]
    units: tuple[UnitFigure, ...]
    past: Mapping[int, Mapping[str, Decimal]]
    gaps: tuple[ClaimGap, ...]
    forms: Mapping[str, FormCount]
    answers: tuple[GroupAnswers, ...]

    @property
    def past_year(self) -> int | None:
        """Last year, where anything is known of it."""
        return self.year - 1 if self.past.get(self.year - 1) else None


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of one group, or of all; `grouped` while several are shown."""

    year: int
    past_year: int | None
    keys: KeyFigures
    rankings: tuple[GroupRanking, ...]
    bar_scale: Scale
    classes: tuple[ClassCount, ...]
    spreads: tuple[Spread, ...]
    strip_scale: Scale
    heatmaps: tuple[Heatmap, ...]
    survey: SurveySummary
    attention: Attention
    years: tuple[YearMean, ...]
    year_scale: Scale
    movers: tuple[UnitFigure, ...]
    mover_limit: int

    @property
    def grouped(self) -> bool:
        return len(self.rankings) > 1


def overview_of(facts: OverviewFacts, chosen: str = "") -> Overview:
    """The overview of one group, or of all; a code that is no group's means all."""
    frames = tuple(f for f in facts.frames if f.code == chosen) or facts.frames
    names = {f.code: f.name for f in frames}
    units = [u for u in facts.units if u.group in names]
    gaps = [gap for gap in facts.gaps if gap.unit.group in names]
    limit = _ROWS_OF_ONE_GROUP if len(frames) == 1 else _ROWS_AMONG_GROUPS
    classes = standings.class_counts(frames, units)
    maps = tuple(heatmap_of(f, units, None if len(frames) == 1 else limit) for f in frames)
    survey = summary_of(facts.answers, [facts.forms[u.code] for u in units if u.code in facts.forms], names)
    years = _years(facts, units)
    movers = standings.movers(units)
    indexes = [u.index for u in units if u.index is not None]
    return Overview(
        year=facts.year,
        past_year=facts.past_year,
        keys=key_figures(units, classes, survey, gaps),
        rankings=tuple(standings.ranking_of(f, units, limit) for f in frames),
        bar_scale=scales.bar_scale([*indexes, *(u.past.index for u in units if u.past)]),
        classes=classes,
        spreads=tuple(standings.spread_of(f, units) for f in frames),
        strip_scale=scales.strip_scale(indexes),
        heatmaps=maps,
        survey=survey,
        attention=_attention(frames, units, maps, gaps),
        years=years,
        year_scale=scales.year_scale([year.mean for year in years]),
        movers=movers,
        mover_limit=scales.change_limit([u.change for u in movers if u.change is not None]),
    )


def _attention(
    frames: Sequence[GroupFrame],
    units: Sequence[UnitFigure],
    maps: Sequence[Heatmap],
    gaps: Sequence[ClaimGap],
) -> Attention:
    return Attention(
        without_index=tuple(u for u in units if u.index is None),
        weak_domains=tuple(domain for domain in map(weak_domain_of, maps) if domain),
        fallen=fallen_units(frames, units),
        widest_gap=widest_gap(gaps),
    )


def _years(facts: OverviewFacts, units: Sequence[UnitFigure]) -> tuple[YearMean, ...]:
    codes = {u.code for u in units}
    past = {
        year: [index for code, index in indexes.items() if code in codes]
        for year, indexes in facts.past.items()
        if year < facts.year
    }
    now = [u.index for u in units if u.index is not None]
    return standings.year_means(past, facts.year, now)
