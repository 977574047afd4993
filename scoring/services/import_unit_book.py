"""The unit's workbook, filled in offline: each row is a save of its own, nothing newer is overwritten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.dates import vn_moment
from cchc_portal.lib.refusal import Refused
from cchc_portal.lib.sheets.guard import open_workbook
from scoring.core.desk import ClaimSource, edit_lock, open_leaves
from scoring.core.engine import domain_of
from scoring.core.sheet import sentence
from scoring.core.typed import Typed, TypingError, read_entry, told_entry
from scoring.core.types import CriterionInput
from scoring.core.unit_book import BookRow, RowOutcome, RowResult, Theirs, counted, is_untouched
from scoring.models import Assessment, Claim, ClaimChange
from scoring.selectors.annex import annex_of
from scoring.selectors.desk import desk_of, with_frame
from scoring.selectors.unit_book import book_frame
from scoring.services.save_claim import ClaimConflict, SheetLocked, save_claim
from scoring.sheets.unit_book import read_unit_book

UNKNOWN = "Phụ lục của đơn vị không có tiêu chí này."
WRITTEN_BEFORE = "Đã ghi ở lần nhập trước."
AGAIN = (
    "Chính bạn đã nhập dòng này từ phiếu Excel lúc {at}; nay phiếu ghi số khác, chưa ghi vì không biết "
    "số nào mới hơn. Sửa dòng này trên trang tự chấm, hoặc tải phiếu mới rồi sửa tiếp."
)
KEPT_THEIRS = "Không sửa trong tệp; số đã lưu trên cổng sau khi tải mẫu được giữ."

_Told = tuple[RowResult, tuple[str, ...], Theirs | None]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every row is judged by: the annex by code, and what stood in the workbook when it was made.

    `own`: lines by code and version that the same person handed in by a workbook before.
    """

    assessment: Assessment
    annex: Mapping[str, CriterionInput]
    downloaded: Mapping[tuple[str, int], Typed]
    versions: Mapping[str, int]
    own: frozenset[tuple[str, int]]
    by: User
    now: datetime


def import_unit_book(
    *, path: Path, assessment: Assessment, by: User, now: datetime | None = None
) -> list[RowOutcome]:
    """What came of each row, in the workbook's order. A row that cannot be saved stops no other.

    A row that nobody touched since the workbook was made is unchanged, whatever was saved meanwhile;
    one that was, over a line saved meanwhile, is a conflict and theirs stays. The same file once more
    finds what it wrote; changed further over that, it is told apart: a workbook does not say which of
    two copies is the later one. Raises WorkbookRefused, and SheetLocked where none of the sheet can be
    changed.
    """
    now = now or timezone.now()
    held = with_frame(Assessment.objects.filter(pk=assessment.pk)).get()
    at_desk = desk_of(held, now)
    if (lock := edit_lock(at_desk)) and not open_leaves(at_desk):
        raise SheetLocked(lock)
    workbook = open_workbook(path)
    rows = read_unit_book(workbook, book_frame(held))
    annex = {c.code: c for c in annex_of(held)}
    desk = _Desk(held, annex, _downloaded(held, rows), _versions(held), _own(held, by), by, now)
    outcomes = [_outcome(desk, row) for row in rows]
    record_event(
        by=by,
        verb="import_unit_book",
        target_type="assessment",
        target_ref=f"{held.round.code}/{held.unit.code}",
        detail={"sha256": workbook.sha256, **{r.value: n for r, n in counted(outcomes).items()}},
        now=now,
    )
    return outcomes


def _downloaded(assessment: Assessment, rows: Iterable[BookRow]) -> dict[tuple[str, int], Typed]:
    """The lines by code and version as the workbook held them: one query."""
    versions = {row.version for row in rows}
    changes = ClaimChange.objects.filter(assessment=assessment, version__in=versions)
    return {(change.criterion_code, change.version): Typed.of(change.entered()) for change in changes}


def _versions(assessment: Assessment) -> dict[str, int]:
    claims = Claim.objects.filter(assessment=assessment)
    return dict(claims.values_list("criterion_code", "version"))


def _own(assessment: Assessment, by: User) -> frozenset[tuple[str, int]]:
    changes = ClaimChange.objects.filter(assessment=assessment, saved_by=by, source=ClaimSource.WORKBOOK)
    return frozenset(changes.values_list("criterion_code", "version"))


def _outcome(desk: _Desk, row: BookRow) -> RowOutcome:
    criterion = desk.annex.get(row.code)
    if criterion is None or criterion.rule is None:
        return RowOutcome(row.number, row.code, "", "", RowResult.WRONG, row.wrong or (UNKNOWN,))
    result, said, theirs = _told(desk, row)
    domain = domain_of(row.code, {code: c.parent_code for code, c in desk.annex.items()})
    return RowOutcome(row.number, row.code, criterion.title, domain, result, said, theirs)


def _told(desk: _Desk, row: BookRow) -> _Told:
    if row.wrong:
        return RowResult.WRONG, tuple(map(sentence, row.wrong)), None
    if row.is_blank:
        return RowResult.BLANK, (), None
    downloaded = desk.downloaded.get((row.code, row.version))
    if downloaded is not None and is_untouched(row, downloaded):
        newer = desk.versions.get(row.code) != row.version
        return RowResult.UNCHANGED, (KEPT_THEIRS,) if newer else (), None
    return _saved(desk, row)


def _saved(desk: _Desk, row: BookRow) -> _Told:
    try:
        entry = read_entry(row.typed, unit=desk.assessment.unit.code, criterion=row.code)
        saved = save_claim(
            assessment=desk.assessment,
            criterion_code=row.code,
            entry=entry,
            version=row.version,
            source=ClaimSource.WORKBOOK,
            by=desk.by,
            now=desk.now,
        )
    except ClaimConflict as conflict:
        return _conflicting(desk, conflict)
    except TypingError as error:
        return RowResult.WRONG, tuple(map(sentence, error.errors.values())), None
    except Refused as refusal:
        found = ((f.column, f.sentence) for f in refusal.findings)
        told = (f"{column}: {said}" if column else said for column, said in found)
        return RowResult.WRONG, tuple(map(sentence, told)), None
    said = tuple(sentence(warning.message) for warning in saved.warnings)
    if saved.changed:
        return RowResult.WRITTEN, said, None
    before = (WRITTEN_BEFORE,) if _is_own(desk, saved.claim) else ()
    return RowResult.UNCHANGED, (*before, *said), None


def _conflicting(desk: _Desk, conflict: ClaimConflict) -> _Told:
    claim = conflict.claim
    if claim is not None and _is_own(desk, claim):
        at = vn_moment(timezone.localtime(claim.saved_at))
        return RowResult.AGAIN, (AGAIN.format(at=at),), _theirs(claim)
    return RowResult.CONFLICT, (sentence(f"{conflict}."),), _theirs(claim)


def _is_own(desk: _Desk, claim: Claim) -> bool:
    return (claim.criterion_code, claim.version) in desk.own


def _theirs(claim: Claim | None) -> Theirs | None:
    if claim is None:
        return None
    return Theirs(claim.saved_by.get_full_name(), claim.saved_at, told_entry(claim.entered()))
