"""The criteria set of a round: what is scored and how, to be read, and as the workbook to correct it by."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Role
from accounts.views.standing import standing
from cchc_portal.lib.text import ascii_name
from scoring.selectors.round_list import groups_of
from scoring.selectors.set_book import set_workbook
from scoring.selectors.set_page import set_page
from scoring.selectors.stored_set import set_rows
from scoring.views.desk.workbook import XLSX
from scoring.views.setup.access import asked_round, check_reader


@require_safe
def criteria(request: HttpRequest, code: str) -> HttpResponse:
    """The annex of one group (`?nhom=`)."""
    check_reader(request)
    round = asked_round(code)
    groups = groups_of(round)
    chosen = next((g for g in groups if g.code == request.GET.get("nhom")), groups[0] if groups else None)
    context = {
        "round": round,
        "groups": groups,
        "chosen": chosen,
        "page": set_page(round, chosen) if chosen else None,
        "may_write": standing(request).holds({Role.ROUND_ADMIN}),
    }
    return render(request, "scoring/setup/criteria.html", context)


@require_safe
def criteria_file(request: HttpRequest, code: str) -> HttpResponse:
    """The whole set as the workbook that an import reads."""
    check_reader(request)
    round = asked_round(code)
    name = ascii_name(f"bo-tieu-chi-{round.code}")
    return HttpResponse(
        set_workbook(set_rows(round.criteria_set)),
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'},
    )
