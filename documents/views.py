"""Letters and annexes: the list of every publication, and the files."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.views.standing import standing
from documents.selectors.files import document_bytes
from documents.selectors.visible_documents import visible_documents


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    """Every document this person may read, by publication, the latest first."""
    rows = visible_documents(standing(request)).order_by(
        "-publication__published_at", "-publication__pk", "kind", "unit__group__order", "unit__sort_key"
    )
    publications = [(key, list(found)) for key, found in groupby(rows, lambda row: row.publication)]
    return render(request, "downloads/list.html", {"publications": publications})


@require_safe
def document_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as a download. What the person may not read does not exist for them.

    A file that is not the one that was rendered is never handed out: DamagedDocument is an error
    for whoever looks after the machine.
    """
    document = get_object_or_404(visible_documents(standing(request)), pk=pk)
    return HttpResponse(
        document_bytes(document),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{document.file_name}"'},
    )
