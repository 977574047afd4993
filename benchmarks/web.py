"""The portal's web server on the loopback, as script/server starts it, and a leader who asks for pages."""

import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from django.conf import settings
from django.test import Client

from accounts.models import Role, RoleGrant, User

_PATIENCE = 120
_ASKERS = 8


class Web:
    """A server that lives as long as the `with` block."""

    def __enter__(self) -> Self:
        self._folder = TemporaryDirectory()
        self._log = Path(self._folder.name) / "microseconds"
        session = signed_in().cookies[settings.SESSION_COOKIE_NAME].value
        self._cookie = f"{settings.SESSION_COOKIE_NAME}={session}"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        command = [sys.executable, "-m", "gunicorn", "--config", "python:cchc_portal.gunicorn"]
        self._server = subprocess.Popen(
            [
                *(*command, "--bind", f"127.0.0.1:{self._port}", "--log-level", "warning"),
                *("--access-logfile", str(self._log), "--access-logformat", "%(D)s"),
            ]
        )
        self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.terminate()
        self._server.wait(_PATIENCE)
        self._folder.cleanup()

    def served(self) -> list[float]:
        """Seconds that the server took for each request so far; the wait for a free thread is not in it."""
        return [int(line) / 1e6 for line in self._log.read_text().split()]

    def get(self, address: str) -> None:
        """Ask for a page and take it in whole."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
        connection.request("GET", address, headers={"Cookie": self._cookie})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != http.HTTPStatus.OK:
            raise RuntimeError(f"{address}: {answer.status}")

    def post(self, address: str, body: str, cookie: str, token: str) -> tuple[int, dict[str, Any]]:
        """Send JSON as the person of the cookie: status and answer, which may be a conflict."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
        headers = {"Cookie": cookie, "X-CSRFToken": token, "Content-Type": "application/json"}
        connection.request("POST", address, body, headers)
        answer = connection.getresponse()
        told = answer.read()
        connection.close()
        if answer.status not in {http.HTTPStatus.OK, http.HTTPStatus.CONFLICT}:
            raise RuntimeError(f"{address}: {answer.status} {told[:200]!r}")
        return answer.status, json.loads(told)

    def ask(self, pages: Sequence[str], *, a_second: int, until: Callable[[], bool]) -> list[float]:
        """How long each page took from the moment it was due: pages are due at a steady rate,
        whether or not earlier ones have come. Those still in the queue at the end count as they stand.
        """
        start = time.monotonic()
        due: list[float] = []
        waits: list[float] = []
        asked: list[Future[None]] = []

        def wait(number: int) -> None:
            self.get(pages[number % len(pages)])
            waits.append(time.monotonic() - due[number])

        with ThreadPoolExecutor(_ASKERS) as askers:
            for number in count():
                due.append(start + number / a_second)
                time.sleep(max(0.0, due[number] - time.monotonic()))
                if until():
                    break
                asked.append(askers.submit(wait, number))
            askers.shutdown(cancel_futures=True)
        for answer in asked:
            if not answer.cancelled():
                answer.result()  # a page that failed is no measure
        return waits + [time.monotonic() - due[n] for n, answer in enumerate(asked) if answer.cancelled()]

    def _wait(self) -> None:
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", self._port), timeout=1).close()
            except OSError:
                if time.monotonic() > end:
                    self._server.kill()
                    raise
                time.sleep(0.1)
            else:
                return


def signed_in() -> Client:
    """A client signed in as a leader of the province, who sees every figure."""
    leader, created = User.objects.get_or_create(username="lanh-dao", full_name="Lãnh đạo tỉnh")
    if created:
        RoleGrant.objects.create(user=leader, role=Role.PROVINCE_LEADER, valid_from=date(2020, 1, 1))
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(leader)
    return client
