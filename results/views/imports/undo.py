"""Taking a delivery of survey forms back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from results.forms.undo import UndoForm
from results.views.imports.access import check_admin
from surveys.models import FormBatch
from surveys.services.undo_form_batch import resting_on, undo_form_batch


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def undo_forms(request: HttpRequest, pk: int) -> HttpResponse:
    """What would go, why it may or may not, and the reason asked for."""
    check_admin(request)
    rows = FormBatch.objects.select_related("round", "import_batch__imported_by")
    batch = get_object_or_404(rows, pk=pk)
    form = UndoForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            count = undo_form_batch(batch=batch, reason=form.cleaned_data["reason"], by=signed_in(request))
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"Đã hoàn tác lần nhập {batch.number}: xóa {count} phiếu.")
            return redirect("results:import-kind", "phieu-khao-sat")
    context = {"batch": batch, "form": form, "count": batch.forms.count(), "publication": resting_on(batch)}
    status = 422 if form.errors else 200
    return render(request, "results/imports/undo.html", context, status=status)
