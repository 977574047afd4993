import os
from pathlib import Path

import pytest
from django.core.checks import CheckMessage
from django.db import OperationalError, connection
from pytest_django import Settings

from cchc_portal import checks, fonts


def ids(found: list[CheckMessage]) -> list[str | None]:
    return [message.id for message in found]


def test_this_machine_passes(db: None) -> None:
    found = [
        *checks.pango_is_installed(),
        *checks.serif_has_vietnamese(),
        *checks.web_fonts_are_built(),
        *checks.redis_answers(),
        *checks.database_answers(),
    ]
    assert found == []


def test_pango_missing_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_loads", lambda name: name != "libpangoft2-1.0.so.0")
    [found] = checks.pango_is_installed()
    assert found.msg == "Thiếu thư viện libpangoft2-1.0.so.0, không dựng được tệp PDF."
    assert str(found.hint).endswith("apt-get install --no-install-recommends libpangoft2-1.0-0")


def test_loads_unknown_library_is_false() -> None:
    assert checks._loads("libkhong-co.so.9") is False


def test_serif_that_is_only_a_substitute_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_SERIF_FAMILIES", ("Khong Co Phong Nay",))
    assert ids(checks.serif_has_vietnamese()) == ["cchc.E002"]


def test_serif_that_lacks_a_letter_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_NEEDED", {0x1EA0, 0x10FFFD})
    assert ids(checks.serif_has_vietnamese()) == ["cchc.E002"]


def test_serif_without_fontconfig_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks.shutil, "which", lambda name: None)
    assert ids(checks.serif_has_vietnamese()) == ["cchc.E002"]


def test_web_fonts_of_an_older_recipe_are_to_be_built(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "RECIPE").write_text("recipe 0\n", encoding="utf-8")
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    assert ids(checks.web_fonts_are_built()) == ["cchc.E003"]


def test_media_folder_that_is_not_there_is_an_error(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "khong-co"
    assert ids(checks.media_is_writable()) == ["cchc.E004"]
    settings.MEDIA_ROOT = tmp_path
    assert checks.media_is_writable() == []


def test_media_folder_closed_to_us_is_an_error(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write anywhere
    assert ids(checks.media_is_writable()) == ["cchc.E004"]


def test_redis_that_does_not_answer_is_an_error(settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    [found] = checks.redis_answers()
    assert found.msg == "Không kết nối được Redis ghi ở REDIS_URL."


def test_redis_not_asked_for_is_not_missed(settings: Settings) -> None:
    settings.REDIS_URL = ""
    assert checks.redis_answers() == []


def test_database_that_does_not_answer_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    assert ids(checks.database_answers()) == ["cchc.E006"]


def test_machines_that_cannot_share_are_warned(settings: Settings) -> None:
    settings.EMBEDDED, settings.REDIS_URL, settings.SECRET_KEY_IS_GENERATED = False, "", True
    assert ids(checks.machines_can_share()) == ["cchc.W001", "cchc.W002"]
    settings.EMBEDDED = True
    assert checks.machines_can_share() == []


def test_scanner_that_is_not_set_is_warned_about(settings: Settings) -> None:
    settings.CLAMAV, settings.EMBEDDED = "", False
    assert ids(checks.scanner_is_set()) == ["cchc.W003"]
    settings.CLAMAV = "/run/clamav/clamd.ctl"
    assert checks.scanner_is_set() == []
