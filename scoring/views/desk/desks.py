"""The self-assessments of a person, and the task list of one."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.forms.workbook import WorkbookForm
from accounts.selectors.lineage import lineage_of
from accounts.views.standing import standing
from scoring.core.submission import DECLARATION
from scoring.selectors.corrections import corrections_for
from scoring.selectors.desk_list import desk_rows, the_open_one
from scoring.selectors.desk_page import desk_page
from scoring.views.access import asked_assessment, may_edit

NOT_OF_A_UNIT = "Trang tự chấm dành cho cán bộ, thủ trưởng đơn vị và Sở Nội vụ."


@never_cache
@require_safe
def desks(request: HttpRequest) -> HttpResponse:
    """All of them; whoever has one open is led straight to it, unless asked for as a list (`?danh-sach`)."""
    held = standing(request)
    if not held.unit_ids and not held.sees_every_figure:
        raise PermissionDenied(NOT_OF_A_UNIT)
    rows = desk_rows(held)
    one = the_open_one(rows)
    if one and not held.sees_every_figure and "danh-sach" not in request.GET:
        return redirect("scoring:desk", one.round.code, one.unit.code)
    return render(request, "scoring/desk/list.html", {"rows": rows, "all_units": held.sees_every_figure})


@never_cache
@require_safe
def desk(request: HttpRequest, round_code: str, unit_code: str) -> HttpResponse:
    """The domains of a self-assessment, how far each is, and what is to be done next."""
    assessment = asked_assessment(request, round_code, unit_code)
    page = desk_page(assessment, standing(request))
    fills = page.editable and may_edit(request, assessment)
    context = {
        "page": page,
        "lineage": lineage_of(assessment.unit),
        "sees_all": standing(request).sees_every_figure,
        "corrections": corrections_for(assessment),
        "workbook_form": WorkbookForm() if fills else None,
        "declaration": DECLARATION,
    }
    return render(request, "scoring/desk/desk.html", context)
