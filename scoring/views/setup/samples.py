"""The sample's workbooks, for a department that has none of its own yet."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from scoring.views.setup.access import check_admin

SAMPLES = {
    "don-vi": "don-vi.xlsx",
    "bo-tieu-chi": "bo-tieu-chi-2020.xlsx",
    "dot-danh-gia": "dot-danh-gia-2020.xlsx",
    "tu-cham": "tu-cham-2020.xlsx",
    "tham-dinh": "tham-dinh-2020.xlsx",
    "phieu-khao-sat": "phieu-khao-sat-2020.xlsx",
    "ket-qua-nam-truoc": "ket-qua-2019.xlsx",
}


@require_safe
def sample_workbook(request: HttpRequest, slug: str) -> FileResponse:
    """The workbook of that kind as the sample round uses it, to be changed and handed in."""
    check_admin(request)
    if slug not in SAMPLES:
        raise Http404
    path = settings.BASE_DIR / "demo" / SAMPLES[slug]
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)
