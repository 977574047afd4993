"""Against a daemon of our own that speaks INSTREAM, over both kinds of socket."""

import socket
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from cchc_portal.lib.clamav import ScannerGone, found_in
from tests.clamd import Clamd


@pytest.fixture
def clamd() -> Iterator[Clamd]:
    with Clamd() as running:
        yield running


def test_clean_file_is_sent_whole(clamd):
    data = b"0123456789" * 20_000
    assert found_in(BytesIO(data), clamd.address) == ""
    assert clamd.received == [data]


def test_infected_file_is_named(clamd):
    clamd.answer = b"stream: Eicar-Test-Signature FOUND\0"
    assert found_in(BytesIO(b"X5O!"), clamd.address) == "Eicar-Test-Signature"


def test_daemon_on_a_unix_socket_is_reached(tmp_path: Path):
    with Clamd(str(tmp_path / "clamd.ctl")) as running:
        assert found_in(BytesIO(b"a"), running.address) == ""


@pytest.mark.parametrize(
    "answer", [b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK trailing\0", b"", b"x" * 5000]
)
def test_answer_without_a_verdict_is_no_scan(clamd, answer):
    clamd.answer = answer
    with pytest.raises(ScannerGone):
        found_in(BytesIO(b"a"), clamd.address)


def test_daemon_that_is_silent_is_given_up(clamd):
    clamd.answer = None
    with pytest.raises(ScannerGone):
        found_in(BytesIO(b"a"), clamd.address, seconds=0.2)


def test_daemon_that_answers_letter_by_letter_is_given_up(clamd):
    clamd.answer, clamd.pause = b"stream: OK" * 50, 0.05
    with pytest.raises(ScannerGone):
        found_in(BytesIO(b"a"), clamd.address, seconds=0.3)


@pytest.mark.parametrize("address", ["/khong/co/clamd.ctl", "khong-co-cong", "127.0.0.1:nam"])
def test_daemon_that_is_not_there_is_told(address):
    with pytest.raises(ScannerGone):
        found_in(BytesIO(b"a"), address)


def test_daemon_that_refuses_is_told():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ScannerGone):
        found_in(BytesIO(b"a"), f"127.0.0.1:{port}")
