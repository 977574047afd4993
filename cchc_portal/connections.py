"""From the addresses in DATABASE_URL, REDIS_URL and CCHC_SMTP to the settings Django and Celery want."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

import dj_database_url

from cchc_portal.environment import SettingError

SQLITE = "django.db.backends.sqlite3"
_SQLITE_OPTIONS = {
    # A writer waits for its turn at BEGIN instead of failing half-way through its transaction.
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
FILE_TRANSPORT = "cchc_portal.file_broker:Transport"
_REDIS_SILENCE = 3  # seconds; without a limit a page waits for ever on a Redis that hangs
_POSTGRES_SCHEMES = {"postgres", "postgresql"}


def database(url: str, home: Path) -> dict[str, Any]:
    """The default database: SQLite under `home` unless `url` names one."""
    scheme = _parts(url).scheme
    if url and scheme not in {"sqlite", *_POSTGRES_SCHEMES}:
        raise _wrong_database()
    if scheme in _POSTGRES_SCHEMES:
        return _postgres(url)
    found = _parse(url) if url else {"ENGINE": SQLITE, "NAME": str(home / "db.sqlite3")}
    return {**found, "OPTIONS": _SQLITE_OPTIONS}


def _postgres(url: str) -> dict[str, Any]:
    found = _parse(url)
    if not found["NAME"]:
        raise _wrong_database()
    return {**found, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def _parse(url: str) -> dict[str, Any]:
    try:
        return dict(dj_database_url.parse(url))
    except ValueError:
        raise _wrong_database() from None


def _wrong_database() -> SettingError:
    return SettingError(
        "DATABASE_URL không hợp lệ: ghi postgres://tài-khoản:mật-khẩu@máy-chủ:5432/tên-csdl, "
        "hoặc bỏ trống để chạy nhúng với SQLite."
    )


def celery_broker(redis_url: str, home: Path, visibility_timeout: int) -> dict[str, Any]:
    """Celery's broker: Redis when there is one, else folders under `home` (one machine only)."""
    if redis_url:
        silence = {"socket_timeout": _REDIS_SILENCE, "socket_connect_timeout": _REDIS_SILENCE}
        return {"url": redis_url, "options": {"visibility_timeout": visibility_timeout, **silence}}
    queue = str(home / "broker" / "queue")
    options = {
        "data_folder_in": queue,
        "data_folder_out": queue,
        "control_folder": str(home / "broker" / "control"),
        "polling_interval": 0.2,  # seconds; of one second, each of many short jobs would wait half
    }
    return {"url": "filesystem://localhost//", "options": options, "transport": FILE_TRANSPORT}


def cache(redis_url: str) -> dict[str, Any]:
    """The cache: the Redis database after the broker's, so that clearing it loses no task."""
    if not redis_url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    parts = _redis_parts(redis_url)
    number = int(parts.path.strip("/") or 0) + 1
    location = urlunsplit(parts._replace(path=f"/{number}"))
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": location,
        "KEY_PREFIX": "cchc",
    }


@dataclass(frozen=True, slots=True)
class MailRoute:
    """How e-mail goes out; without a host none does."""

    backend: str = "django.core.mail.backends.dummy.EmailBackend"
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False


def mail(url: str) -> MailRoute:
    """The route that `smtp://`, or with TLS from the start `smtps://`, names."""
    if not url:
        return MailRoute()
    parts = _parts(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise SettingError(
            "CCHC_SMTP không hợp lệ: ghi smtp://tài-khoản:mật-khẩu@máy-chủ:25, hoặc smtps://… khi dùng TLS."
        )
    tls = parts.scheme == "smtps"
    return MailRoute(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or (465 if tls else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=tls,
    )


def _redis_parts(url: str) -> SplitResult:
    parts = _parts(url)
    number = parts.path.strip("/")
    if parts.scheme not in {"redis", "rediss"} or not parts.hostname or not (number or "0").isdigit():
        raise SettingError(
            "REDIS_URL không hợp lệ: ghi redis://máy-chủ:6379/0 (hoặc rediss:// khi dùng TLS), "
            "hoặc bỏ trống để chạy nhúng."
        )
    return parts


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError:
        return SplitResult("?", "", "", "", "")
    return parts
