"""What a workbook of accounts would do to the people there are, and what speaks against it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from accounts.core.people import Person
from accounts.core.periods import period
from accounts.models import Role, RoleGrant, Unit, User
from accounts.rules import standing_of
from accounts.services.people.grant_role import Grant
from accounts.services.people.standing_by import TECHNICIANS_ONLY
from accounts.sheets.accounts import ROLE, START, UNIT, USERNAME, AccountBook, AccountRow
from cchc_portal.lib.dates import vn_day
from cchc_portal.lib.findings import Finding
from cchc_portal.lib.text import squeeze

_FACTS = ("full_name", "position", "email", "phone")


@dataclass(frozen=True, slots=True)
class PersonPlan:
    """What becomes of one person: `user` is None for a new account; `grants` are those not held yet."""

    details: Person
    user: User | None
    details_differ: bool
    grants: tuple[Grant, ...]

    @property
    def is_new(self) -> bool:
        return self.user is None

    @property
    def changes(self) -> bool:
        return self.is_new or self.details_differ or bool(self.grants)


@dataclass(slots=True)
class Plan:
    """Every person of the workbook in order; with an error among the findings nothing is written."""

    people: list[PersonPlan] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def plan_of(
    book: AccountBook, known: Mapping[str, User], units: Mapping[str, Unit], *, by: User, day: date
) -> Plan:
    """The plan for the rows of the workbook. `known`: the people there are, by username."""
    plan = Plan()
    rows = RoleGrant.objects.filter(user__in=known.values(), revoked_at__isnull=True)
    held: dict[int, list[RoleGrant]] = {}
    for grant in rows.select_related("unit"):
        held.setdefault(grant.user_id, []).append(grant)
    _check_rights(book, known, plan, by, day)
    for username, lines in book.people.items():
        user = known.get(username)
        grants = tuple(_new_grants(lines, held.get(user.pk, []) if user else [], units, book, plan))
        details = _details(username, lines, user)
        plan.people.append(PersonPlan(details, user, _differ(details, user), grants))
    return plan


def _check_rights(book: AccountBook, known: Mapping[str, User], plan: Plan, by: User, day: date) -> None:
    if by.is_system:
        return
    standing = standing_of(by, day)
    for row in book.rows:
        user = known.get(row.username)
        if not standing.may_grant(row.role):
            plan.findings.append(_finding(book, row, ROLE, TECHNICIANS_ONLY, Role(row.role).label))
        if user and not standing.may_manage(user):
            plan.findings.append(_finding(book, row, USERNAME, TECHNICIANS_ONLY, row.username))


def _new_grants(
    lines: Sequence[AccountRow],
    held: Sequence[RoleGrant],
    units: Mapping[str, Unit],
    book: AccountBook,
    plan: Plan,
) -> Iterator[Grant]:
    for row in lines:
        unit = units.get(row.unit)
        if unit and unit.valid_to and unit.valid_to < row.valid_from:
            message = f"Đơn vị chỉ có hiệu lực đến {vn_day(unit.valid_to)}; hãy chọn đơn vị kế thừa"
            plan.findings.append(_finding(book, row, UNIT, message, row.unit))
        met = [g for g in held if (g.role, g.unit) == (row.role, unit) and _meet(g, row)]
        if not met:
            yield Grant(Role(row.role), unit, row.valid_from, row.valid_to)
        elif (met[0].valid_from, met[0].valid_to) != (row.valid_from, row.valid_to):
            message = (
                f"Đã giữ vai trò này {period(met[0].valid_from, met[0].valid_to)}; "
                "đổi thời gian ở trang của người dùng"
            )
            plan.findings.append(_finding(book, row, START, message, period(row.valid_from, row.valid_to)))


def _details(username: str, lines: Sequence[AccountRow], user: User | None) -> Person:
    """What the rows say of the person; what they leave empty stays as it is."""
    said = {name: next((v for row in lines if (v := getattr(row, name))), "") for name in _FACTS}
    return Person(username, **{n: squeeze(v) or (getattr(user, n) if user else "") for n, v in said.items()})


def _differ(details: Person, user: User | None) -> bool:
    return user is not None and any(getattr(details, name) != getattr(user, name) for name in _FACTS)


def _meet(grant: RoleGrant, row: AccountRow) -> bool:
    starts = max(grant.valid_from, row.valid_from)
    return starts <= min(grant.valid_to or date.max, row.valid_to or date.max)


def _finding(book: AccountBook, row: AccountRow, column: str, message: str, found: str) -> Finding:
    return Finding(message, book.sheet, row.row, column, found)
