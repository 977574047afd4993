"""The workbook tai-khoan.xlsx as plain rows: a person, a role, a unit and a period each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from accounts.core.periods import period
from accounts.core.usernames import username_fault
from cchc_portal.lib.findings import Finding
from cchc_portal.lib.sheets.reader import Workbook
from cchc_portal.lib.sheets.sheet_tables import find_table
from cchc_portal.lib.sheets.tables import Column, Row
from cchc_portal.lib.text import fold_header

ACCOUNT_SHEET = "Tài khoản"
USERNAME, FULL_NAME, POSITION, EMAIL, PHONE = "Tên đăng nhập", "Họ và tên", "Chức vụ", "Email", "Điện thoại"
ROLE, UNIT, START, END = "Vai trò", "Mã đơn vị", "Từ ngày", "Đến ngày"
COLUMNS = (
    Column(USERNAME),
    Column(FULL_NAME),
    Column(POSITION, required=False),
    Column(EMAIL, required=False, aliases=("Thư điện tử",)),
    Column(PHONE, required=False, aliases=("Số điện thoại",)),
    Column(ROLE),
    Column(UNIT, required=False),
    Column(START),
    Column(END, required=False),
)
_FACTS = {
    "full_name": FULL_NAME,
    "position": POSITION,
    "email": EMAIL,
    "phone": PHONE,
}


@dataclass(frozen=True, slots=True)
class Known:
    """What a row may refer to: roles by folded label and code, which of them need a unit, unit codes."""

    roles: Mapping[str, str]
    role_labels: Sequence[str]
    needs_unit: Collection[str]
    units: Collection[str]


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A person's role; texts are "" and days None where the cell is empty. `role` is the role's code."""

    row: int
    username: str
    full_name: str
    position: str
    email: str
    phone: str
    role: str
    unit: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class AccountBook:
    """The rows that could be read, in order; `sheet` is the name findings about them use."""

    sheet: str
    rows: tuple[AccountRow, ...]
    skipped: int
    findings: list[Finding]

    @property
    def people(self) -> dict[str, list[AccountRow]]:
        """The rows of each person, in order."""
        people: dict[str, list[AccountRow]] = {}
        for row in self.rows:
            people.setdefault(row.username, []).append(row)
        return people


def read_accounts(workbook: Workbook, known: Known) -> AccountBook:
    """The workbook's rows, checked by themselves and against each other."""
    findings: list[Finding] = []
    table = find_table(workbook, ACCOUNT_SHEET, COLUMNS, findings)
    if table is None:
        return AccountBook(ACCOUNT_SHEET, (), 0, findings)
    rows = list(table.rows)
    filled = [row for row in rows if not row.is_empty(USERNAME, FULL_NAME, ROLE)]
    pairs = [(row, read) for row in filled if (read := _account(row, known))]
    _check_facts(pairs)
    _check_overlaps(pairs)
    return AccountBook(table.sheet.name, tuple(read for _, read in pairs), len(rows) - len(filled), findings)


def _account(row: Row, known: Known) -> AccountRow | None:
    """The row, or None where so much is wrong that it is nobody's role."""
    username = row.code(USERNAME) if row.required(USERNAME) else ""
    if username and (fault := username_fault(username)):
        row.tell(USERNAME, fault, username)
    row.required(FULL_NAME)
    role = _role(row, known)
    unit = _unit(row, role, known)
    start = row.day(START) if row.required(START) else None
    end = row.day(END)
    if start and end and end < start:
        row.tell(END, "Ngày kết thúc sớm hơn ngày bắt đầu", row.text(END))
    if not username or not role or start is None:
        return None
    return AccountRow(
        row=row.number,
        username=username,
        full_name=row.line(FULL_NAME, 150),
        position=row.line(POSITION, 150),
        email=_email(row),
        phone=row.line(PHONE, 50),
        role=role,
        unit=unit,
        valid_from=start,
        valid_to=end,
    )


def _role(row: Row, known: Known) -> str:
    if not row.required(ROLE):
        return ""
    return row.one_of(ROLE, known.roles, ", ".join(known.role_labels)) or ""


def _unit(row: Row, role: str, known: Known) -> str:
    unit = row.code(UNIT)
    if unit and unit not in known.units:
        row.tell(UNIT, "Mã này không phải mã đơn vị", unit, "mã của một đơn vị trong danh sách đơn vị")
    if role in known.needs_unit and not unit:
        row.tell(UNIT, "Vai trò này cần mã đơn vị")
    return unit


def _email(row: Row) -> str:
    email = row.line(EMAIL, 254)
    if email:
        try:
            validate_email(email)
        except ValidationError:
            row.tell(EMAIL, "Địa chỉ thư điện tử sai dạng", email, "như ten@tinh.gov.vn")
    return email


def _check_facts(pairs: Sequence[tuple[Row, AccountRow]]) -> None:
    """Rows of one person agree about the person; an empty cell says nothing."""
    first: dict[tuple[str, str], tuple[int, str]] = {}
    for row, read in pairs:
        for name, column in _FACTS.items():
            said: str = getattr(read, name)
            number, earlier = first.setdefault((read.username, name), (read.row, said)) if said else (0, said)
            if fold_header(earlier) != fold_header(said):
                message = f"Khác dòng {number} của cùng tên đăng nhập “{read.username}”"
                row.tell(column, message, said, f"“{earlier}”")


def _check_overlaps(pairs: Sequence[tuple[Row, AccountRow]]) -> None:
    """A person holds a role in a unit once at a time."""
    seen: dict[tuple[str, str, str], list[AccountRow]] = {}
    for row, read in pairs:
        held = seen.setdefault((read.username, read.role, read.unit), [])
        if met := next((one for one in held if _meet(one, read)), None):
            message = f"Trùng vai trò, đơn vị với dòng {met.row} ({period(met.valid_from, met.valid_to)})"
            row.tell(START, message, row.text(START))
        held.append(read)


def _meet(one: AccountRow, other: AccountRow) -> bool:
    starts = max(one.valid_from, other.valid_from)
    return starts <= min(one.valid_to or date.max, other.valid_to or date.max)
