"""What can be handed in, and what came in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import ImportKind
from accounts.services.uploads.store_upload import store_upload
from accounts.views.people import signed_in
from results.core.import_kinds import SURVEY
from results.forms.upload import FORMS
from results.selectors.handovers import handover_rows
from results.selectors.imports import import_page, kind_rows, waiting_uploads
from results.tasks import request_check
from results.views.imports.access import asked_page, check_admin, upload_url


@never_cache
@require_safe
def imports(request: HttpRequest) -> HttpResponse:
    """Every workbook with its last import, uploads that wait, and a page of all imports."""
    check_admin(request)
    page, rows = import_page(request.GET.get("trang", ""))
    context = {"kinds": kind_rows(), "waiting": waiting_uploads(), "page": page, "rows": rows}
    return render(request, "results/imports/list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def import_kind(request: HttpRequest, slug: str) -> HttpResponse:
    """The upload form of a workbook, and its own imports."""
    check_admin(request)
    kind = asked_page(slug)
    sent = request.method == "POST"
    form = FORMS[kind.scope](request.POST, request.FILES) if sent else FORMS[kind.scope]()
    if sent and form.is_valid():
        by = signed_in(request)
        file = form.cleaned_data["file"]
        upload = store_upload(
            kind=ImportKind(kind.kind),
            file=file,
            file_name=file.name,
            by=by,
            round_code=form.round_code,
            options=form.options,
        )
        request_check(upload=upload, by=by, done_url=upload_url(kind, upload))
        return redirect(upload_url(kind, upload))
    page, rows = import_page(request.GET.get("trang", ""), kind.kind)
    waiting = waiting_uploads(kind.kind)
    context = {
        "kind": kind,
        "form": form,
        "page": page,
        "rows": rows,
        "waiting": waiting,
        "handovers": handover_rows() if kind.kind == SURVEY else (),
    }
    status = 422 if form.is_bound else 200
    return render(request, "results/imports/upload.html", context, status=status)
