"""Names to sign in with: small letters without tones, so that nobody wonders how one is typed."""

import re

RESERVED = frozenset({"he-thong", "them", "quyen", "mat-khau-tam", "xuat.xlsx"})
SHAPE = "chữ thường không dấu, số, dấu chấm, gạch ngang, gạch dưới; từ 3 đến 60 ký tự"
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")


def username_fault(username: str) -> str:
    """What is wrong with the name, as a sentence; empty where nothing is."""
    if not _USERNAME.fullmatch(username):
        return f"Tên đăng nhập “{username}” sai dạng; cần {SHAPE}"
    if username in RESERVED:
        return f"Tên đăng nhập “{username}” được hệ thống giữ; hãy chọn tên khác"
    return ""
