import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.test import RequestFactory
from pytest_django import Settings
from whitenoise.middleware import WhiteNoiseMiddleware


@pytest.fixture
def collected(tmp_path: Path, settings: Settings) -> Path:
    """Our own files as a server of several machines serves them."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.WHITENOISE_USE_FINDERS = False
    hashed = {"BACKEND": "cchc_portal.lib.static_storage.HashedStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": hashed}
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    call_command("collectstatic", interactive=False, verbosity=0)
    return settings.STATIC_ROOT


def test_modules_are_imported_under_hashed_names_that_are_served_for_good(collected):
    main = next(path for path in (collected / "js" / "sheet").glob("main.*.js"))
    imported = re.findall(r'from "\./([^"]+)"', main.read_text())
    middleware = WhiteNoiseMiddleware(lambda request: HttpResponse(status=404))

    names = ("bar", "keys", "panel", "paste", "queue", "row", "sender")
    assert [re.sub(r"\.[0-9a-f]{12}\.js$", "", name) for name in imported] == list(names)
    for name in imported:
        answer = middleware(RequestFactory().get(f"/static/js/sheet/{name}"))
        b"".join(answer)
        answer.close()
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"


def test_every_module_of_ours_imports_hashed_names_only(collected):
    modules = [
        path for path in (collected / "js").rglob("*.js") if re.search(r"\.[0-9a-f]{12}\.js$", path.name)
    ]
    plain = [
        (path.name, name)
        for path in modules
        for name in re.findall(r'from "\./([^"]+)"', path.read_text())
        if not (path.parent / name).exists() or not re.search(r"\.[0-9a-f]{12}\.js$", name)
    ]

    assert (len(modules) > 10, plain) == (True, [])
