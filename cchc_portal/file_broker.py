"""Celery's queue as files in a folder, for an installation without Redis.

Kombu's own file transport lets a worker read a message that is still being written, or was cut short
by a full disk, and the worker then stops. Here a message gets its name once it is whole, one process
gets it by renaming it, and one that cannot be read is set aside: the row of its job knows the rest.
"""

import logging
from pathlib import Path
from queue import Empty
from time import time_ns
from typing import Any
from uuid import uuid4

from kombu.transport import filesystem
from kombu.utils.json import dumps, loads

logger = logging.getLogger(__name__)


class Channel(filesystem.Channel):
    """Names that begin with a dot are of messages being written or read; nobody else looks at them."""

    # The two classes above this one in Kombu disagree on the second name.
    def _put(self, queue: str, payload: Any, **kwargs: Any) -> None:  # type: ignore[override]
        name = f"{time_ns():020d}_{uuid4()}.{queue}.msg"
        draft = Path(self.data_folder_out) / f".{name}"
        try:
            draft.write_text(dumps(payload), encoding="utf-8")
            draft.rename(draft.with_name(name))
        except OSError:
            draft.unlink(missing_ok=True)
            raise

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        for path in sorted(Path(self.data_folder_in).glob(f"[!.]*.{queue}.msg")):
            if path.name.partition(".")[2] != f"{queue}.msg":
                continue  # of another queue, whose name ends like this one's
            message = _taken(path)
            if message is not None:
                return message
        raise Empty


def _taken(path: Path) -> dict[str, Any] | None:
    """The message, out of the queue now; None where another process has it, or it is no message."""
    mine = path.with_name(f".{path.name}.{uuid4()}")
    try:
        path.rename(mine)
    except FileNotFoundError:
        return None
    text = mine.read_bytes()
    mine.unlink()
    try:
        message: dict[str, Any] = loads(text)
    except ValueError:
        logger.warning("a message of %s bytes cannot be read and is dropped", len(text))
        return None
    return message


class Transport(filesystem.Transport):
    """Named by CELERY_BROKER_TRANSPORT."""

    Channel = Channel
