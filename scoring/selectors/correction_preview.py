"""What a correction of a round's criteria set would change, move and leave to do, before it is made."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cchc_portal.lib.findings import errors
from cchc_portal.lib.hashing import canonical_json, sha256_bytes
from scoring.core.canonical import canonical, hash_of
from scoring.core.checks import check_set
from scoring.core.correction_work import CorrectionWork, Stored, correction_work
from scoring.core.movements import Movements, movements
from scoring.core.rows import SetRows
from scoring.core.set_changes import SetChanges, question_codes, set_changes, survey_differs
from scoring.core.types import Entry, RunInput, RunKind, SetInput, Stage
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Assignment, CriteriaSet, EvidenceUse, Round, SurveyHandover
from scoring.selectors.run_inputs import run_inputs, set_input
from scoring.selectors.stored_set import set_rows

_READS = {RunKind.SELF: Stage.SELF, RunKind.PROVISIONAL: Stage.APPRAISAL, RunKind.FINAL: Stage.REVISION}
_NAMED = 5
_HASH_LETTERS = 16  # enough to tell a change; nobody gains by forging it
# What a basis is made of, in its order, as the person is told who looked before it changed.
PIECES = (
    "bộ tiêu chí",
    "số liệu tự chấm, đơn vị của đợt",
    "điểm thẩm định, khảo sát",
    "điểm sau phản hồi",
    "tài liệu kiểm chứng",
    "phân công thẩm định",
    "đơn vị đã nộp",
)


@dataclass(frozen=True, slots=True)
class Ground:
    """All that a correction rests on, read once; `basis` holds a hash of each piece of it (PIECES), handed
    back by who applies it."""

    old: SetRows
    new: SetRows
    before: SetInput
    after: SetInput
    inputs: dict[RunKind, RunInput]
    stored: Stored
    submitted: frozenset[str]
    handover: SurveyHandover | None
    basis: str

    def changes(self) -> SetChanges:
        return set_changes(self.old, self.new)

    @property
    def outdates(self) -> SurveyHandover | None:
        """The hand-over whose indexes the newer version no longer asks for."""
        return self.handover if self.handover and survey_differs(self.old, self.new) else None


@dataclass(frozen=True, slots=True)
class CorrectionPreview:
    """`refusals` forbid it; `to_return` are units that handed in and have to score again.

    `by_survey`: the survey has to be handed over again before the next run.
    """

    to_set: CriteriaSet
    refusals: tuple[str, ...]
    changes: SetChanges
    runs: tuple[Movements, ...]
    work: CorrectionWork
    to_return: tuple[str, ...]
    by_survey: bool
    basis: str


def ground_of(round: Round, newer: CriteriaSet) -> Ground:
    """Some thirty queries, whatever the size of the round."""
    before, after = set_input(round.criteria_set), set_input(newer)
    own, awarded = run_inputs(round, RunKind.SELF, before), run_inputs(round, RunKind.FINAL, before)
    inputs = {
        RunKind.SELF: own,
        RunKind.PROVISIONAL: replace(awarded, kind=RunKind.PROVISIONAL),
        RunKind.FINAL: awarded,
    }
    uses = EvidenceUse.objects.filter(assessment__round=round, removed_at__isnull=True)
    stored = Stored(
        entries=tuple(_entries(own, awarded)),
        documents=frozenset(uses.values_list("assessment__unit__code", "criterion_code")),
        assigned=frozenset(
            Assignment.objects.filter(round=round).values_list("group__code", "criterion_code")
        ),
    )
    handed_in = Assessment.objects.filter(round=round, state=AssessmentState.SUBMITTED)
    submitted = frozenset(handed_in.values_list("unit__code", flat=True))
    pieces = (
        [[each.pk, each.content_hash] for each in (round.criteria_set, newer)],
        *([hash_of(canonical(each))] for each in inputs.values()),
        *(sorted(found) for found in (stored.documents, stored.assigned, submitted)),
    )
    return Ground(
        old=set_rows(round.criteria_set),
        new=set_rows(newer),
        before=before,
        after=after,
        inputs=inputs,
        stored=stored,
        submitted=submitted,
        handover=SurveyHandover.objects.latest_of(round).first(),
        basis=".".join(sha256_bytes(canonical_json(piece))[:_HASH_LETTERS] for piece in pieces),
    )


def changed_pieces(seen: str, now: str) -> tuple[str, ...]:
    """What of a basis is otherwise now; all of it where what was seen is no basis."""
    was, stands = seen.split("."), now.split(".")
    if len(was) != len(stands):
        return PIECES
    return tuple(piece for piece, old, new in zip(PIECES, was, stands, strict=True) if old != new)


def correction_preview(round: Round, newer: CriteriaSet) -> CorrectionPreview:
    """The whole preview: the queries of its ground, and the engine run twice for each kind with figures."""
    ground = ground_of(round, newer)
    refusals = tuple(content_refusals(round, ground))
    work = correction_work(ground.before, ground.after, ground.inputs[RunKind.SELF].units, ground.stored)
    return CorrectionPreview(
        to_set=newer,
        refusals=refusals,
        changes=ground.changes(),
        runs=tuple(_runs(ground)),
        work=work,
        to_return=tuple(sorted(work.units_to_score() & ground.submitted)),
        by_survey=ground.outdates is not None,
        basis=ground.basis,
    )


def content_refusals(round: Round, ground: Ground) -> Iterator[str]:
    """Why the newer version cannot serve the round: its own errors, groups left out, questions moved."""
    for finding in errors(check_set(ground.new)):
        place = f"trang {finding.sheet}" + (f", {finding.found}" if finding.found else "")
        yield f"Phiên bản mới còn lỗi ({place}): {finding.sentence}"
    annexes = {annex.group for annex in ground.after.catalogues}
    units = ground.inputs[RunKind.SELF].units
    if left := sorted(unit.code for unit in units if unit.group not in annexes):
        more = f" và {len(left) - _NAMED} đơn vị khác" if len(left) > _NAMED else ""
        yield f"Phiên bản mới không có phụ lục cho nhóm của {', '.join(left[:_NAMED])}{more}."
    # Forms hold their answers by the place of the question; the survey app puts the relation on the round.
    if question_codes(ground.old) != question_codes(ground.new) and round.form_batches.exists():
        yield (
            "Đợt đã nhập phiếu khảo sát nên danh sách câu hỏi không đổi được: "
            "phiếu đã nhập ghi câu trả lời theo thứ tự câu hỏi."
        )


def _entries(own: RunInput, awarded: RunInput) -> Iterator[Entry]:
    yield from (entry for entry in own.entries if entry.stage is Stage.SELF)
    yield from awarded.entries


def _runs(ground: Ground) -> Iterator[Movements]:
    """Of the kinds that there are figures for."""
    for kind, inputs in ground.inputs.items():
        if any(entry.stage is _READS[kind] for entry in ground.stored.entries):
            yield movements(inputs, ground.after)
