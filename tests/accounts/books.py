"""Workbooks of accounts for tests."""

from pathlib import Path
from typing import Any

from tests.workbooks import save_book

HEADER = [
    *("Tên đăng nhập", "Họ và tên", "Chức vụ", "Email", "Điện thoại"),
    *("Vai trò", "Mã đơn vị", "Từ ngày", "Đến ngày"),
]


def account_book(path: Path, *rows: list[Any]) -> Path:
    """Rows of username, name, role, unit, first day, last day."""
    lines = [[u, name, None, None, None, role, unit, start, end] for u, name, role, unit, start, end in rows]
    return save_book(path, {"Tài khoản": [HEADER, *lines]})
