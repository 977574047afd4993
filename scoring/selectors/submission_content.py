"""A sheet as its submission freezes it and its report prints it."""

from cchc_portal.lib.dates import vn_day
from cchc_portal.lib.text import fold_name
from scoring.core.progress import AssessmentProgress, LeafProgress
from scoring.core.submission_content import (
    Agency,
    ClaimedEntry,
    DomainTotal,
    SheetContent,
    SheetLine,
    SheetTotals,
    Signer,
)
from scoring.core.types import Entry
from scoring.core.words import EntryState, Part
from scoring.models import Assessment, Claim, CriteriaSet, Criterion, RoundProfile
from scoring.selectors.whole_sheet import WholeSheet

_VERTICAL = "ngành dọc"


def content_of(
    assessment: Assessment, sheet: WholeSheet, *, signer: Signer | None = None, declaration: str = ""
) -> SheetContent:
    """The sheet with its frame: at most one query, for the letter settings of the round."""
    round, unit = assessment.round, assessment.unit
    return SheetContent(
        round_code=round.code,
        year=round.year,
        is_sample=round.is_sample,
        unit_code=unit.code,
        unit_name=unit.name,
        agency=_agency(assessment),
        criteria_set=_named(round.criteria_set),
        lines=_lines(sheet),
        totals=_totals(sheet.progress),
        signer=signer,
        declaration=declaration,
    )


def _agency(assessment: Assessment) -> Agency:
    profile: RoundProfile | None = getattr(assessment.round, "profile", None)
    if profile is None:
        return Agency()
    place = profile.place or profile.province
    return Agency(_superior(assessment, profile.parent_agency), profile.issuing_agency, place)


def _superior(assessment: Assessment, parent: str) -> str:
    """Who stands above the unit on its paper: a people's committee signs for itself, and an agency of the
    centre answers to its ministry, which we do not know."""
    is_committee = fold_name(assessment.unit.name).startswith(fold_name("UBND"))
    is_vertical = _VERTICAL in assessment.unit.group.name.casefold()
    return "" if is_committee or is_vertical else parent


def _named(criteria_set: CriteriaSet) -> str:
    """The set's decision as a sentence names it; what the set does not say is left out."""
    day = f" ngày {vn_day(criteria_set.decision_date)}" if criteria_set.decision_date else ""
    issuer = f" của {criteria_set.issuer}" if criteria_set.issuer else ""
    return f"{criteria_set.title or 'Bộ tiêu chí'}, Quyết định số {criteria_set.decision}{day}{issuer}"


def _lines(sheet: WholeSheet) -> tuple[SheetLine, ...]:
    rows = {row.code: row for row in sheet.progress.leaves}
    return tuple(_line(criterion, sheet, rows.get(criterion.code)) for criterion in sheet.criteria)


def _line(criterion: Criterion, sheet: WholeSheet, row: LeafProgress | None) -> SheetLine:
    claim, granted = sheet.claims.get(criterion.code), sheet.granted.get(criterion.code)
    return SheetLine(
        code=criterion.code,
        parent=criterion.parent_code,
        title=criterion.title,
        maximum=criterion.max_points,
        part=Part(criterion.part),
        method=criterion.get_method_display() if row else "",
        claim=_claimed(claim) if claim else None,
        points=row.points if row else None,
        standing=row.standing if row else None,
        ground=_ground(granted) if granted else "",
        documents=sheet.documents.get(criterion.code, ()),
    )


def _claimed(claim: Claim) -> ClaimedEntry:
    return ClaimedEntry(
        version=claim.version,
        state=EntryState(claim.state),
        value=claim.value,
        denominator=claim.denominator,
        choice=claim.choice,
        points=claim.points,
        reason=claim.reason,
        document=claim.document,
        saved_by=claim.saved_by.get_full_name(),
    )


def _ground(granted: Entry) -> str:
    return "; ".join(text for text in (granted.reason, granted.document) if text)


def _totals(progress: AssessmentProgress) -> SheetTotals:
    whole = progress.total
    domains = tuple(
        DomainTotal(
            domain.code,
            domain.title,
            domain.tally.done,
            domain.tally.leaves,
            domain.tally.points,
            domain.tally.applicable_max,
        )
        for domain in progress.domains
    )
    return SheetTotals(whole.done, whole.leaves, whole.points, whole.applicable_max, whole.extra, domains)
