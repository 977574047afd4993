"""Unit A handed its sheet in and is asked for more: with the people of the unit and of the lead unit."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from accounts.models import Role, User
from scoring.core.desk import ClaimSource
from scoring.core.types import Stage
from scoring.models import Assessment, Submission, Supplement, Timetable
from scoring.services.appraisal.ask_supplement import ask_supplement
from scoring.services.save_claim import SavedClaim, save_claim
from scoring.services.submission.submit_assessment import submit_assessment
from tests import factories
from tests.scoring.appraising import NOW, Appraisal, make_appraisal
from tests.scoring.core import samples
from tests.scoring.handing_in import claim

HANDED_IN = datetime(2020, 11, 20, 2, tzinfo=UTC)
UNTIL = date(2020, 12, 8)
OVER = datetime(2020, 12, 8, 17, tzinfo=UTC)  # 00:00 of the 9th in the province


@dataclass(frozen=True, slots=True)
class Asked:
    """`desk` is the round; `officer` and `head` are A's; `submission` is what A handed in, 7,5 on 1.1."""

    desk: Appraisal
    officer: User
    head: User
    submission: Submission

    @property
    def sheet(self) -> Assessment:
        return self.desk.assessment()


def make_asked(*, asked: bool = True) -> Asked:
    """Leaf 1.1 is asked for until the end of 08/12/2020, unless told; self-scoring is over."""
    desk = make_appraisal()
    officer = factories.make_person(Role.UNIT_OFFICER, desk.a, "officer-a")
    head = factories.make_person(Role.UNIT_HEAD, desk.a, "head-a")
    claim(desk.assessment(), points="7.5", saved_by=officer)
    Assessment.objects.filter(unit=desk.a).update(state="draft")
    submission = submit_assessment(assessment=desk.assessment(), declared=True, by=head, now=HANDED_IN)
    Timetable.objects.update(self_due_at=HANDED_IN, self_closes_at=HANDED_IN)
    made = Asked(desk, officer, head, submission)
    if asked:
        ask(made)
    return made


def ask(made: Asked, by: User | None = None, **more: Any) -> Supplement:
    given = {"codes": ["1.1"], "reason": "Thiếu báo cáo quý III", "until": UNTIL, "now": NOW, **more}
    (found,) = ask_supplement(assessment=made.sheet, by=by or made.desk.appraiser, **given)
    return found


def fill(made: Asked, points: str = "8", *, version: int = 1, now: datetime = NOW) -> SavedClaim:
    """The officer's save of leaf 1.1."""
    return save_claim(
        assessment=made.sheet,
        criterion_code="1.1",
        entry=samples.award("A", "1.1", Stage.SELF, points=points),
        version=version,
        source=ClaimSource.SHEET,
        by=made.officer,
        now=now,
    )
