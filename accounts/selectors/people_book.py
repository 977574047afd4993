"""The list of people as a workbook: the columns an import reads, then what only a list tells."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from accounts.models import Role, RoleGrant, User
from accounts.selectors.people import STATES, PersonRow
from cchc_portal.lib.sheets.writer import OutColumn, OutSheet, Value, write_workbook

SHEET = "Tài khoản"
_COLUMNS = (
    OutColumn("Tên đăng nhập", 22),
    OutColumn("Họ và tên", 28),
    OutColumn("Chức vụ", 30),
    OutColumn("Email", 26),
    OutColumn("Điện thoại", 16),
    OutColumn("Vai trò", 22),
    OutColumn("Mã đơn vị", 14),
    OutColumn("Từ ngày", 13),
    OutColumn("Đến ngày", 13),
    OutColumn("Tư cách ký", 16),
    OutColumn("Tình trạng", 22),
    OutColumn("Đăng nhập gần nhất", 20),
)


def people_workbook(rows: Iterable[PersonRow]) -> bytes:
    """The .xlsx: a line for each role, one without a role for who has none."""
    return write_workbook([OutSheet(SHEET, _COLUMNS, _lines(rows))])


def _lines(rows: Iterable[PersonRow]) -> Iterator[tuple[Value, ...]]:
    for row in rows:
        for grant in row.grants or (None,):
            yield (*_facts(row.user), *_role(grant), STATES[row.state], _last_login(row.user))


def _facts(user: User) -> tuple[str, ...]:
    return (user.username, user.full_name, user.position, user.email, user.phone)


def _role(grant: RoleGrant | None) -> tuple[Value, ...]:
    if grant is None:
        return ("", "", None, None, "")
    unit = grant.unit.code if grant.unit else ""
    return (Role(grant.role).label, unit, grant.valid_from, grant.valid_to, grant.capacity)


def _last_login(user: User) -> str:
    return f"{timezone.localtime(user.last_login):%d/%m/%Y %H:%M}" if user.last_login else ""
