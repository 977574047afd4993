"""System checks: what the machine must have before the portal can do its work.

Checks that cost time (Redis, the database) run only with `check --deploy`, as script/server and
script/worker do; the others run before every command.
"""

import ctypes
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004 - Django's own name
from django.db import OperationalError, connection
from fontTools.ttLib import TTFont

from cchc_portal import fonts

TAG = "cchc"
_INSTALL = "apt-get install --no-install-recommends"
_LIBRARIES = {
    "libgobject-2.0.so.0": "libpango-1.0-0",
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
_SERIF_FAMILIES = ("Liberation Serif", "Tinos")
# Every letter of Vietnamese beyond ASCII, and the sign of the đồng.
_NEEDED = {
    *map(ord, "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư₫"),
    *range(0x1EA0, 0x1EFA),
}


@register(TAG)
def pango_is_installed(**kwargs: Any) -> list[CheckMessage]:
    """WeasyPrint lays letters out with Pango, which pip cannot bring."""
    missing = [name for name in _LIBRARIES if not _loads(name)]
    if not missing:
        return []
    packages = " ".join(dict.fromkeys(_LIBRARIES[name] for name in missing))
    return [
        Error(
            f"Thiếu thư viện {', '.join(missing)}, không dựng được tệp PDF.",
            hint=f"Chạy script/setup bằng quyền root, hoặc: {_INSTALL} {packages}",
            id="cchc.E001",
        )
    ]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


@register(TAG)
def serif_has_vietnamese(**kwargs: Any) -> list[CheckMessage]:
    """Official letters need a face with the metrics of Times and every Vietnamese letter."""
    if any(_is_complete(family) for family in _SERIF_FAMILIES):
        return []
    return [
        Error(
            "Không có phông Liberation Serif 2 (hoặc Tinos) đủ chữ tiếng Việt cho văn bản.",
            hint=f"Chạy script/setup bằng quyền root, hoặc: {_INSTALL} fonts-liberation2 fontconfig "
            "(gói fonts-liberation cũ thiếu 92 chữ có dấu).",
            id="cchc.E002",
        )
    ]


def _is_complete(family: str) -> bool:
    """True when the file that fontconfig gives for `family` is that family and lacks no letter."""
    if not (program := shutil.which("fc-match")):
        return False
    answer = subprocess.run(
        [program, "--format=%{family}\t%{file}", family], capture_output=True, text=True, check=False
    )
    found, _, file_name = answer.stdout.partition("\t")
    if found != family or not Path(file_name).is_file():
        return False
    with TTFont(file_name, lazy=True) as font:
        return set(font.getBestCmap()) >= _NEEDED


@register(TAG)
def web_fonts_are_built(**kwargs: Any) -> list[CheckMessage]:
    if fonts.fonts_are_built(fonts.FOLDER):
        return []
    return [
        Error(
            "Chưa dựng phông chữ của cổng (static/fonts).",
            hint="Chạy script/setup, hoặc: .venv/bin/python -m cchc_portal.font_cutter",
            id="cchc.E003",
        )
    ]


@register(TAG)
def media_is_writable(**kwargs: Any) -> list[CheckMessage]:
    folder = Path(settings.MEDIA_ROOT)
    if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
        return []
    return [
        Error(
            f"Không ghi được vào thư mục tệp {folder}.",
            hint="Sửa quyền của thư mục, hoặc đặt CCHC_MEDIA là thư mục ghi được (các máy dùng chung).",
            id="cchc.E004",
        )
    ]


@register(TAG, deploy=True)
def redis_answers(**kwargs: Any) -> list[CheckMessage]:
    if not settings.REDIS_URL:
        return []
    import redis  # noqa: PLC0415 - a quarter of a second that other commands need not spend

    try:
        redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=3, socket_timeout=3).ping()
    except (redis.RedisError, OSError):
        return [
            Error(
                "Không kết nối được Redis ghi ở REDIS_URL.",
                hint="Khởi động Redis, sửa REDIS_URL, hoặc bỏ trống biến này để chạy trên một máy.",
                id="cchc.E005",
            )
        ]
    return []


@register(TAG, deploy=True)
def database_answers(**kwargs: Any) -> list[CheckMessage]:
    try:
        connection.ensure_connection()
    except OperationalError:
        return [
            Error(
                "Không kết nối được cơ sở dữ liệu ghi ở DATABASE_URL.",
                hint="Khởi động PostgreSQL, sửa DATABASE_URL, hoặc bỏ trống biến này để chạy nhúng.",
                id="cchc.E006",
            )
        ]
    return []


@register(TAG, deploy=True)
def machines_can_share(**kwargs: Any) -> list[CheckMessage]:
    """What works on one machine and would quietly go wrong on two."""
    if settings.EMBEDDED:
        return []
    found: list[CheckMessage] = []
    if not settings.REDIS_URL:
        found.append(
            Warning(
                "Chưa đặt REDIS_URL: việc nền chỉ chạy được trên chính máy này.",
                hint="Chạy nhiều máy thì đặt REDIS_URL.",
                id="cchc.W001",
            )
        )
    if settings.SECRET_KEY_IS_GENERATED:
        found.append(
            Warning(
                "Khóa bí mật do máy này tự tạo: máy khác sẽ không nhận phiên đăng nhập.",
                hint="Chạy nhiều máy thì đặt CCHC_SECRET_KEY hoặc CCHC_SECRET_KEY_FILE như nhau.",
                id="cchc.W002",
            )
        )
    return found


@register(TAG, deploy=True)
def scanner_is_set(**kwargs: Any) -> list[CheckMessage]:
    """Evidence comes from many offices and is opened in others."""
    if settings.CLAMAV or settings.EMBEDDED:
        return []
    return [
        Warning(
            "Chưa đặt CCHC_CLAMAV: tệp kiểm chứng được nhận mà không quét mã độc.",
            hint="Cài gói clamav-daemon rồi đặt CCHC_CLAMAV=/run/clamav/clamd.ctl.",
            id="cchc.W003",
        )
    ]
