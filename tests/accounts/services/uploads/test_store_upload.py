from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from accounts.models import AuditEvent, ImportKind, Upload, UploadState
from accounts.services.actors import system_actor
from accounts.services.uploads.change_options import UploadClosed, change_options
from accounts.services.uploads.drop_upload import drop_upload
from accounts.services.uploads.store_upload import plain_name, store_upload
from cchc_portal.lib.hashing import sha256_bytes

pytestmark = pytest.mark.django_db


def stored(name: str = "Phiếu 2020.xlsx") -> Upload:
    by = system_actor()
    return store_upload(kind=ImportKind.UNITS, file=ContentFile(b"PK", name=name), file_name=name, by=by)


def test_store_keeps_the_file_under_a_random_name(settings):
    upload = stored()
    path = Path(upload.file.path)

    assert path.read_bytes() == b"PK"
    assert path.parent == Path(settings.MEDIA_ROOT) / "uploads"
    assert "2020" not in path.name
    assert (upload.file_name, upload.size, upload.sha256) == ("Phiếu 2020.xlsx", 2, sha256_bytes(b"PK"))
    assert AuditEvent.objects.get(verb="store_upload").detail["file"] == "Phiếu 2020.xlsx"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Bảng\\a.xlsx", "a.xlsx"),
        ("", "tep.xlsx"),
        ("a\nb.xlsx", "a b.xlsx"),
    ],
)
def test_plain_name_is_one_line_without_folders(given, kept):
    assert plain_name(given) == kept


def test_change_options_is_a_new_revision_to_be_checked():
    upload = change_options(upload=stored(), direction="5-best")

    assert (upload.options, upload.revision, upload.state) == (
        {"direction": "5-best"},
        2,
        UploadState.CHECKING,
    )
    assert change_options(upload=upload, direction=None).options == {}


def test_drop_removes_the_file_and_closes_the_upload(django_capture_on_commit_callbacks):
    upload = stored()
    with django_capture_on_commit_callbacks(execute=True):
        dropped = drop_upload(upload=upload, by=system_actor())

    assert (dropped.state, Path(upload.file.path).exists()) == (UploadState.DROPPED, False)
    with pytest.raises(UploadClosed):
        change_options(upload=upload, direction="5-best")
