"""One line judged at the appraisal desk: a new row over the one that the person saw, never a later one."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cchc_portal.lib.dates import vn_moment
from cchc_portal.lib.locks import hold_shared
from cchc_portal.lib.refusal import Refused
from scoring.core.appraisal import NOT_YOURS, OWN_LINE, Scope, appraisal_lock, check_award, line_lock
from scoring.core.entries import EntryFinding
from scoring.core.progress import assess_leaf
from scoring.core.types import CriterionInput, Entry, Stage
from scoring.models import Assessment, Award
from scoring.models.assessment import stored
from scoring.selectors.appraisal.desk import appraisal_desk
from scoring.selectors.appraisal.judged_part import JudgedPart, judged_part
from scoring.selectors.desk import with_frame
from scoring.selectors.progress import rounding_of
from scoring.services.award_points import AwardConflict, Judgement, Stands, award_points
from scoring.services.line_checks import leaf_of, warnings_of


class LineLocked(Refused):
    """The line cannot be judged now, or not by this person; `whole` tells that none of the part can."""

    def __init__(self, reason: str, *, whole: bool = True) -> None:
        self.reason, self.whole = reason, whole
        super().__init__(reason)


class AwardChanged(Exception):
    """Someone judged the line since this person saw it; `award` is what stands there now, if anything."""

    def __init__(self, award: Award | None) -> None:
        self.award = award
        super().__init__(_told(award))


@dataclass(frozen=True, slots=True)
class SavedAward:
    """The award as it stands; `changed` is False where it stood there already.

    `part` is what was read of the line's domain for it, as it stands with the award.
    """

    award: Award
    part: JudgedPart
    warnings: tuple[EntryFinding, ...]
    changed: bool


def save_award(
    *,
    assessment: Assessment,
    criterion_code: str,
    entry: Entry,
    version: int,
    by: User,
    now: datetime | None = None,
) -> SavedAward:
    """Judge the line over the award that the person saw: `version` is its key, 0 where there was none.

    A judgement equal to what stands there is accepted under any version: the answer to an earlier
    attempt was lost. Raises NoSuchLeaf, LineLocked, Refused with findings by column, AwardChanged.
    """
    save = partial(_saved, assessment.pk, criterion_code, entry, version, by, now or timezone.now())
    try:
        return save()
    except AwardConflict:
        return save()  # a colleague's judgement came between reading what stands and writing: it is read


@transaction.atomic
def _saved(key: int, code: str, entry: Entry, version: int, by: User, now: datetime) -> SavedAward:
    # Judgements of other lines hold these too and do not wait; publishing, closing a part wait for all.
    hold_shared(Assessment, key, after="round")
    held = with_frame(Assessment.objects.filter(pk=key)).get()
    criterion = leaf_of(held, code)
    part = judged_part(held, criterion, by, timezone.localdate(now))
    standing_key, standing = part.awards.get(code, (0, None))
    if reason := line_lock(criterion, standing):
        raise LineLocked(reason, whole=False)
    _refuse_locked(part, criterion, now)
    warnings = _checked(entry, part, criterion)
    if standing is not None and stored(standing) == stored(entry):
        return SavedAward(_award(standing_key), part, warnings, changed=False)
    if standing_key != version:
        raise AwardChanged(_award(standing_key) if standing_key else None)
    award = _judged(part, entry, by, now)
    return SavedAward(award, part.judged(award), warnings, changed=True)


def _award(key: int) -> Award:
    return Award.objects.select_related("awarded_by").get(pk=key)


def _refuse_locked(part: JudgedPart, criterion: CriterionInput, now: datetime) -> None:
    assessment, scope = part.assessment, part.scope
    group, unit = assessment.unit.group_id, assessment.unit_id
    lead = scope.leads.get((group, criterion.code))
    if lead is None or not scope.judges(unit, group, criterion.code):
        raise LineLocked(_not_yours(scope, assessment, criterion.code), whole=False)
    if reason := appraisal_lock(appraisal_desk(assessment, part.domain, lead.unit_id, now)):
        raise LineLocked(reason)


def _not_yours(scope: Scope, assessment: Assessment, code: str) -> str:
    own = scope.is_own(assessment.unit_id, assessment.unit.group_id, code) and not scope.appraises_own
    return OWN_LINE if own and assessment.unit_id in scope.appraises_for else NOT_YOURS


def _checked(entry: Entry, part: JudgedPart, criterion: CriterionInput) -> tuple[EntryFinding, ...]:
    """The warnings. Raises Refused where there are errors."""
    rounding, claimed = rounding_of(part.assessment.round.criteria_set), part.claims.get(criterion.code)
    found = check_award(entry, assess_leaf(criterion, claimed, None, rounding), claimed, criterion, rounding)
    return warnings_of(found)


def _judged(part: JudgedPart, entry: Entry, by: User, now: datetime) -> Award:
    judgement = Judgement.of(part.assessment.unit_id, entry)
    standing_key, standing = part.awards.get(entry.criterion, (0, None))
    place = (judgement.unit_id, judgement.criterion_code)
    (award,) = award_points(
        round=part.assessment.round,
        stage=Stage.APPRAISAL,
        judgements=[judgement],
        by=by,
        now=now,
        standing={place: Stands(standing_key, stored(standing))} if standing else {},
    )
    return award


def _told(award: Award | None) -> str:
    if award is None:
        return "Dòng này chưa có điểm thẩm định đã lưu; tải lại trang"
    at = vn_moment(timezone.localtime(award.awarded_at))
    return f"Dòng này đã được {award.awarded_by.get_full_name()} thẩm định lúc {at}"
