"""The rounds, one of them, and a new one like an earlier one."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Role
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused
from scoring.forms.setup import NewRoundForm
from scoring.models import Round
from scoring.selectors.corrections import corrections_of
from scoring.selectors.round_list import listed_rounds
from scoring.selectors.round_rules import group_rules
from scoring.selectors.round_settings import settings_of
from scoring.services.correct_catalogue import CORRECTABLE
from scoring.services.open_round import open_round
from scoring.sheets.round_settings import RoundSettings, setting_lines
from scoring.views.setup.access import asked_round, check_admin, check_reader
from scoring.views.setup.first_year import first_year_steps


@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """Every round, the latest first."""
    check_reader(request)
    context = {
        "rounds": listed_rounds(),
        "first_year": first_year_steps(request),
        "may_write": _may_write(request),
    }
    return render(request, "scoring/setup/rounds.html", context)


@require_safe
def round_page(request: HttpRequest, code: str) -> HttpResponse:
    """What is set for the round, with a way to each part of it."""
    check_reader(request)
    round = asked_round(code)
    context = {
        "round": round,
        "timetable": getattr(round, "timetable", None),
        "rules": group_rules(round),
        "settings": list(setting_lines(settings_of(round))),
        "corrections": corrections_of(round),
        "may_write": _may_write(request),
        "may_correct": round.state in CORRECTABLE,
    }
    return render(request, "scoring/setup/round.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_round(request: HttpRequest) -> HttpResponse:
    """Open a round; the criteria set is the latest that is valid in its year."""
    check_admin(request)
    form = NewRoundForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data
        settings = _settings_like(chosen["like"], is_sample=chosen["is_sample"])
        try:
            round = open_round(
                year=chosen["year"],
                kind=chosen["kind"],
                settings=settings,
                reason=chosen["reason"],
                by=signed_in(request),
            )
        except Refused as refusal:
            form.add_error(None, [finding.sentence for finding in refusal.findings])
        else:
            messages.success(request, f"Đã mở đợt {round.code} với {round.assessments.count()} đơn vị.")
            return redirect("scoring:round", round.code)
    status = 422 if form.errors else 200
    return render(request, "scoring/setup/new_round.html", {"form": form}, status=status)


def _may_write(request: HttpRequest) -> bool:
    return standing(request).holds({Role.ROUND_ADMIN})


def _settings_like(like: Round | None, *, is_sample: bool) -> RoundSettings:
    """The letters' settings of an earlier round; its days are its own and stay there."""
    if like is None:
        return RoundSettings(is_sample=is_sample)
    settings = settings_of(like)
    profile = replace(settings.profile, sessions_from=None, sessions_to=None)
    return RoundSettings(is_sample=is_sample, public_annexes=settings.public_annexes, profile=profile)
