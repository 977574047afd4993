"""What the documents of a publication say: read from its frozen run, settings and criteria set."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accounts.models import Unit, UnitGroup
from cchc_portal.lib.dates import vn_day
from cchc_portal.lib.refusal import Refused
from documents.layout.assemble import Names, group_figures
from documents.layout.figures import GroupFigures
from documents.layout.letter import LetterData, letter_data
from documents.layout.numerals import roman
from documents.layout.outcome import Outcome, outcome_of
from documents.layout.summary import SummaryAnnex, summary_annex
from documents.layout.unit_annex import UnitAnnex, unit_annex
from scoring.core.canonical import restore
from scoring.core.reading import Key
from scoring.core.results import LineResult, UnitResult
from scoring.core.types import RunKind, Stage, Status
from scoring.models import CriteriaSet, Publication, ScoreLine, UnitScore


class NotInPublication(Refused):
    """The unit has no result in the publication."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The letter of a publication and the figures of its annexes.

    `units` are those of the publication in the order of the annexes; `group_count` counts its groups,
    which number the annexes, even where only one unit was read.
    """

    letter: LetterData
    groups: tuple[GroupFigures, ...]
    units: tuple[Unit, ...]
    group_count: int

    def summaries(self) -> tuple[SummaryAnnex, ...]:
        """The summary annex of each group. Raises FiguresDisagree."""
        return tuple(
            summary_annex(group, number=roman(number)) for number, group in enumerate(self.groups, start=1)
        )

    def outcome(self) -> Outcome:
        """The final results as they go up to the committee. Raises FiguresDisagree."""
        return outcome_of(self.groups, self.summaries())

    def unit_annex(self, unit: Unit) -> UnitAnnex:
        """The detailed annex of a unit of the publication. Raises FiguresDisagree."""
        group, figures = next((g, u) for g in self.groups for u in g.units if u.code == unit.code)
        number = roman(self.group_count + 1)
        return unit_annex(group, figures, number=number, respond_before=self.letter.answer_day)


def papers_of(publication: Publication, *, unit: Unit | None = None) -> Papers:
    """All that the documents say, or only what the annex of one unit needs; four queries.

    The publication comes with its round, its run and the run's set. Raises NotInPublication.
    """
    inputs = restore(zlib.decompress(bytes(publication.run.inputs)))
    scores = _scores(publication.run_id, unit)
    if unit is not None and not scores:
        raise NotInPublication(f"{unit.name} không có kết quả trong lần công bố {publication.code}")
    codes = {score.unit_id: score.unit.code for score in scores}
    lines = _lines(publication.run_id, codes)
    groups = group_figures(
        inputs,
        [_result(score, lines) for score in scores],
        _lines(publication.self_run_id, codes),
        _names(publication.run.criteria_set, scores),
    )
    return Papers(
        letter=letter_of(publication),
        groups=groups,
        units=tuple(score.unit for score in scores),
        group_count=len({each.group for each in inputs.units}),
    )


def letter_of(publication: Publication) -> LetterData:
    """The letter's settings as they were at the publication."""
    return letter_data(
        kind=RunKind(publication.kind),
        year=publication.round.year,
        profile=publication.letter,
        respond_before=publication.respond_before,
        public_annexes=publication.public_annexes,
    )


def _scores(run_id: int, unit: Unit | None) -> list[UnitScore]:
    rows = UnitScore.objects.filter(run=run_id).select_related("unit__group")
    chosen = rows.filter(unit=unit) if unit else rows
    return list(chosen.order_by("unit__group__order", "group_code", "unit__sort_key", "unit__code"))


def _lines(run_id: int, codes: Mapping[int, str]) -> dict[Key, LineResult]:
    """The run's lines by unit and criterion code. Papers do not print their because."""
    rows = ScoreLine.objects.filter(run=run_id, unit__in=codes).values_list(
        "unit_id", "criterion_code", "max_points", "points", "status", "stage"
    )
    return {
        (codes[unit_id], code): LineResult(
            code, maximum, points, Status(status), Stage(stage) if stage else None, ()
        )
        for unit_id, code, maximum, points, status, stage in rows
    }


def _result(score: UnitScore, lines: Mapping[Key, LineResult]) -> UnitResult:
    return UnitResult(
        code=score.unit.code,
        group=score.group_code,
        ranked=score.ranked,
        complete=score.complete,
        missing=tuple(score.missing),
        obtained=score.obtained,
        applicable_max=score.applicable_max,
        extra=score.extra,
        index=score.index,
        band=score.band or None,
        rank=score.rank,
        rank_of=score.rank_of or 0,
        valid_forms=score.valid_forms,
        domains=(),
        lines=tuple(line for (unit, _), line in lines.items() if unit == score.unit.code),
        because=tuple(score.because),
    )


def _names(criteria_set: CriteriaSet, scores: Iterable[UnitScore]) -> Names:
    groups = UnitGroup.objects.order_by("order", "code").values_list("code", "name")
    return Names(
        groups=dict(groups),
        units={score.unit.code: score.unit.name for score in scores},
        set_title=criteria_set.title or "Bộ tiêu chí",
        decision=_decision(criteria_set),
    )


def _decision(criteria_set: CriteriaSet) -> str:
    """The decision as a note names it; what the set does not say is left out."""
    day = f" ngày {vn_day(criteria_set.decision_date)}" if criteria_set.decision_date else ""
    issuer = f" của {criteria_set.issuer}" if criteria_set.issuer else ""
    return f"Quyết định số {criteria_set.decision}{day}{issuer}"
