"""What every test needs: its own media folder, quick passwords, and a layout engine that may not complain."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as portal_settings
from django.core.cache import cache
from django.test import override_settings
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker, Settings

from tests.parallel import own_cache
from tests.rounds import filled_edge_round
from tests.standing import standing_rows

# The same examples on every run: a red build must be red again when it is looked at.
hypothesis_settings.register_profile("portal", deadline=None, derandomize=True, max_examples=100)
hypothesis_settings.load_profile("portal")


@pytest.fixture(scope="session", autouse=True)
def settings_of_tests() -> Iterator[None]:
    """No test waits for a slow hash or asks another machine; nor does each client list all static files,
    which a server does once; nor does one process clear the cache of another."""
    caches = portal_settings.CACHES
    if portal_settings.REDIS_URL:
        caches = {"default": {**caches["default"], "LOCATION": own_cache()}}
    with override_settings(
        CACHES=caches,
        CLAMAV="",
        X_ACCEL="",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        WHITENOISE_AUTOREFRESH=True,
    ):
        yield


@pytest.fixture(scope="module")
def standing_edge(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The round of 2031 with every workbook in, for all tests of a module."""
    with standing_rows(django_db_blocker):
        filled_edge_round()
        yield


@pytest.fixture(autouse=True)
def isolated_settings(settings: Settings, tmp_path: Path) -> None:
    """No test writes into an installation's media, or finds what another kept."""
    cache.clear()
    settings.MEDIA_ROOT = tmp_path / "media"


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
