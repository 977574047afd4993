"""What a person decides about an upload: how it is read, which unit a name means, to write or to drop it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.models import Job, Unit, Upload, UploadState
from accounts.services.uploads.change_options import change_options
from accounts.services.uploads.drop_upload import drop_upload
from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from results.core.import_kinds import SURVEY, ImportPage
from results.core.upload_page import write_offer
from results.tasks import request_check, request_commit
from results.views.imports.access import asked_upload, check_admin, upload_url
from surveys.models import Direction

_DIRECTIONS = {Direction.FIVE_BEST.value, Direction.ONE_BEST.value}


def _action(decide: Callable[[HttpRequest, ImportPage, Upload], str]) -> Callable[..., HttpResponse]:
    """A POST about an upload: `decide` does it and gives the address to go on to; a refusal is told."""

    @require_POST
    def view(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        check_admin(request)
        kind, upload = asked_upload(slug, pk)
        if upload.job is not None and upload.job.is_open:
            _tell_who_asked(request, upload.job)
            return redirect(upload_url(kind, upload))
        try:
            return redirect(decide(request, kind, upload))
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(upload_url(kind, upload))

    return view


def _tell_who_asked(request: HttpRequest, job: Job) -> None:
    """Of two officers who click, the second is told that it was the first."""
    if job.requested_by_id != signed_in(request).pk:
        messages.info(request, f"{job.requested_by} đã yêu cầu “{job.title}” trước; việc chỉ làm một lần.")


def _read_again(request: HttpRequest, kind: ImportPage, upload: Upload) -> str:
    """Another direction, the old Vietnamese code, or only once more because the data changed."""
    changes: dict[str, object] = {}
    if kind.kind == SURVEY and request.POST.get("direction") in _DIRECTIONS:
        changes["direction"] = request.POST["direction"]
    if "convert_legacy" in request.POST:
        changes["convert_legacy"] = request.POST["convert_legacy"] == "1" or None
    return _checked_anew(request, kind, change_options(upload=upload, **changes))


def _name_unit(request: HttpRequest, kind: ImportPage, upload: Upload) -> str:
    """Say which units names mean: each `found` is the unit `code`, or the one `typed`.

    A name without either is taken back.
    """
    aliases = dict(upload.options.get("aliases", {}))
    named = (request.POST.getlist(name) for name in ("found", "code", "typed"))
    pairs = [(found, typed.strip() or code) for found, code, typed in zip(*named, strict=False)]
    known = set(
        Unit.objects.filter(code__in=[code for _, code in pairs if code]).values_list("code", flat=True)
    )
    for found, code in pairs:
        aliases.pop(found, None)
        if code in known:
            aliases[found] = code
        elif code:
            raise Refused(f"Không có đơn vị nào mang mã {code}")
    if aliases == upload.options.get("aliases", {}):
        messages.info(request, "Chưa chọn đơn vị nào nên cách đọc không đổi.")
        return upload_url(kind, upload)
    return _checked_anew(request, kind, change_options(upload=upload, aliases=aliases or None))


def _commit(request: HttpRequest, kind: ImportPage, upload: Upload) -> str:
    """Have it written; what the button said is what the check found."""
    url = upload_url(kind, upload)
    if upload.state != UploadState.CHECKED:
        messages.info(request, f"Tệp này ở trạng thái “{upload.get_state_display()}” nên không ghi lần nữa.")
        return url
    offer = write_offer(upload.report)
    if request.POST.get("revision") != str(upload.revision):
        messages.warning(request, "Cách đọc đã đổi sau khi bạn mở trang này; hãy xem lại rồi ghi.")
    elif not offer.rows and not offer.unchanged:
        messages.error(request, "Không có dòng nào ghi được.")
    else:
        job = request_commit(
            upload=upload, valid_rows_only=offer.valid_rows_only, by=signed_in(request), done_url=url
        )
        _tell_who_asked(request, job)
    return url


def _drop(request: HttpRequest, kind: ImportPage, upload: Upload) -> str:
    drop_upload(upload=upload, by=signed_in(request))
    messages.success(request, f"Đã hủy tệp {upload.file_name}; không có gì được ghi.")
    return upload_url(kind, upload)


def _checked_anew(request: HttpRequest, kind: ImportPage, upload: Upload) -> str:
    url = upload_url(kind, upload)
    request_check(upload=upload, by=signed_in(request), done_url=url)
    return url


import_options = _action(_read_again)
import_units = _action(_name_unit)
import_commit = _action(_commit)
import_drop = _action(_drop)
