"""The unit's workbook: taken away, and handed in again filled."""

from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.forms.workbook import WorkbookForm
from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from cchc_portal.lib.text import ascii_name
from scoring.core.unit_book import RowOutcome, counted
from scoring.models import Assessment
from scoring.selectors.unit_book import unit_book
from scoring.services.import_unit_book import import_unit_book
from scoring.views.access import asked_assessment, may_edit

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_YOURS = "Chỉ cán bộ và thủ trưởng của đơn vị được nhập phiếu này."


@never_cache
@require_safe
def unit_workbook(request: HttpRequest, round_code: str, unit_code: str) -> HttpResponse:
    """The workbook with what is stored now, for whoever may read the sheet."""
    assessment = asked_assessment(request, round_code, unit_code)
    name = ascii_name(f"tu-cham-{round_code}-{unit_code}")
    return HttpResponse(
        unit_book(assessment),
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'},
    )


@never_cache
@require_POST
def unit_workbook_import(request: HttpRequest, round_code: str, unit_code: str) -> HttpResponse:
    """What came of each row; 422 with the form again where the file as a whole was not taken."""
    assessment = asked_assessment(request, round_code, unit_code)
    if not may_edit(request, assessment):
        raise PermissionDenied(NOT_YOURS)
    form = WorkbookForm(request.POST, request.FILES)
    outcomes: list[RowOutcome] | None = None
    if form.is_valid():
        try:
            outcomes = _imported(request, assessment, form.cleaned_data["file"])
        except Refused as refusal:
            form.add_error("file", [finding.sentence for finding in refusal.findings])
    context = {
        "assessment": assessment,
        "form": form,
        "outcomes": outcomes,
        "counts": counted(outcomes or ()).items(),
    }
    status = 422 if outcomes is None else 200
    return render(request, "scoring/desk/workbook.html", context, status=status)


def _imported(request: HttpRequest, assessment: Assessment, file: UploadedFile) -> list[RowOutcome]:
    with NamedTemporaryFile(suffix=".xlsx") as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        return import_unit_book(path=Path(copy.name), assessment=assessment, by=signed_in(request))
