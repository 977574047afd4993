"""“Không áp dụng” for units and leaves: granted with its basis, ended, or refused to the unit that asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.core.types import EntryState, Stage
from scoring.core.workflow import RoundState
from scoring.models import Assessment, Award, Criterion, ExemptionRefusal, Round
from scoring.services.award_points import Judgement, award_points


@dataclass(frozen=True, slots=True)
class Place:
    """A leaf of a unit, both by code."""

    unit: str
    criterion: str


class ExemptionRefused(Refused):
    """An exemption that cannot be granted or ended; each point says why."""


@transaction.atomic
def grant_exemptions(
    *,
    round: Round,
    places: Sequence[Place],
    reason: str,
    document: str = "",
    by: User,
    now: datetime | None = None,
) -> list[Award]:
    """Leave the leaves out of the units' denominators, on a basis: a reason, a document, or both.

    Raises ExemptionRefused without one, for a place that is no leaf of the unit's annex, or once the
    round is published. Places that are exempt on the same basis already are left alone.
    """
    moment = now or timezone.now()
    units = _units(_open_round(round), places)
    if not (reason.strip() or document.strip()):
        raise ExemptionRefused("“Không áp dụng” phải có căn cứ: lý do hoặc văn bản.")
    judgements = [
        Judgement(
            units[place.unit],
            place.criterion,
            state=EntryState.NOT_APPLICABLE,
            reason=reason.strip(),
            document=document.strip(),
        )
        for place in places
    ]
    rows = award_points(round=round, stage=Stage.APPRAISAL, judgements=judgements, by=by, now=moment)
    _record("grant_exemptions", round, places, reason or document, by, moment)
    return rows


@transaction.atomic
def end_exemptions(
    *, round: Round, places: Sequence[Place], reason: str, by: User, now: datetime | None = None
) -> list[Award]:
    """Bring the leaves back to be scored: what was awarded before the exemption is not brought back.

    Raises ExemptionRefused without a reason, or for a place that is not exempt.
    """
    moment = now or timezone.now()
    units = _units(_open_round(round), places)
    if not reason.strip():
        raise ExemptionRefused("Bỏ “Không áp dụng” phải ghi lý do.")
    exempt = _exempt(round)
    if wrong := [p for p in places if (p.unit, p.criterion) not in exempt]:
        raise ExemptionRefused(*(f"{p.unit}: tiêu chí {p.criterion} đang không được miễn." for p in wrong))
    judgements = [Judgement(units[p.unit], p.criterion, reason=reason.strip()) for p in places]
    rows = award_points(round=round, stage=Stage.APPRAISAL, judgements=judgements, by=by, now=moment)
    _record("end_exemptions", round, places, reason, by, moment)
    return rows


@transaction.atomic
def refuse_exemption(
    *, assessment: Assessment, criterion_code: str, reason: str, by: User, now: datetime | None = None
) -> ExemptionRefusal:
    """Tell the unit that its leaf is to be scored after all.

    Raises ExemptionRefused without a reason, or where the unit asked for no exemption.
    """
    moment = now or timezone.now()
    claim = assessment.claims.select_for_update().filter(criterion_code=criterion_code).first()
    if claim is None or claim.state != EntryState.NOT_APPLICABLE:
        raise ExemptionRefused(f"Đơn vị không đề nghị miễn tiêu chí {criterion_code}.")
    if not reason.strip():
        raise ExemptionRefused("Từ chối đề nghị miễn phải ghi lý do.")
    refusal = ExemptionRefusal.objects.create(
        assessment=assessment,
        criterion_code=criterion_code,
        reason=reason.strip(),
        refused_at=moment,
        refused_by=by,
    )
    place = Place(assessment.unit.code, criterion_code)
    _record("refuse_exemption", assessment.round, [place], reason, by, moment)
    return refusal


def _open_round(round: Round) -> Round:
    """The round, locked: grants and endings come one after the other."""
    locked = Round.objects.select_for_update().get(pk=round.pk)
    if locked.state != RoundState.OPEN:
        raise ExemptionRefused(
            f"Đợt {locked.code} đã công bố kết quả; thay đổi sau đó đi qua phản hồi, điều chỉnh."
        )
    return locked


def _units(round: Round, places: Sequence[Place]) -> dict[str, int]:
    """Unit ids by code, once every place is a leaf of its unit's annex."""
    taking_part = Assessment.objects.filter(round=round, unit__code__in={p.unit for p in places})
    units = {
        code: (pk, group) for code, pk, group in taking_part.values_list("unit__code", "unit", "unit__group")
    }
    rows = Criterion.objects.filter(catalogue__criteria_set=round.criteria_set_id, is_leaf=True)
    leaves = set(rows.values_list("catalogue__group", "code"))
    if not places:
        raise ExemptionRefused("Hãy chọn ít nhất một tiêu chí của một đơn vị.")
    wrong = [p for p in places if p.unit not in units or (units[p.unit][1], p.criterion) not in leaves]
    if wrong:
        raise ExemptionRefused(
            *(f"{p.unit}: không có tiêu chí {p.criterion} trong phụ lục của đơn vị." for p in wrong)
        )
    return {code: pk for code, (pk, _) in units.items()}


def _exempt(round: Round) -> set[tuple[str, str]]:
    rows = Award.objects.current().filter(round=round, stage=Stage.APPRAISAL, state=EntryState.NOT_APPLICABLE)
    return set(rows.values_list("unit__code", "criterion_code"))


def _record(
    verb: str, round: Round, places: Sequence[Place], reason: str, by: User, moment: datetime
) -> None:
    record_event(
        by=by,
        verb=verb,
        target_type="round",
        target_ref=round.code,
        detail={"places": [[p.unit, p.criterion] for p in places], "reason": reason.strip()},
        now=moment,
    )
