"""One line of a self-assessment saved: never over somebody else's, and with its place in the history."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from cchc_portal.lib.dates import vn_moment
from cchc_portal.lib.locks import hold_shared
from cchc_portal.lib.refusal import Refused
from scoring.core.desk import ClaimSource, leaf_lock, open_leaves
from scoring.core.engine import self_scored
from scoring.core.entries import EntryFinding, check_entry
from scoring.core.types import CriterionInput, Entry
from scoring.models import Assessment, Claim, ClaimChange
from scoring.models.assessment import stored
from scoring.selectors.desk import desk_of, with_frame
from scoring.selectors.progress import Entries, granted_exemptions, rounding_of
from scoring.services.line_checks import leaf_of, warnings_of

EXEMPT = "Sở Nội vụ đã quyết định không áp dụng tiêu chí này cho đơn vị."
NOT_OWN = "Tiêu chí khảo sát và điểm trừ không do đơn vị tự chấm."


class SheetLocked(Refused):
    """The line cannot be changed now; `whole` tells that none of the sheet can."""

    def __init__(self, reason: str, *, whole: bool = True) -> None:
        self.reason, self.whole = reason, whole
        super().__init__(reason)


class ClaimConflict(Exception):
    """Someone saved another value since this one was read; `claim` is what stands there now, if anything."""

    def __init__(self, claim: Claim | None) -> None:
        self.claim = claim
        super().__init__(_told(claim))


@dataclass(frozen=True, slots=True)
class SavedClaim:
    """The claim as it stands, its assessment framed; `changed` is False where it stood there already.

    `exempt`: what Sở Nội vụ freed the unit from, by leaf, as it stood under the lock.
    """

    claim: Claim
    warnings: tuple[EntryFinding, ...]
    changed: bool
    exempt: Entries


def save_claim(
    *,
    assessment: Assessment,
    criterion_code: str,
    entry: Entry,
    version: int,
    source: ClaimSource,
    by: User,
    now: datetime | None = None,
) -> SavedClaim:
    """Save the entry over the version that the person saw, 0 where there was none.

    An entry equal to what stands there is accepted under any version: the answer to an earlier
    attempt was lost. Raises NoSuchLeaf, SheetLocked, Refused with findings by column,
    ClaimConflict.
    """
    save = partial(_saved, assessment.pk, criterion_code, entry, version, source, by, now or timezone.now())
    try:
        return save()
    except IntegrityError:
        return save()  # two began the line at once and the constraint let the other through: theirs is read


@transaction.atomic
def _saved(
    key: int, code: str, entry: Entry, version: int, source: ClaimSource, by: User, now: datetime
) -> SavedClaim:
    # Saves of other lines hold the assessment too and do not wait; handing it in waits for all of them.
    hold_shared(Assessment, key)
    held = with_frame(Assessment.objects.filter(pk=key)).get()
    criterion = leaf_of(held, code)
    exempt = granted_exemptions([held]).get(held.pk, {})
    _refuse_locked(held, criterion, exempt, now)
    warnings = warnings_of(check_entry(entry, criterion, rounding=rounding_of(held.round.criteria_set)))
    claim = held.claims.select_for_update().filter(criterion_code=code).first()
    if claim is not None and claim.entered() == stored(entry):
        return SavedClaim(claim, warnings, changed=False, exempt=exempt)
    if (claim.version if claim else 0) != version:
        raise ClaimConflict(claim)
    claim = claim or Claim(assessment=held, criterion_code=code)
    for name, value in stored(entry).items():
        setattr(claim, name, value)
    claim.version, claim.saved_at, claim.saved_by = version + 1, now, by
    claim.save()
    _record(claim, source)
    return SavedClaim(claim, warnings, changed=True, exempt=exempt)


def _refuse_locked(assessment: Assessment, criterion: CriterionInput, exempt: Entries, now: datetime) -> None:
    desk = desk_of(assessment, now)
    if reason := leaf_lock(desk, criterion.code):
        raise SheetLocked(reason, whole=not open_leaves(desk))
    if not self_scored(criterion):
        raise SheetLocked(NOT_OWN, whole=False)
    if criterion.code in exempt:
        raise SheetLocked(EXEMPT, whole=False)


def _record(claim: Claim, source: ClaimSource) -> None:
    ClaimChange.objects.create(
        assessment_id=claim.assessment_id,
        criterion_code=claim.criterion_code,
        version=claim.version,
        source=source,
        saved_at=claim.saved_at,
        saved_by_id=claim.saved_by_id,
        **claim.entered(),
    )


def _told(claim: Claim | None) -> str:
    if claim is None:
        return "Dòng này chưa có số liệu đã lưu; tải lại trang"
    at = vn_moment(timezone.localtime(claim.saved_at))
    return f"Dòng này đã được {claim.saved_by.get_full_name()} lưu lúc {at}"
