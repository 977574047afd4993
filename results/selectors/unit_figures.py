"""Units' results in a run beside their results of earlier years."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import OuterRef, Q, QuerySet, Subquery

from accounts.selectors.lineage import sole_predecessor
from results.core.figures import DomainFigure, PastFigure, UnitFigure
from results.selectors.frames import SetFrames
from scoring.core.types import RunKind
from scoring.models import PastResult, Publication, RoundKind, ScoreRun, UnitScore


@dataclass(frozen=True, slots=True)
class RunFigures:
    """`past`: earlier years' results by unit code, by year."""

    units: tuple[UnitFigure, ...]
    past: Mapping[int, Mapping[str, PastFigure]]

    def past_indexes(self) -> dict[int, dict[str, Decimal]]:
        return {year: {code: f.index for code, f in found.items()} for year, found in self.past.items()}


def run_figures(run: ScoreRun, frames: SetFrames) -> RunFigures:
    """Every unit of the run: two queries.

    Earlier years come from final publications here, and from imported results for the rest. A unit that
    has none of last year is set beside the one it was called before.
    """
    year = run.round.year
    scores = list(_scores(run, year))
    past = _imported(year)
    for score in scores:
        if score.run_id != run.pk and score.index is not None:
            past[score.run.round.year][score.unit.code] = _past(score, score.index)
    last = past.get(year - 1, {})
    own = [score for score in scores if score.run_id == run.pk]
    return RunFigures(tuple(_figure(s, frames, _last(s, last)) for s in own), past)


def _last(score: UnitScore, last: Mapping[str, PastFigure]) -> PastFigure | None:
    return last.get(score.unit.code) or last.get(vars(score)["predecessor"])  # an annotation


def _scores(run: ScoreRun, year: int) -> QuerySet[UnitScore]:
    """The run's scores, and those of the official final publications of earlier years."""
    earlier = Publication.objects.filter(
        kind=RunKind.FINAL,
        replaced_by__isnull=True,
        round__kind=RoundKind.OFFICIAL,
        round__year__lt=year,
    )
    rows = UnitScore.objects.filter(Q(run=run) | Q(run__in=earlier.values("run")))
    rows = rows.annotate(predecessor=Subquery(sole_predecessor(OuterRef("unit"), "code")))
    return rows.select_related("unit", "run__round").defer("run__inputs").order_by("unit__sort_key")


def _imported(year: int) -> dict[int, dict[str, PastFigure]]:
    rows = PastResult.objects.filter(year__lt=year)
    found: dict[int, dict[str, PastFigure]] = defaultdict(dict)
    fields = ("year", "unit__code", "unit__name", "index", "band", "rank", "domains")
    for past_year, code, name, index, band, rank, domains in rows.values_list(*fields):
        shares = {domain: Decimal(share) for domain, share in domains.items()}
        found[past_year][code] = PastFigure(index, band, rank, shares, name)
    return found


def _past(score: UnitScore, index: Decimal) -> PastFigure:
    """A result computed here in an earlier year."""
    domains = {d["code"]: _domain(d) for d in score.domains}
    shares = {code: d.obtained * 100 / d.applicable_max for code, d in domains.items() if d.applicable_max}
    return PastFigure(index, score.band, score.rank, shares, score.unit.name)


def _figure(score: UnitScore, frames: SetFrames, past: PastFigure | None) -> UnitFigure:
    unit = score.unit
    return UnitFigure(
        code=unit.code,
        name=unit.name,
        label=unit.label,
        group=score.group_code,
        ranked=score.ranked,
        complete=score.complete,
        missing=tuple(score.missing),
        obtained=score.obtained,
        applicable_max=score.applicable_max,
        extra=score.extra,
        index=score.index,
        band=score.band,
        tone=frames.group(score.group_code).tone_of(score.band),
        rank=score.rank,
        rank_of=score.rank_of,
        valid_forms=score.valid_forms,
        because=tuple(score.because),
        domains={d["code"]: _domain(d) for d in score.domains},
        past=past,
    )


def _domain(stored: Mapping[str, str]) -> DomainFigure:
    return DomainFigure(Decimal(stored["obtained"]), Decimal(stored["applicable_max"]))
