"""What the settings promise; each start-up runs in a process of its own, as it would on a machine."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import Client

BASE = Path(settings.BASE_DIR)


def start(tmp_path: Path, *words: str, **given: str) -> subprocess.CompletedProcess[str]:
    """manage.py on a machine where nothing is set but what is given."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ}
    own = {"CCHC_ENV_FILE": os.devnull, "CCHC_HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, str(BASE / "manage.py"), *words],
        env={**kept, **own, **given},
        capture_output=True,
        text=True,
        check=False,
    )


def test_start_without_settings_is_embedded_and_says_so_beside_the_output(tmp_path: Path) -> None:
    done = start(tmp_path, "diffsettings", "--output", "unified")
    assert done.returncode == 0
    assert done.stderr == (
        f"Chạy nhúng: dữ liệu nằm trong {tmp_path}/home (đặt DATABASE_URL để dùng PostgreSQL).\n"
    )
    assert "Chạy nhúng" not in done.stdout
    assert stat.S_IMODE((tmp_path / "home" / "secret-key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"CCHC_DEBUG": "maybe"}, "CCHC_DEBUG=maybe không hợp lệ: ghi 1 (bật) hoặc 0 (tắt)."),
        ({"CCHC_HOME": "nha"}, "CCHC_HOME=nha không hợp lệ: ghi đường dẫn tuyệt đối, bắt đầu bằng /."),
        (
            {"CCHC_LOG_LEVEL": "all"},
            "CCHC_LOG_LEVEL=ALL không hợp lệ: ghi một trong DEBUG, INFO, WARNING, ERROR.",
        ),
        (
            {"DATABASE_URL": "mysql://h/x"},
            (
                "DATABASE_URL không hợp lệ: ghi postgres://tài-khoản:mật-khẩu@máy-chủ:5432/tên-csdl, "
                "hoặc bỏ trống để chạy nhúng với SQLite."
            ),
        ),
    ],
)
def test_start_with_a_wrong_setting_stops_with_one_sentence(
    tmp_path: Path, given: dict[str, str], sentence: str
) -> None:
    done = start(tmp_path, "check", **given)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"Thiết lập sai: {sentence}\n")


def test_start_left_empty_on_purpose_needs_no_reminder(tmp_path: Path) -> None:
    assert start(tmp_path, "diffsettings", DATABASE_URL="").stderr == ""


def test_sqlite_writes_ahead_and_waits_for_its_turn(tmp_path: Path) -> None:
    code = (
        "from django.db import connection as c\n"
        "q = lambda name: c.cursor().execute(f'PRAGMA {name}').fetchone()[0]\n"
        "print(q('journal_mode'), q('synchronous'), q('busy_timeout'))"
    )
    assert start(tmp_path, "shell", "--no-imports", "--command", code).stdout == "wal 1 30000\n"


@pytest.mark.django_db  # a page that is not there has the frame of all pages
def test_policy_lets_nothing_in_from_elsewhere(client: Client) -> None:
    policy = client.get("/static/css/khong-co.css").headers["Content-Security-Policy"]
    assert sorted(policy.split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self'",
    ]


@pytest.mark.django_db  # a page that is not there has the frame of all pages
def test_headers_keep_the_page_out_of_frames_and_addresses_inside(client: Client) -> None:
    headers = client.get("/static/css/khong-co.css").headers
    names = ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy")
    assert [headers[name] for name in names] == ["DENY", "nosniff", "same-origin", "same-origin"]


def test_numbers_and_days_look_as_on_official_papers() -> None:
    from datetime import date
    from decimal import Decimal

    text = Template("{{ n }} {{ d }} {{ k }}").render(
        Context({"n": Decimal("1234.50"), "d": date(2021, 1, 14), "k": 1000})
    )
    assert text == "1.234,50 14/01/2021 1.000"


def test_slow_task_is_stopped_before_redis_hands_it_out_again() -> None:
    assert settings.CELERY_TASK_TIME_LIMIT < settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]
    assert settings.CELERY_ACCEPT_CONTENT == ["json"]
