"""Who has come how far."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from scoring.core.board import board_of
from scoring.selectors.board import board_rows
from scoring.selectors.round_list import groups_of
from scoring.views.setup.access import asked_round, check_reader

NARROWER = {"": "Tất cả", "chua-nop": "Chưa nộp", "qua-han": "Quá hạn", "chua-cham": "Chưa bắt đầu"}


@require_safe
def board(request: HttpRequest, code: str) -> HttpResponse:
    """Units by domain, late first: `?nhom=` one group, `?chi=` only some."""
    check_reader(request)
    round = asked_round(code)
    rows = board_rows(round)
    groups = groups_of(round)
    group = next((g.code for g in groups if g.code == request.GET.get("nhom")), "")
    only = request.GET.get("chi", "") if request.GET.get("chi", "") in NARROWER else ""
    page = board_of(rows, group=group, only=only)
    context = {
        "round": round,
        "page": page,
        "groups": groups,
        "group": group,
        "narrowed": only,
        "narrower": NARROWER,
    }
    return render(request, "scoring/setup/board.html", context)
