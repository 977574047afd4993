"""Reads environment variables; a wrong value stops start-up with one sentence that says what to do.

Each reader takes the variable's name first, so that the repository test finds every name. Values of
`.env` beside manage.py stand in for variables the process was not given; an empty variable that was
given wins over `.env`.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_YES = {"1", "true", "yes", "on"}
_NO = {"0", "false", "no", "off"}


class SettingError(ImproperlyConfigured):
    """A setting is wrong; the message says in Vietnamese which one and what to write instead."""


def envstr(name: str, default: str = "") -> str:
    """The value without surrounding blanks; an empty variable counts as not set."""
    return os.environ.get(name, "").strip() or default


def envbool(name: str, *, default: bool = False) -> bool:
    text = envstr(name).casefold()
    if text in _YES:
        return True
    if text in _NO:
        return False
    if text:
        raise SettingError(f"{name}={text} không hợp lệ: ghi 1 (bật) hoặc 0 (tắt).")
    return default


def envint(name: str, default: int, *, low: int, high: int) -> int:
    text = envstr(name)
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
        raise SettingError(f"{name}={text} không hợp lệ: ghi một số nguyên từ {low} đến {high}.")
    return int(text)


def envlist(name: str, default: Iterable[str] = ()) -> list[str]:
    """Comma-separated values."""
    return [part.strip() for part in envstr(name).split(",") if part.strip()] or list(default)


def envchoice(name: str, choices: Iterable[str], default: str) -> str:
    """One of the choices, which are written in capitals."""
    text = envstr(name, default).upper()
    if text not in (accepted := list(choices)):
        raise SettingError(f"{name}={text} không hợp lệ: ghi một trong {', '.join(accepted)}.")
    return text


def envpath(name: str, default: Path) -> Path:
    """An absolute path; a relative one is refused, since it would depend on where a command is typed."""
    path = Path(envstr(name) or default)
    if not path.is_absolute():
        raise SettingError(f"{name}={path} không hợp lệ: ghi đường dẫn tuyệt đối, bắt đầu bằng /.")
    return path


def envsocket(name: str) -> str:
    """The path of a Unix socket or host:port; empty where the variable is not set."""
    text = envstr(name)
    host, _, port = text.rpartition(":")
    if text and not text.startswith("/") and not (host and port.isascii() and port.isdigit()):
        raise SettingError(f"{name}={text} không hợp lệ: ghi máy:cổng, hoặc đường dẫn của socket.")
    return text


def envsecret(name: str) -> str:
    """The variable itself, or the content of the file that NAME_FILE points at."""
    file_name = f"{name}_FILE"
    if not (location := envstr(file_name)):
        return envstr(name)
    if envstr(name):
        raise SettingError(f"Đã đặt cả {name} và {file_name}: chỉ giữ lại một biến.")
    try:
        text = Path(location).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SettingError(
            f"Không đọc được tệp {location} ghi ở {file_name}: sửa đường dẫn hoặc quyền đọc."
        ) from None
    if not text:
        raise SettingError(f"Tệp {location} ghi ở {file_name} rỗng: ghi giá trị của {name} vào tệp.")
    return text


def read_env_file(path: Path) -> None:
    """Fills in variables that the process was not given from lines NAME=value; no file, nothing done."""
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        name, mark, value = text.partition("=")
        if not mark or not name.isidentifier():
            raise SettingError(f"Dòng {number} của tệp {path.name} không hợp lệ: ghi TÊN_BIẾN=giá trị.")
        os.environ.setdefault(name, value.strip().strip("'\""))
