from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection

from cchc_portal.connections import celery_broker
from cchc_portal.file_broker import Channel
from cchc_portal.home import prepare_home


@pytest.fixture
def channel(tmp_path: Path) -> Iterator[Channel]:
    broker = celery_broker("", prepare_home(tmp_path), 60)
    with Connection(
        broker["url"], transport=broker["transport"], transport_options=broker["options"]
    ) as connection:
        yield connection.channel()


def queue_of(channel: Channel) -> Path:
    return Path(channel.data_folder_in)


def test_messages_come_out_in_the_order_they_went_in(channel: Channel) -> None:
    for number in range(3):
        channel._put("celery", {"number": number})
    assert [channel._get("celery")["number"] for _ in range(3)] == [0, 1, 2]
    assert list(queue_of(channel).iterdir()) == []


def test_message_of_another_queue_is_left_there(channel: Channel) -> None:
    channel._put("other.celery", {"number": 1})
    with pytest.raises(Empty):
        channel._get("celery")
    assert channel._get("other.celery") == {"number": 1}


@pytest.mark.parametrize("content", ["", '{"body": "W1', "\x00"])
def test_message_cut_short_is_dropped_and_the_next_one_read(channel: Channel, content: str) -> None:
    (queue_of(channel) / f"{0:020d}_a.celery.msg").write_text(content, encoding="utf-8")
    channel._put("celery", {"number": 1})
    assert channel._get("celery") == {"number": 1}
    assert list(queue_of(channel).iterdir()) == []


def test_message_that_is_being_written_is_not_seen(channel: Channel) -> None:
    (queue_of(channel) / ".0_a.celery.msg").write_text("{", encoding="utf-8")
    with pytest.raises(Empty):
        channel._get("celery")


def test_each_message_goes_to_one_of_those_who_read_at_once(channel: Channel) -> None:
    for number in range(50):
        channel._put("celery", {"number": number})

    def read(_: int) -> list[int]:
        found: list[int] = []
        while True:
            try:
                found.append(channel._get("celery")["number"])
            except Empty:
                return found

    with ThreadPoolExecutor(4) as pool:
        found = [number for some in pool.map(read, range(4)) for number in some]
    assert sorted(found) == list(range(50))


def test_message_that_cannot_be_written_leaves_nothing_behind(
    channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, target: Path) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space"):
        channel._put("celery", {"number": 1})
    assert list(queue_of(channel).iterdir()) == []
