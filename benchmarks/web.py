"""The portal's web server on the loopback, as script/server starts it, and a leader who asks for pages."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import count
from types import TracebackType
from typing import Self

from django.conf import settings
from django.test import Client

from accounts.models import Role, RoleGrant, User

_PATIENCE = 30
_ASKERS = 8


class Web:
    """A server that lives as long as the `with` block."""

    def __enter__(self) -> Self:
        session = signed_in().cookies[settings.SESSION_COOKIE_NAME].value
        self._cookie = f"{settings.SESSION_COOKIE_NAME}={session}"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        command = [sys.executable, "-m", "gunicorn", "--config", "python:cchc_portal.gunicorn"]
        self._server = subprocess.Popen(
            [*command, "--bind", f"127.0.0.1:{self._port}", "--log-level", "warning"]
        )
        self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.terminate()
        self._server.wait(_PATIENCE)

    def get(self, address: str) -> float:
        """The seconds until the whole page was there."""
        start = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
        connection.request("GET", address, headers={"Cookie": self._cookie})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != http.HTTPStatus.OK:
            raise RuntimeError(f"{address}: {answer.status}")
        return time.perf_counter() - start

    def ask(self, pages: Sequence[str], *, a_second: int, until: Callable[[], bool]) -> list[float]:
        """How long each page took, asked for at a steady rate whether or not earlier ones have come."""
        start, asked = time.monotonic(), []
        with ThreadPoolExecutor(_ASKERS) as askers:
            for number in count():
                time.sleep(max(0.0, start + number / a_second - time.monotonic()))
                if until():
                    break
                asked.append(askers.submit(self.get, pages[number % len(pages)]))
        return [answer.result() for answer in asked]

    def _wait(self) -> None:
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", self._port), timeout=1).close()
            except OSError:
                if time.monotonic() > end:
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
