"""A real browser against a live server; whatever the page's console complains of fails the test."""

from collections.abc import Iterator
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection, connections
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from accounts.models import Job
from accounts.services.jobs.run_job import run_job

CHROMIUM = "/usr/bin/chromium"
# Debian's Chromium looks things up on a network that offices do not have; nothing of that is wanted here.
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PASSWORD = "MinhHoa@2020"
PATIENCE = 60_000  # milliseconds: what is waited for comes; a machine may be busy with other tests
expect.set_options(timeout=PATIENCE)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": [
        "violations"
    ],  # of what passes axe would name every element, which takes most of its time
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Of a module, not of the session: Playwright's own loop makes Django think that whoever calls it
    meanwhile is asynchronous."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield running
        running.close()


@pytest.fixture(autouse=True)
def late_requests_give_way(request: pytest.FixtureRequest) -> None:
    """A page that is closed may still save on leaving: where that and the emptying of all tables after the
    test wait for each other, the request is the one that PostgreSQL ends."""
    if request.node.get_closest_marker("django_db") and connection.vendor == "postgresql":
        request.getfixturevalue("transactional_db")
        with connection.cursor() as cursor:
            cursor.execute("SET deadlock_timeout = '1min'")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1366, "height": 768})
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that may not complain."""
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(message.text)

    opened = context.new_page()
    opened.on("console", listen)
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    assert said == []


def sign_in(page: Page, address: str, username: str) -> None:
    """Through the login form, as everyone does."""
    page.goto(f"{address}/dang-nhap/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "dang-nhap" not in url)


def work() -> None:
    """What a worker would do with the jobs that are open."""

    def run() -> None:
        for job in Job.objects.open():
            run_job(job_id=job.pk)
        connections.close_all()

    worker = Thread(target=run)
    worker.start()
    worker.join()


def findings(page: Page) -> list[str]:
    """What axe objects to at both widths, and where a page is wider than the screen.

    On a screen as high as the page: what sticks to its edges lies over nothing.
    """
    found = []
    for width in (390, 1366):
        page.set_viewport_size({"width": width, "height": 4000})
        report = Axe().run(page, options=RULES).response
        found += [f"{width} {v['id']}: {v['nodes'][0]['target']}" for v in report["violations"]]
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        found += [f"{width} rộng hơn màn hình {wide} px"] if wide > 0 else []
    return found
