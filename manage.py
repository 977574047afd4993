#!/usr/bin/env python3
"""Commands of the portal; without settings it runs embedded and says so on standard error."""

import os
import sys

try:
    from django.core.management import execute_from_command_line

    from cchc_portal.environment import SettingError
except ModuleNotFoundError:
    sys.exit("Chưa cài thư viện: chạy script/setup, rồi gõ .venv/bin/python manage.py …")


def portal_words(words: list[str]) -> list[str]:
    """In `create_round` the word --settings names the round's workbook, not Django's settings."""
    if words[1:2] != ["create_round"]:
        return words
    return [
        word.replace("--settings", "--round-settings", 1) if _names_settings(word) else word for word in words
    ]


def _names_settings(word: str) -> bool:
    return word == "--settings" or word.startswith("--settings=")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc_portal.settings")
    try:
        from cchc_portal import settings  # noqa: PLC0415 - reading the settings is what may go wrong
    except SettingError as error:
        sys.exit(f"Thiết lập sai: {error}")
    if settings.EMBEDDED and "DATABASE_URL" not in os.environ:  # left empty on purpose needs no reminder
        print(
            f"Chạy nhúng: dữ liệu nằm trong {settings.CCHC_HOME} (đặt DATABASE_URL để dùng PostgreSQL).",
            file=sys.stderr,
        )
    execute_from_command_line(portal_words(sys.argv))


if __name__ == "__main__":
    main()
