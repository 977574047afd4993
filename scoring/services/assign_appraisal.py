"""Naming the lead unit and the appraiser of leaves in a round."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Role, RoleGrant, Unit, UnitGroup, User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.core.types import Method
from scoring.core.workflow import OVER
from scoring.models import Assignment, Criterion, Round


class AssignmentRefused(Refused):
    """The leaves cannot be assigned so; each point says why."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What is to be named: None leaves what stands. `nobody` takes the appraiser away."""

    lead_unit: Unit | None = None
    appraiser: User | None = None
    nobody: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.lead_unit or self.appraiser or self.nobody)


@transaction.atomic
def assign_appraisal(
    *,
    round: Round,
    group: UnitGroup,
    codes: Sequence[str],
    naming: Naming,
    by: User,
    now: datetime | None = None,
) -> list[Assignment]:
    """Assign the leaves of the group's annex; those that stand so already are left alone.

    An appraiser who does not hold the role in a new lead unit does not stay. Raises AssignmentRefused
    for a code that is no leaf, a survey leaf, a lead unit that is no more, a leaf without a lead unit, an
    appraiser without the role in the lead unit on the day, or once the round is over.
    """
    moment = now or timezone.now()
    day = timezone.localdate(moment)
    locked = Round.objects.select_for_update().get(pk=round.pk)
    leaves = _leaves(locked, group, codes, naming)
    if naming.lead_unit and not Unit.objects.valid_on(day).filter(pk=naming.lead_unit.pk).exists():
        raise AssignmentRefused(f"{naming.lead_unit.name} không còn hiệu lực nên không chủ trì được.")
    rows = Assignment.objects.filter(round=locked, group=group).select_related("lead_unit", "appraiser")
    stands = {row.criterion_code: row for row in rows}
    held = _roles(day)
    wanted = [_wanted(leaf, stands.get(leaf.code), naming, held) for leaf in leaves]
    if troubles := [sentence for w in wanted if (sentence := w.trouble(held))]:
        raise AssignmentRefused(*troubles)
    changed = [w for w in wanted if w.differs]
    assignments = [_stored(w, locked, group, by, moment) for w in changed]
    if changed:
        record_event(
            by=by,
            verb="assign_appraisal",
            target_type="round",
            target_ref=locked.code,
            detail={"group": group.code, "leaves": [w.told for w in changed]},
            now=moment,
        )
    return assignments


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A leaf as it stands and as it is to stand."""

    code: str
    was_lead: Unit | None
    was: User | None
    lead: Unit | None
    appraiser: User | None

    @property
    def differs(self) -> bool:
        return (self.was_lead, self.was) != (self.lead, self.appraiser)

    @property
    def told(self) -> dict[str, str | dict[str, str]]:
        return {
            "code": self.code,
            "from": _told(self.was_lead, self.was),
            "to": _told(self.lead, self.appraiser),
        }

    def trouble(self, held: set[tuple[int, int | None]]) -> str:
        """Why it cannot stand so, empty where it can; where nothing changes nothing is asked."""
        if not self.differs:
            return ""
        if self.lead is None:
            return f"Tiêu chí {self.code}: hãy chọn đơn vị chủ trì trước."
        if self.appraiser and (self.appraiser.pk, self.lead.pk) not in held:
            return f"Tiêu chí {self.code}: {self.appraiser} không phải thẩm định viên của {self.lead.label}."
        return ""


def _leaves(round: Round, group: UnitGroup, codes: Sequence[str], naming: Naming) -> list[Criterion]:
    """The leaves in the order of the annex, once every code may be assigned."""
    if round.state in OVER:
        raise AssignmentRefused(f"Đợt {round.code} đã có kết quả chính thức nên không phân công nữa.")
    if not codes:
        raise AssignmentRefused("Hãy chọn ít nhất một tiêu chí.")
    if naming.is_empty:
        raise AssignmentRefused("Hãy chọn đơn vị chủ trì hoặc người thẩm định.")
    rows = Criterion.objects.filter(
        catalogue__criteria_set=round.criteria_set_id, catalogue__group=group, is_leaf=True, code__in=codes
    )
    found = {row.code: row for row in rows.select_related("lead_unit").order_by("order")}
    troubles = [f"Phụ lục của nhóm không có tiêu chí {code}." for code in codes if code not in found]
    troubles += [
        f"Tiêu chí {leaf.code} chấm bằng khảo sát nên không cần thẩm định."
        for leaf in found.values()
        if leaf.method == Method.SURVEY
    ]
    if troubles:
        raise AssignmentRefused(*troubles)
    return list(found.values())


def _roles(day: date) -> set[tuple[int, int | None]]:
    """Who appraises for which unit on the day: ids of user and unit."""
    grants = RoleGrant.objects.valid_on(day).filter(role=Role.APPRAISER, user__is_active=True)
    return set(grants.values_list("user", "unit"))


def _wanted(
    leaf: Criterion, stands: Assignment | None, naming: Naming, held: set[tuple[int, int | None]]
) -> _Wanted:
    was_lead = stands.lead_unit if stands else leaf.lead_unit
    was = stands.appraiser if stands else None
    lead = naming.lead_unit or was_lead
    stays = was if lead == was_lead or (was and lead and (was.pk, lead.pk) in held) else None
    return _Wanted(leaf.code, was_lead, was, lead, None if naming.nobody else naming.appraiser or stays)


def _stored(wanted: _Wanted, round: Round, group: UnitGroup, by: User, moment: datetime) -> Assignment:
    named: dict[str, Any] = {"lead_unit": wanted.lead, "appraiser": wanted.appraiser}
    assignment, _ = Assignment.objects.update_or_create(
        round=round,
        group=group,
        criterion_code=wanted.code,
        defaults={**named, "assigned_at": moment, "assigned_by": by},
    )
    return assignment


def _told(lead: Unit | None, appraiser: User | None) -> dict[str, str]:
    return {"lead_unit": lead.code if lead else "", "appraiser": appraiser.username if appraiser else ""}
