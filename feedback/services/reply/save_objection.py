"""A request on one line saved while the reply is a draft: never over somebody else's."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Unit, User
from cchc_portal.lib.dates import vn_moment
from cchc_portal.lib.refusal import Refused
from feedback.core.request import asked_line
from feedback.models import FeedbackWindow, Objection, ObjectionChange, Reply
from feedback.selectors.leads import leads_of
from feedback.services.reply.step import annex_of_reply, draft_of
from scoring.core.types import CriterionInput, Entry
from scoring.models.assessment import stored
from scoring.selectors.progress import rounding_of


class NoSuchLine(Refused):
    """The unit's published annex has no such leaf."""


class ObjectionConflict(Exception):
    """Someone saved another request since this one was read; `objection` is what stands there now."""

    def __init__(self, objection: Objection | None) -> None:
        self.objection = objection
        super().__init__(_told(objection))


@dataclass(frozen=True, slots=True)
class SavedObjection:
    """The request as it stands; `changed` is False where it stood there already."""

    objection: Objection
    changed: bool


@transaction.atomic
def save_objection(
    *,
    window: FeedbackWindow,
    unit: Unit,
    criterion_code: str,
    entry: Entry,
    version: int,
    by: User,
    now: datetime | None = None,
) -> SavedObjection:
    """Save what the unit asks for over the version that the person saw, 0 where there was none.

    Unfinished requests may be saved; they are checked when the reply is sent. The same request is
    accepted under any version: the answer to an earlier attempt was lost.
    Raises ReplyRefused, WindowClosed, NoSuchLine, ObjectionConflict.
    """
    moment = now or timezone.now()
    reply = draft_of(window, unit, by, moment)
    criterion = _criterion(reply, criterion_code)
    there = reply.objections.select_related("saved_by").filter(criterion_code=criterion_code).first()
    if there is not None and there.dropped_at is None and there.entered() == stored(entry):
        return SavedObjection(there, changed=False)
    seen = 0 if there is None or there.dropped_at else there.version
    if version != seen:
        raise ObjectionConflict(there if seen else None)
    objection = there or Objection(reply=reply, criterion_code=criterion_code, version=0)
    objection.dropped_at = None
    for name, value in {**stored(entry), **_reckoned(reply, criterion, entry)}.items():
        setattr(objection, name, value)
    write_version(objection, by=by, now=moment)
    return SavedObjection(objection, changed=True)


def write_version(objection: Objection, *, by: User, now: datetime) -> None:
    """The row under its next version, and that version in its history."""
    objection.version, objection.saved_at, objection.saved_by = objection.version + 1, now, by
    objection.save()
    ObjectionChange.objects.create(
        objection=objection,
        criterion_code=objection.criterion_code,
        version=objection.version,
        dropped=objection.dropped_at is not None,
        saved_at=now,
        saved_by=by,
        **objection.entered(),
    )


def _criterion(reply: Reply, code: str) -> CriterionInput:
    found = annex_of_reply(reply).criterion(code)
    if found is None:
        raise NoSuchLine(f"Phụ lục đã công bố của đơn vị không có tiêu chí {code}.")
    return found


def _reckoned(reply: Reply, criterion: CriterionInput, entry: Entry) -> dict[str, object]:
    """What follows from the request: the points of its rule, and who leads the leaf now."""
    publication = reply.window.publication
    line = asked_line(entry, criterion, rounding_of(publication.run.criteria_set))
    lead = leads_of(publication.round).of(reply.unit, criterion.code)
    return {"asked_points": line.points if line else None, "lead_unit": lead}


def _told(objection: Objection | None) -> str:
    if objection is None:
        return "Đề nghị này đã được bỏ hoặc chưa có; tải lại trang."
    at = vn_moment(timezone.localtime(objection.saved_at))
    return f"Đề nghị này đã được {objection.saved_by.get_full_name()} lưu lúc {at}."
