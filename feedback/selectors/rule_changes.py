"""Agreements reached under a rule that a correction of the criteria set has changed since."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from cchc_portal.lib.dates import vn_day, vn_moment
from cchc_portal.lib.numbers import vn
from feedback.models import Concurrence
from scoring.models import CatalogueCorrection, Criterion, Round

Place = tuple[int, int, str]  # set, group and leaf


@dataclass(frozen=True, slots=True)
class RuleChange:
    """The first correction after the agreement, and what of the leaf differs between then and now."""

    agreed: Concurrence
    correction: CatalogueCorrection
    differs: tuple[str, ...]

    @property
    def sentence(self) -> str:
        correction, at = self.correction, timezone.localtime(self.agreed.recorded_at)
        return (
            f"{self.agreed.of} thống nhất lúc {vn_moment(at)}, trước đính chính bộ tiêu chí theo văn bản "
            f"{correction.document} ngày {vn_day(correction.document_date)} "
            f"({', '.join(self.differs)}); hãy lấy thống nhất lại."
        )


def rule_changes(round: Round, agreements: Iterable[Concurrence]) -> dict[int, RuleChange]:
    """By the agreement's key, of those that the round's set has moved away from: two queries at most.

    `agreements` come with their units.
    """
    rows = list(agreements)
    corrections = list(CatalogueCorrection.objects.filter(round=round).order_by("id")) if rows else []
    since = [(row, made) for row in rows if (made := _first_after(row, corrections))]
    leaves = _leaves(round, since) if since else {}
    found: dict[int, RuleChange] = {}
    for row, made in since:
        was, now = (
            leaves.get((set_id, row.unit.group_id, row.criterion_code))
            for set_id in (made.from_set_id, round.criteria_set_id)
        )
        if differs := tuple(_differences(was, now)):
            found[row.pk] = RuleChange(row, made, differs)
    return found


def _first_after(row: Concurrence, corrections: Sequence[CatalogueCorrection]) -> CatalogueCorrection | None:
    return next((made for made in corrections if made.corrected_at >= row.recorded_at), None)


def _leaves(
    round: Round, since: Iterable[tuple[Concurrence, CatalogueCorrection]]
) -> Mapping[Place, Criterion]:
    """The leaves agreed on, in the sets of then and in the round's own."""
    pairs = list(since)
    rows = Criterion.objects.filter(
        catalogue__criteria_set__in={round.criteria_set_id, *(made.from_set_id for _, made in pairs)},
        code__in={row.criterion_code for row, _ in pairs},
        is_leaf=True,
    ).select_related("catalogue")
    return {(c.catalogue.criteria_set_id, c.catalogue.group_id, c.code): c for c in rows}


def _differences(was: Criterion | None, now: Criterion | None) -> Iterator[str]:
    if was is None or now is None:
        if was is not now:
            yield "bộ tiêu chí không còn tiêu chí này" if now is None else "tiêu chí mới thêm"
        return
    if was.max_points != now.max_points:
        yield f"điểm tối đa {vn(was.max_points)} thành {vn(now.max_points)}"
    if (was.method, was.parameters, was.part) != (now.method, now.parameters, now.part):
        yield "cách chấm đã đổi"
