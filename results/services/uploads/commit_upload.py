"""Writing a checked upload: once, as it was shown, from the very file that was checked."""

from pathlib import Path

from django.db import transaction

from accounts.models import ImportBatch, Upload, UploadState, User
from accounts.services.imports import ImportReport
from cchc_portal.lib.hashing import sha256_file
from cchc_portal.lib.refusal import Refused
from results.services.uploads.run_import import run_import


class CommitRefused(Refused):
    """Nothing was written; the sentence says what to do."""


@transaction.atomic
def commit_upload(*, upload: Upload, revision: int, by: User, valid_rows_only: bool = False) -> ImportBatch:
    """Write the upload and give its batch; a second call or upload of the same file gives the same, and
    the upload keeps the sentence that says so.

    Raises CommitRefused where the file, the choices or the data are not what was shown.
    """
    locked = _lock_with_twins(upload)
    if locked.batch is not None:
        return locked.batch
    if locked.state != UploadState.CHECKED or locked.revision != revision:
        raise CommitRefused("Tệp đã hủy hoặc cách đọc đã đổi sau khi xem trước; hãy mở lại trang xem trước")
    _check_file(locked)
    report = run_import(upload=locked, by=by, dry_run=False, valid_rows_only=valid_rows_only)
    if report.refused or report.batch is None:
        raise CommitRefused("Bảng còn lỗi nên không ghi được; hãy kiểm tra lại", findings=report.findings[:3])
    if not report.repeated:
        _check_shown(locked, report, valid_rows_only)
    locked.state, locked.batch = UploadState.WRITTEN, report.batch
    locked.report = {**locked.report, "repeated": report.repeated}
    locked.save(update_fields=["state", "batch", "report"])
    return report.batch


def _lock_with_twins(upload: Upload) -> Upload:
    """The row, locked together with all uploads of the same file, so that two officers take turns."""
    twins = Upload.objects.select_for_update(of=("self",)).select_related("batch__imported_by")
    same = twins.filter(kind=upload.kind, round_code=upload.round_code, sha256=upload.sha256)
    return next(row for row in same.order_by("pk") if row.pk == upload.pk)


def _check_file(upload: Upload) -> None:
    try:
        digest = sha256_file(Path(upload.file.path))
    except OSError as error:
        raise CommitRefused("Không đọc được tệp đã tải lên; hãy tải lại tệp") from error
    if digest != upload.sha256:
        raise CommitRefused("Tệp lưu trên máy chủ khác tệp đã kiểm tra (mã SHA-256 khác); hãy tải lại tệp")


def _check_shown(upload: Upload, written: ImportReport, valid_rows_only: bool) -> None:
    """What is written is what was shown: other people's work in between calls for another look."""
    report = upload.report
    shown = report["valid_rows"] if valid_rows_only and report["refused"] else report["counts"]
    otherwise = bool(written.details) and written.details != report["details"]
    if written.counts.as_json() != shown or otherwise:
        raise CommitRefused("Dữ liệu trong hệ thống đã thay đổi từ lúc kiểm tra; hãy kiểm tra lại rồi ghi")
