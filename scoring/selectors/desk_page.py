"""The task list of a self-assessment: domains, findings, who worked where, what has happened."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from accounts.rules import Standing
from scoring.core.deadline import Deadline, deadline_of
from scoring.core.desk import Desk, edit_lock, open_leaves
from scoring.core.progress import Tally
from scoring.core.steps import offered
from scoring.core.submission import Concern, SheetFinding
from scoring.core.workflow import AssessmentMove, AssessmentState
from scoring.models import Assessment, AssessmentStep, Claim, Submission
from scoring.selectors.appraisal.supplements import Request, requests_of
from scoring.selectors.desk import desk_of
from scoring.selectors.rights import rights_in
from scoring.selectors.submissions import submission_in_force
from scoring.selectors.whole_sheet import WholeSheet, whole_sheet

_FEW = 12
_BACK = {
    (AssessmentState.WITH_HEAD, AssessmentState.DRAFT),
    (AssessmentState.SUBMITTED, AssessmentState.RETURNED),
}


@dataclass(frozen=True, slots=True)
class Worker:
    """Who saved lines of a domain, how many stand now, and when last."""

    name: str
    lines: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A domain of the sheet; without leaves of the unit's own it is scored by others."""

    code: str
    title: str
    tally: Tally
    errors: tuple[SheetFinding, ...]
    warnings: tuple[SheetFinding, ...]
    workers: tuple[Worker, ...]

    @property
    def is_own(self) -> bool:
        return bool(self.tally.leaves)

    @property
    def lacking_evidence(self) -> int:
        """How many leaves have neither document nor explanation."""
        return sum(finding.concern is Concern.NO_EVIDENCE for finding in self.errors)

    @property
    def to_mend(self) -> int:
        """How many errors there are besides leaves not entered yet and missing evidence."""
        told = (Concern.EMPTY, Concern.NO_EVIDENCE)
        return sum(finding.concern not in told for finding in self.errors)


@dataclass(frozen=True, slots=True)
class DeskPage:
    """All that the pages of a self-assessment say; `lock` is why it cannot be edited, empty where it can."""

    assessment: Assessment
    desk: Desk
    deadline: Deadline
    lock: str
    sheet: WholeSheet
    domains: tuple[DomainRow, ...]
    submission: Submission | None
    steps: tuple[AssessmentStep, ...]
    moves: frozenset[AssessmentMove]
    requests: tuple[Request, ...]
    heads: bool

    @property
    def editable(self) -> bool:
        """Whether any of it can be edited: all, or the leaves that the unit is asked to add to."""
        return not self.lock or bool(open_leaves(self.desk))

    @property
    def few_errors(self) -> bool:
        """Few enough to be shown opened."""
        return len(self.sheet.errors) <= _FEW

    @property
    def few_warnings(self) -> bool:
        return len(self.sheet.warnings) <= _FEW

    @property
    def general(self) -> tuple[SheetFinding, ...]:
        """What is said of the whole sheet."""
        return tuple(finding for finding in self.sheet.findings if not finding.code)

    @property
    def sent_back(self) -> AssessmentStep | None:
        """The step by which the sheet came back with a reason, where nothing has happened since."""
        last = self.steps[0] if self.steps else None
        return last if last and (last.from_state, last.to_state) in _BACK else None


def desk_page(assessment: Assessment, held: Standing, now: datetime | None = None) -> DeskPage:
    """At most twelve queries, whatever the number of domains, leaves and steps."""
    desk = desk_of(assessment, now)
    sheet = whole_sheet(assessment)
    rights = rights_in(assessment, held)
    steps = tuple(assessment.steps.select_related("taken_by").order_by("-id"))
    return DeskPage(
        assessment=assessment,
        desk=desk,
        deadline=deadline_of(desk),
        lock=edit_lock(desk),
        sheet=sheet,
        domains=tuple(_domains(sheet)),
        submission=submission_in_force(assessment),
        steps=steps,
        moves=offered(desk, rights),
        requests=requests_of(assessment, desk.at) if _was_handed_in(steps) else (),
        heads=rights.heads,
    )


def _was_handed_in(steps: Iterable[AssessmentStep]) -> bool:
    """Whether there is anything that the unit could have been asked to add to."""
    return any(step.to_state == AssessmentState.SUBMITTED for step in steps)


def _domains(sheet: WholeSheet) -> Iterator[DomainRow]:
    domain_of = {row.code: row.leaf.domain for row in sheet.progress.leaves}
    for domain in sheet.progress.domains:
        claims = [claim for code, claim in sheet.claims.items() if domain_of.get(code) == domain.code]
        yield DomainRow(
            code=domain.code,
            title=domain.title,
            tally=domain.tally,
            errors=tuple(finding for finding in sheet.errors if finding.domain == domain.code),
            warnings=tuple(finding for finding in sheet.warnings if finding.domain == domain.code),
            workers=_workers(claims),
        )


def _workers(claims: Iterable[Claim]) -> tuple[Worker, ...]:
    """The latest first."""
    found: dict[str, list[datetime]] = defaultdict(list)
    for claim in claims:
        found[claim.saved_by.get_full_name()].append(claim.saved_at)
    workers = (Worker(name, len(moments), max(moments)) for name, moments in found.items())
    return tuple(sorted(workers, key=lambda worker: worker.last_at, reverse=True))
