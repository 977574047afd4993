"""The first passwords of an import, for the importer, once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import ImportBatch, ImportKind
from accounts.services.people.hand_out_passwords import MOST_AT_ONCE, hand_out_passwords, waiting_accounts
from accounts.services.people.slip_book import slip_workbook
from accounts.views.accounts.access import check_manages
from accounts.views.accounts.lists import XLSX
from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def import_passwords(request: HttpRequest, pk: int) -> HttpResponse:
    """Whose password waits; the button answers with the workbook."""
    check_manages(request)
    batches = ImportBatch.objects.select_related("imported_by")
    batch = get_object_or_404(batches, pk=pk, kind=ImportKind.ACCOUNTS)
    if request.method == "POST":
        try:
            slips = hand_out_passwords(batch=batch, by=signed_in(request))
        except Refused as refusal:
            messages.error(request, f"{refusal}.")
            return redirect("accounts:import-passwords", batch.pk)
        return HttpResponse(
            slip_workbook(slips),
            content_type=XLSX,
            headers={"Content-Disposition": f'attachment; filename="mat-khau-tam-{batch.pk}.xlsx"'},
        )
    waiting = waiting_accounts(batch)
    context = {
        "batch": batch,
        "waiting": waiting,
        "most": MOST_AT_ONCE,
        "at_once": min(MOST_AT_ONCE, len(waiting)),
        "is_importer": batch.imported_by.is_system or batch.imported_by_id == request.user.pk,
    }
    return render(request, "accounts/people/import_passwords.html", context)
