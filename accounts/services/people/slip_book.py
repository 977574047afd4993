"""Slips as a workbook, for whoever hands the accounts out."""

from collections.abc import Iterable

from accounts.models import RoleGrant
from accounts.services.people.open_account import Slip
from cchc_portal.lib.sheets.writer import OutColumn, OutSheet, write_workbook

_COLUMNS = (
    OutColumn("Đơn vị", 40),
    OutColumn("Họ và tên", 30),
    OutColumn("Chức vụ", 30),
    OutColumn("Tên đăng nhập", 24),
    OutColumn("Mật khẩu tạm", 20),
)
_TITLES = (
    "Tài khoản và mật khẩu tạm",
    "Mật khẩu tạm phải đổi khi đăng nhập lần đầu. Giao riêng từng người rồi xóa tệp này.",
)


def slip_workbook(slips: Iterable[Slip]) -> bytes:
    """The .xlsx of the slips, by unit: two queries."""
    rows = list(slips)
    grants = RoleGrant.objects.filter(user__in=[slip.user for slip in rows]).select_related("unit")
    units = {grant.user_id: grant.unit.name for grant in grants.order_by("-pk") if grant.unit}
    lines = [
        (
            units.get(slip.user.pk, ""),
            slip.user.full_name,
            slip.user.position,
            slip.user.username,
            slip.password,
        )
        for slip in rows
    ]
    return write_workbook([OutSheet("Mật khẩu tạm", _COLUMNS, sorted(lines), _TITLES)])
