"""A virus scanner for tests: it speaks clamd's INSTREAM and answers what it is told to."""

import contextlib
import socket
import struct
import threading
import time
from typing import Self


class Clamd:
    """`answer`: what it says, None for silence; `pause`: seconds before each letter of it."""

    def __init__(self, path: str = "") -> None:
        self.answer: bytes | None = b"stream: OK\0"
        self.pause = 0.0
        self.received: list[bytes] = []
        self._over = threading.Event()
        self._door = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
        self._door.bind(path or ("127.0.0.1", 0))
        self._door.listen()
        self.address = path or f"127.0.0.1:{self._door.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._thread.join()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                line, _ = self._door.accept()
                with line, contextlib.suppress(OSError):
                    self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        stream = line.makefile("rb")
        assert stream.read(10) == b"zINSTREAM\0"
        data = b""
        while size := struct.unpack(">I", stream.read(4))[0]:
            data += stream.read(size)
        self.received.append(data)
        if self.answer is None:
            self._over.wait(5)
        elif self.pause:
            for letter in self.answer:
                time.sleep(self.pause)
                line.sendall(bytes([letter]))
        else:
            line.sendall(self.answer)
