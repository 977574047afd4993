"""One document: its versions, where it is used, another file for it, its details put right."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from scoring.forms.evidence import DetailsForm, ReplaceForm
from scoring.models import Evidence
from scoring.selectors.evidence_document import document_page
from scoring.services.evidence.correct_evidence import correct_evidence
from scoring.services.evidence.replace_evidence import replace_evidence
from scoring.views.access import is_own
from scoring.views.evidence.access import asked_evidence, check_own


@never_cache
@require_safe
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """The document, for everyone who may read it."""
    found = asked_evidence(request, pk)
    return _page(request, found, DetailsForm.of(found), ReplaceForm(auto_id="thay_%s"))


@never_cache
@require_POST
def evidence_replace(request: HttpRequest, pk: int) -> HttpResponse:
    """Another file, as the next version."""
    found = asked_evidence(request, pk)
    check_own(request, found.unit)
    form = ReplaceForm(request.POST, request.FILES, auto_id="thay_%s")
    if form.is_valid():
        try:
            file = form.cleaned_data["file"]
            version = replace_evidence(evidence=found, file=file, by=signed_in(request))
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, f"Đã nhận tệp lần {version.number}; tệp cũ vẫn giữ.")
            return redirect("scoring:evidence", pk)
    return _page(request, found, DetailsForm.of(found), form)


@never_cache
@require_POST
def evidence_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Title, number and day put right."""
    found = asked_evidence(request, pk)
    check_own(request, found.unit)
    form = DetailsForm(request.POST, auto_id="sua_%s")
    if form.is_valid():
        try:
            correct_evidence(evidence=found, by=signed_in(request), **form.details)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã lưu thông tin tài liệu.")
            return redirect("scoring:evidence", pk)
    return _page(request, found, form, ReplaceForm(auto_id="thay_%s"))


def _page(request: HttpRequest, found: Evidence, details: DetailsForm, replace: ReplaceForm) -> HttpResponse:
    errors = [*details.errors.values(), *replace.errors.values()]
    context = {
        "document": document_page(found),
        "details": details,
        "replace": replace,
        "errors": [sentence for sentences in errors for sentence in sentences],
        "own": is_own(request, found.unit_id),
        "sees_all": standing(request).sees_every_figure,
    }
    return render(request, "scoring/evidence/document.html", context, status=422 if errors else 200)
