import errno

import pytest
from django.core.files.base import ContentFile, File

from cchc_portal.lib.storage import WholeFileStorage


class FullDisk(ContentFile):
    """Content whose writing fails half-way, the disk being full."""

    def chunks(self, chunk_size=None):
        yield b"first half"
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def storage(tmp_path):
    return WholeFileStorage(location=tmp_path)


def test_file_is_there_whole_with_the_permissions_of_the_settings(storage, tmp_path, settings):
    name = storage.save("van-ban/x.pdf", ContentFile(b"whole"))

    path = tmp_path / "van-ban" / "x.pdf"
    assert (name, path.read_bytes(), list(path.parent.iterdir())) == ("van-ban/x.pdf", b"whole", [path])
    assert path.stat().st_mode & 0o777 == settings.FILE_UPLOAD_PERMISSIONS


def test_file_that_does_not_fit_leaves_nothing_and_may_be_written_again(storage, tmp_path):
    with pytest.raises(OSError, match="No space left"):
        storage.save("x.pdf", FullDisk(b""))

    assert list(tmp_path.iterdir()) == []
    assert storage.save("x.pdf", ContentFile(b"whole")) == "x.pdf"


def test_name_that_was_taken_while_the_file_was_written_is_left_to_the_first(storage, tmp_path):
    first = tmp_path / "x.pdf"

    class SlowFile(ContentFile):
        def chunks(self, chunk_size=None):
            first.write_bytes(b"first")
            yield b"second"

    name = storage.save("x.pdf", SlowFile(b""))

    assert (first.read_bytes(), (tmp_path / name).read_bytes()) == (b"first", b"second")
    assert len(list(tmp_path.iterdir())) == 2


def test_upload_that_lies_in_a_file_of_its_own_is_moved(storage, tmp_path):
    upload = tmp_path / "upload"
    upload.write_bytes(b"large")
    with File(upload.open("rb")) as content:
        content.temporary_file_path = lambda: str(upload)
        name = storage.save("du-lieu/x.xlsx", content)

    assert ((tmp_path / name).read_bytes(), upload.exists()) == (b"large", False)
