"""The lead unit's workbook: taken away, and handed in again filled."""

from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.forms.workbook import WorkbookForm
from accounts.models import Role
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from cchc_portal.lib.text import ascii_name
from scoring.core.unit_book import RowOutcome, counted
from scoring.selectors.appraisal.lead_book import LeadBook, lead_book, lead_workbook
from scoring.services.appraisal.import_lead_book import import_lead_book
from scoring.views.desk.workbook import XLSX
from scoring.views.setup.access import asked_round

NOT_YOURS = "Chỉ người thẩm định được nhập phiếu này."
JUDGES = frozenset({Role.APPRAISER, Role.TASK_FORCE})


@never_cache
@require_safe
def lead_workbook_file(request: HttpRequest, code: str) -> HttpResponse:
    """The workbook of `?chu-tri=` in `?nhom=`, for whoever may look at the lead unit's parts."""
    book = _asked(request, code, request.GET)
    name = ascii_name(f"tham-dinh-{code}-{book.lead.code}-{book.group.code}")
    return HttpResponse(
        lead_workbook(book),
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'},
    )


@never_cache
@require_POST
def lead_workbook_import(request: HttpRequest, code: str) -> HttpResponse:
    """What came of each row; 422 with the form again where the file as a whole was not taken."""
    book = _asked(request, code, request.POST)
    if not standing(request).holds(JUDGES):
        raise PermissionDenied(NOT_YOURS)
    form = WorkbookForm(request.POST, request.FILES)
    outcomes: list[RowOutcome] | None = None
    if form.is_valid():
        try:
            outcomes = _imported(request, book, form.cleaned_data["file"])
        except Refused as refusal:
            form.add_error("file", [finding.sentence for finding in refusal.findings])
    context = {
        "book": book,
        "code": code,
        "form": form,
        "outcomes": outcomes,
        "counts": counted(outcomes or ()).items(),
    }
    return render(request, "scoring/confirm/workbook.html", context, status=422 if outcomes is None else 200)


def _asked(request: HttpRequest, code: str, asked: QueryDict) -> LeadBook:
    """Raises Http404 where the person may not look at it."""
    lead, group = asked.get("chu-tri", ""), asked.get("nhom", "")
    round = asked_round(code)
    found = lead_book(round, signed_in(request), standing(request), lead=lead, group=group)
    if found is None:
        raise Http404
    return found


def _imported(request: HttpRequest, book: LeadBook, file: UploadedFile) -> list[RowOutcome]:
    with NamedTemporaryFile(suffix=".xlsx") as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        return import_lead_book(path=Path(copy.name), book=book, by=signed_in(request))
