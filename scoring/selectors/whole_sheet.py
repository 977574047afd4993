"""A unit's whole sheet with its progress and findings, as it would be handed in now."""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.core.progress import AssessmentProgress, assess
from scoring.core.submission import EvidenceWindow, SheetFinding, SheetLeaf, check_sheet
from scoring.core.submission_content import NamedDocument
from scoring.core.types import Entry
from scoring.models import Assessment, Claim, Criterion, ExemptionRefusal, Round, Timetable
from scoring.selectors.last_year import last_year_points
from scoring.selectors.named_documents import files_of_others, named_documents
from scoring.selectors.progress import claimed_entries, granted_exemptions, rounding_of
from scoring.selectors.run_inputs import criterion_input


@dataclass(frozen=True, slots=True)
class WholeSheet:
    """`criteria` are the nodes of the unit's annex in its order; the mappings are by leaf code."""

    criteria: tuple[Criterion, ...]
    progress: AssessmentProgress
    claims: Mapping[str, Claim]
    granted: Mapping[str, Entry]
    documents: Mapping[str, tuple[NamedDocument, ...]]
    findings: tuple[SheetFinding, ...]

    @property
    def errors(self) -> tuple[SheetFinding, ...]:
        """What forbids handing it in."""
        return tuple(finding for finding in self.findings if finding.blocks)

    @property
    def warnings(self) -> tuple[SheetFinding, ...]:
        return tuple(finding for finding in self.findings if not finding.blocks)


def whole_sheet(assessment: Assessment) -> WholeSheet:
    """At most eight queries, where round, set, timetable and unit are at hand."""
    criteria = tuple(
        Criterion.objects.filter(
            catalogue__criteria_set=assessment.round.criteria_set_id,
            catalogue__group=assessment.unit.group_id,
        )
        .select_related("lead_unit")
        .order_by("order")
    )
    entries = claimed_entries([assessment]).get(assessment.pk, {})
    granted = granted_exemptions([assessment]).get(assessment.pk, {})
    nodes = [criterion_input(criterion) for criterion in criteria]
    progress = assess(nodes, entries, granted, rounding_of(assessment.round.criteria_set))
    claims = _claims(assessment)
    documents = named_documents(assessment)
    leaves = _leaves(assessment, criteria, progress, entries, claims, documents)
    shared = files_of_others(assessment, (d for named in documents.values() for d in named))
    findings = check_sheet(leaves, evidence_window(assessment.round), shared)
    return WholeSheet(criteria, progress, claims, granted, documents, findings)


def evidence_window(round: Round) -> EvidenceWindow:
    """The days of the round's timetable; no bound without one."""
    timetable: Timetable | None = getattr(round, "timetable", None)
    return EvidenceWindow(timetable.evidence_from, timetable.evidence_to) if timetable else EvidenceWindow()


def _criteria(assessment: Assessment) -> tuple[Criterion, ...]:
    rows = Criterion.objects.filter(
        catalogue__criteria_set=assessment.round.criteria_set_id, catalogue__group=assessment.unit.group_id
    )
    return tuple(rows.select_related("lead_unit").order_by("order"))


def _claims(assessment: Assessment) -> dict[str, Claim]:
    rows = Claim.objects.filter(assessment=assessment).select_related("saved_by")
    return {claim.criterion_code: claim for claim in rows}


def _leaves(
    assessment: Assessment,
    criteria: tuple[Criterion, ...],
    progress: AssessmentProgress,
    entries: Mapping[str, Entry],
    claims: Mapping[str, Claim],
    documents: Mapping[str, tuple[NamedDocument, ...]],
) -> list[SheetLeaf]:
    by_code = {criterion.code: criterion for criterion in criteria}
    last, refused = last_year_points(assessment, criteria), _refused(assessment, claims)
    return [
        SheetLeaf(
            progress=row,
            title=by_code[row.code].title,
            evidence=by_code[row.code].evidence,
            claim=entries.get(row.code),
            documents=documents.get(row.code, ()),
            last_points=last.get(row.code),
            refused=row.code in refused,
        )
        for row in progress.leaves
    ]


def _refused(assessment: Assessment, claims: Mapping[str, Claim]) -> frozenset[str]:
    """Leaves whose exemption was refused after it was last asked for: one query."""
    rows = ExemptionRefusal.objects.filter(assessment=assessment).values_list("criterion_code", "refused_at")
    return frozenset(code for code, at in rows if code in claims and at >= claims[code].saved_at)
