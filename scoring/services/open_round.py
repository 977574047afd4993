"""Opening a round: the set is frozen and every unit valid on the reference date takes part."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Unit, User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.models import Assessment, CriteriaSet, Round, RoundKind, RoundProfile
from scoring.sheets.round_settings import RoundSettings

_CODES = {RoundKind.OFFICIAL: "", RoundKind.REHEARSAL: "-thu", RoundKind.HALF_YEAR: "-6-thang"}


class RoundRefused(Refused):
    """The round cannot be opened; the message says why."""


class NoSetYet(RoundRefused):
    """No criteria set is valid in the year, or none of the decision named."""


@transaction.atomic
def open_round(
    *,
    year: int,
    by: User,
    kind: str = RoundKind.OFFICIAL,
    code: str | None = None,
    decision: str | None = None,
    reference_date: date | None = None,
    settings: RoundSettings | None = None,
    reason: str = "",
    now: datetime | None = None,
) -> Round:
    """Open the round of the year under the latest set valid in it, or under the decision named.

    Raises NoSetYet, and RoundRefused when no unit takes part, or the round exists.
    """
    moment = now or timezone.now()
    chosen = settings or RoundSettings()
    criteria_set = _set_for(year, decision)
    round = _create(
        code=code or default_code(year, kind),
        year=year,
        kind=kind,
        criteria_set=criteria_set,
        reference_date=reference_date or date(year, 12, 31),
        respond_before=chosen.respond_before,
        public_annexes=chosen.public_annexes,
        is_sample=chosen.is_sample,
        opened_at=moment,
        opened_by=by,
    )
    RoundProfile.objects.create(round=round, **asdict(chosen.profile))
    units = _enrol_units(round)
    if criteria_set.frozen_at is None:
        criteria_set.frozen_at, criteria_set.frozen_by = moment, by
        criteria_set.save(update_fields=["frozen_at", "frozen_by"])
    record_event(
        by=by,
        verb="open_round",
        target_type="round",
        target_ref=round.code,
        detail={
            "decision": criteria_set.decision,
            "version": criteria_set.version,
            "units": units,
            **({"reason": reason.strip()} if reason.strip() else {}),
        },
        now=moment,
    )
    return round


def default_code(year: int, kind: str) -> str:
    """The code of a round that is given none."""
    return f"{year}{_CODES[RoundKind(kind)]}"


def _set_for(year: int, decision: str | None) -> CriteriaSet:
    sets = CriteriaSet.objects.valid_in(year).select_for_update()
    chosen = (sets.filter(decision=decision) if decision else sets).first()
    if chosen is None:
        named = f" theo Quyết định {decision}" if decision else ""
        raise NoSetYet(f"Chưa có bộ tiêu chí có hiệu lực cho năm {year}{named}; hãy nhập bộ tiêu chí trước")
    return chosen


def _create(**fields: object) -> Round:
    clash = Round.objects.filter(code=fields["code"]).first()
    if clash is None and fields["kind"] == RoundKind.OFFICIAL:
        clash = Round.objects.official(int(str(fields["year"]))).first()
    if clash is not None:
        raise RoundRefused(
            f"Đợt {clash.code} đã được mở lúc {timezone.localtime(clash.opened_at):%H:%M %d/%m/%Y}"
        )
    try:
        with transaction.atomic():
            return Round.objects.create(**fields)
    except IntegrityError as error:
        # Two people at once: the constraint decided, the other one's round stands.
        raise RoundRefused(f"Đợt {fields['code']} vừa được người khác mở") from error


def _enrol_units(round: Round) -> int:
    """Assessments of every unit of the set's groups valid on the reference date."""
    groups = round.criteria_set.catalogues.values("group")
    units = list(Unit.objects.valid_on(round.reference_date).filter(group__in=groups))
    if not units:
        raise RoundRefused(
            "Không có đơn vị nào thuộc các nhóm của bộ tiêu chí có hiệu lực "
            f"ngày {round.reference_date:%d/%m/%Y}"
        )
    Assessment.objects.bulk_create([Assessment(round=round, unit=unit) for unit in units])
    return len(units)
