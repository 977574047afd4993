"""A leaf judged anew after feedback: the award that a final run reads before that of the appraisal."""

from datetime import datetime

from django.db import transaction

from accounts.models import Unit, User
from cchc_portal.lib.refusal import Refused
from scoring.core.types import Entry, Stage
from scoring.core.workflow import DECIDABLE
from scoring.models import Award, Round
from scoring.models.award import AwardQuerySet
from scoring.services.award_points import Judgement, award_points

PUT_BACK = "Trở lại kết quả thẩm định, không điều chỉnh sau phản hồi"


class RevisionRefused(Refused):
    """The round takes no revision now."""


@transaction.atomic
def revise_award(*, round: Round, unit: Unit, entry: Entry, by: User, now: datetime) -> Award:
    """The award that stands after it, at the revision stage; one that says the same already is left alone.

    The caller has checked who decides and on which agreement. Raises RevisionRefused, AwardConflict.
    """
    held = Round.objects.select_for_update(of=("self",)).get(pk=round.pk)
    if held.state not in DECIDABLE:
        raise RevisionRefused(f"Đợt {held.code} không ở giai đoạn lấy ý kiến nên không điều chỉnh điểm được.")
    judgements = [Judgement.of(unit.pk, entry)]
    award_points(round=held, stage=Stage.REVISION, judgements=judgements, by=by, now=now)
    return _standing(held, unit, entry.criterion, Stage.REVISION).get()


def put_back(*, round: Round, unit: Unit, criterion_code: str, by: User, now: datetime) -> Award:
    """The leaf as if it had not been judged after feedback: a row of its own that awards nothing, so that a
    final run reads what the appraisal says, or the rule of a survey's leaf. Raises RevisionRefused,
    AwardConflict."""
    entry = Entry(unit.code, criterion_code, Stage.REVISION, reason=PUT_BACK)
    return revise_award(round=round, unit=unit, entry=entry, by=by, now=now)


def _standing(round: Round, unit: Unit, code: str, stage: Stage) -> AwardQuerySet:
    rows = Award.objects.current()
    return rows.filter(round=round, unit=unit, criterion_code=code, stage=stage)
