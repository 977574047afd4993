"""An upload's own page: checked, shown, written."""

from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from accounts.models import Upload, UploadState
from accounts.selectors.jobs import job_view
from accounts.views.fragments import wants_fragment
from cchc_portal.lib.findings import Remedy
from cchc_portal.lib.sheets.marked import mark_errors
from cchc_portal.lib.sheets.refusal import WorkbookRefused
from cchc_portal.lib.text import ascii_name
from results.core.import_kinds import ImportPage
from results.core.upload_page import answer_bars, remedy_words, steps_of, write_offer
from results.selectors.units import unit_codes
from results.selectors.upload_marks import stored_findings, wanted_remedies
from results.selectors.upload_preview import Wish, preview_of
from results.views.downloads import XLSX
from results.views.imports.access import asked_upload, check_admin


@never_cache
@require_safe
def import_upload(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The page; htmx asks while a job is under way and reloads it once that is over."""
    check_admin(request)
    kind, upload = asked_upload(slug, pk)
    working = upload.job is not None and upload.job.is_open
    if wants_fragment(request) and "doi" in request.GET:
        if not working:
            return HttpResponseClientRefresh()
        return render(request, "results/imports/working.html", _working(kind, upload))
    if working:
        return render(request, "results/imports/checking.html", _working(kind, upload))
    if upload.state == UploadState.CHECKED:
        return render(request, "results/imports/preview.html", _preview(request, kind, upload))
    template = "closed" if upload.state in (UploadState.WRITTEN, UploadState.DROPPED) else "stopped"
    return render(request, f"results/imports/{template}.html", _base(kind, upload))


@never_cache
@require_safe
def import_marked(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The workbook as it was sent, with a column “Lỗi”."""
    check_admin(request)
    _, upload = asked_upload(slug, pk)
    if upload.state != UploadState.CHECKED:
        raise Http404
    try:
        content = mark_errors(Path(upload.file.path), stored_findings(upload))
    except WorkbookRefused as refusal:
        raise Http404 from refusal  # a file that cannot be opened has no cell to write into
    name = ascii_name(upload.file_name.removesuffix(".xlsx")) or "bang"
    return HttpResponse(
        content,
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}-danh-dau-loi.xlsx"'},
    )


def _base(kind: ImportPage, upload: Upload) -> dict[str, Any]:
    return {"kind": kind, "upload": upload, "steps": steps_of(upload.state, working=False)}


def _working(kind: ImportPage, upload: Upload) -> dict[str, Any]:
    assert upload.job is not None  # noqa: S101 - told by the caller
    steps = steps_of(upload.state, working=True)
    return {**_base(kind, upload), "steps": steps, "work": job_view(upload.job)}


def _preview(request: HttpRequest, kind: ImportPage, upload: Upload) -> dict[str, Any]:
    report, wanted = upload.report, wanted_remedies(upload)
    return {
        **_base(kind, upload),
        "report": report,
        "offer": write_offer(report),
        "bars": answer_bars(report["details"]),
        "findings": preview_of(upload, Wish.of(request.GET), request.GET.get("trang", "")),
        "may_mark": bool(report["error_rows"] or report["warning_rows"]),
        "remedies": remedy_words(wanted),
        "legacy": Remedy.CONVERT_LEGACY in wanted,
        "units": unit_codes() if report["unmatched"] else (),
        "failed": upload.job if upload.job is not None and upload.job.has_failed else None,
    }
