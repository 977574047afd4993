"""A running portal: web server and worker with the standing clock, and the people who come to it."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.flows.installation import ROOT, Installation, kill
from tests.flows.season.visitor import Page, Visitor

PROVINCE = ZoneInfo("Asia/Ho_Chi_Minh")
_MIGRATE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("createsuperuser", interactive=False, username="may-chu", email="")
answer = True
"""
ROOT_PASSWORD = "mật khẩu khi cài đặt"
OWN_PASSWORD = "câu dài của riêng mỗi người"


class Portal:
    """Everything is asked over HTTP; only the clock is moved from outside."""

    def __init__(self, place: Installation) -> None:
        self.place = place
        self.home = place.home
        self._passwords = {"may-chu": ROOT_PASSWORD}
        self._inside: dict[str, Visitor] = {}
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}"

    @contextmanager
    def running(self) -> Iterator[None]:
        """Migrated and started as an administrator starts it, with the account made on the machine."""
        self.place.env |= {
            "DJANGO_SETTINGS_MODULE": "tests.flows.season.settings",
            "DJANGO_SUPERUSER_PASSWORD": ROOT_PASSWORD,
            "CCHC_LOG_LEVEL": "WARNING",
        }
        self.at("08:00 02/11/2026")
        assert self.place.python(_MIGRATE)
        with self._web(), self.place.worker():
            yield

    def at(self, moment: str) -> None:
        """It is that moment in the province now, for every process; who was signed in is not any more."""
        shape = "%H:%M:%S %d/%m/%Y" if moment.count(":") == 2 else "%H:%M %d/%m/%Y"
        when = datetime.strptime(moment, shape).replace(tzinfo=PROVINCE)
        new = self.home / "clock.new"
        new.write_text(when.isoformat(), encoding="ascii")
        new.rename(self.home / "clock")
        self._inside.clear()

    def person(self, username: str) -> Visitor:
        """Signed in; with a temporary password the person first chooses an own one."""
        if username not in self._inside:
            visitor = Visitor(self.address, username, self._passwords[username])
            if visitor.landing.path == "/doi-mat-khau/":
                self._choose_password(visitor.landing, username)
            self._inside[username] = visitor
        return self._inside[username]

    def given(self, passwords: dict[str, str]) -> None:
        """Temporary passwords as they were handed out."""
        self._passwords |= passwords

    def worked(self, page: Page) -> Page:
        """The page once the job that it shows is done."""
        end = time.monotonic() + 300
        while 'hx-trigger="every' in page.markup:
            assert time.monotonic() < end, page.words
            time.sleep(0.1)
            page = page.visitor.open(page.url)
        return page

    def _choose_password(self, page: Page, username: str) -> None:
        new = f"{OWN_PASSWORD}, {username[::-1]}"
        page.send("", {"old": self._passwords[username], "new": new, "again": new}, says="Đã đổi mật khẩu")
        self._passwords[username] = new

    @contextmanager
    def _web(self) -> Iterator[None]:
        bound = self.address.removeprefix("http://")
        command = [sys.executable, "-m", "gunicorn", "--config", "python:cchc_portal.gunicorn"]
        with (self.home / "web.log").open("ab") as log:
            process = subprocess.Popen(
                [*command, "--bind", bound, "--log-level", "warning"],
                cwd=ROOT,
                env=self.place.env,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            self._answers()
            yield
        finally:
            kill(process)

    def _answers(self) -> None:
        host, port = self.address.removeprefix("http://").split(":")
        end = time.monotonic() + 120
        while True:
            try:
                socket.create_connection((host, int(port)), timeout=1).close()
            except OSError:
                assert time.monotonic() < end, (self.home / "web.log").read_text(encoding="utf-8")[-3000:]
                time.sleep(0.1)
            else:
                return
