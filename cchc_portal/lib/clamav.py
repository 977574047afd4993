"""A client of ClamAV's daemon: one file over its INSTREAM command, within a time limit.

The libraries for this are unmaintained (clamd) or without types and without a limit on the whole
conversation (clamav-client); the protocol is four lines.
"""

import re
import socket
import struct
import time
from collections.abc import Iterator
from typing import IO

SECONDS = 20.0
_BLOCK = 1 << 16
_LONGEST_ANSWER = 4096
_FOUND = re.compile(r"^stream: (?P<name>.+) FOUND$")


class ScannerGone(Exception):
    """The daemon did not answer, not in time, or not with a verdict."""


def found_in(file: IO[bytes], address: str, seconds: float = SECONDS) -> str:
    """The name of what the daemon at `address` found in the file, empty for a clean one.

    `address`: the path of a Unix socket, or host:port. Raises ScannerGone.
    """
    deadline = time.monotonic() + seconds
    try:
        with _connected(address, seconds) as line:
            line.sendall(b"zINSTREAM\0")
            for block in _blocks(file):
                line.settimeout(_left(deadline))
                line.sendall(struct.pack(">I", len(block)) + block)
            answer = _answer(line, deadline)
    except (OSError, ValueError) as error:
        raise ScannerGone(str(error) or type(error).__name__) from error
    if answer == "stream: OK":
        return ""
    if match := _FOUND.match(answer):
        return match["name"]
    raise ScannerGone(answer or "trả lời rỗng")


def _connected(address: str, seconds: float) -> socket.socket:
    if not address.startswith("/"):
        host, _, port = address.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), timeout=seconds)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(seconds)
    try:
        line.connect(address)
    except OSError:
        line.close()
        raise
    return line


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    """The file in blocks, and the empty block that ends it."""
    file.seek(0)
    while block := file.read(_BLOCK):
        yield block
    yield b""


def _answer(line: socket.socket, deadline: float) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
        line.settimeout(_left(deadline))
        block = line.recv(_LONGEST_ANSWER)
        if not block:
            break
        answer += block
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("quá thời gian chờ")
    return left
