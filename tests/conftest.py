"""What every test needs: its own media folder, quick passwords, and a layout engine that may not complain."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings

# The same examples on every run: a red build must be red again when it is looked at.
hypothesis_settings.register_profile("portal", deadline=None, derandomize=True, max_examples=100)
hypothesis_settings.load_profile("portal")


@pytest.fixture(autouse=True)
def isolated_settings(settings: Settings, tmp_path: Path) -> None:
    """No test writes into an installation's media, waits for a slow hash, or finds what another kept."""
    cache.clear()
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.CLAMAV, settings.X_ACCEL = "", ""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def layout_without_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """WeasyPrint ignores what it does not understand and only logs it: in a test that is a failure."""
    yield
    said = [
        record.getMessage()
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.name.startswith("weasyprint") and record.levelno >= logging.WARNING
    ]
    assert said == []
