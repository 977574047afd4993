"""Letters and annexes: the list of every publication, and the files."""

from itertools import groupby

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.views.standing import standing
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
def document_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file as a download. What the person may not read does not exist for them."""
    document = get_object_or_404(visible_documents(standing(request)), pk=pk)
    try:
        content = document.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(
        content, as_attachment=True, filename=document.file_name, content_type="application/pdf"
    )
