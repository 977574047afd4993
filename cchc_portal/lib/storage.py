"""Where files of the installation are kept."""

import os
from pathlib import Path, PurePosixPath
from typing import Any
from uuid import uuid4

from django.core.files.storage import FileSystemStorage


class WholeFileStorage(FileSystemStorage):
    """A file has its name only when all of it is on disk.

    Django writes under the final name, so a full disk or a killed process leaves half a file there.
    Here a draft is written beside it and given the name at the end; an error takes the draft away.
    """

    def _save(self, name: str, content: Any) -> str:
        draft = f"{PurePosixPath(name).parent}/.{uuid4().hex}.part"
        try:
            super()._save(draft, content)  # type: ignore[misc] # the stubs leave it out
            _to_disk(Path(self.path(draft)))
            return self._named(draft, name)
        finally:
            self.delete(draft)  # gone already where all went well

    def _named(self, draft: str, name: str) -> str:
        """Give the draft its name, or the next free one: of two writers neither replaces the other's file."""
        while True:
            path = Path(self.path(name))
            try:
                path.touch(exist_ok=False)
            except FileExistsError:
                name = self.get_available_name(name)
                continue
            Path(self.path(draft)).replace(path)
            _to_disk(path.parent)
            return name


def _to_disk(path: Path) -> None:
    """The file's contents or the folder's names outlast a power cut from here on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
