"""A Redis of one test's own, which it may stop, start again, freeze and look into."""

import signal
import socket
import subprocess
from pathlib import Path
from time import monotonic, sleep

import redis

QUEUE = "celery"


class RedisServer:
    """Keeps nothing on disk: what it held is lost with it, which is the worst that a restart can do."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            self._port = taken.getsockname()[1]
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> None:
        words = ("--bind", "127.0.0.1", "--port", str(self._port), "--save", "", "--dir", str(self._folder))
        self._process = subprocess.Popen(["redis-server", *words], stdout=subprocess.DEVNULL)
        end = monotonic() + 10
        while not self._answers():
            assert monotonic() < end, "redis-server does not answer"
            sleep(0.02)

    def stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        """Connections are taken and nothing is answered, as when the machine hangs."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def messages(self) -> int:
        """How many messages wait for a worker."""
        with redis.Redis.from_url(self.url) as client:
            return client.llen(QUEUE)

    def _signal(self, number: int) -> None:
        assert self._process
        self._process.send_signal(number)

    def _answers(self) -> bool:
        try:
            with redis.Redis.from_url(self.url) as client:
                return bool(client.ping())
        except redis.ConnectionError:
            return False
