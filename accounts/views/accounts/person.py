"""One person's page, and a new person."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms.people import NewPersonForm
from accounts.selectors.people import STATES, account_state
from accounts.selectors.person import person_page
from accounts.services.people.open_account import Slip, open_account
from accounts.views.accounts.access import check_manages, seen_person
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused


@never_cache
@require_safe
def person(request: HttpRequest, username: str) -> HttpResponse:
    """Facts, roles by period with their history, and what was done about the account."""
    user = seen_person(request, username)
    context = {
        "page": person_page(user, timezone.localdate()),
        "state": account_state(user),
        "states": STATES,
        "may_manage": standing(request).may_manage(user),
        "is_self": user.pk == request.user.pk,
    }
    return render(request, "accounts/people/person.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person_add(request: HttpRequest) -> HttpResponse:
    """A new account with its first role; the answer shows its temporary password, once."""
    check_manages(request)
    form = NewPersonForm(standing(request), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            new = form.person(form.cleaned_data["username"])
            slip = open_account(person=new, grant=form.grant, by=signed_in(request))
        except Refused as refusal:
            told(form, refusal)
        else:
            return slip_page(request, slip, "Đã tạo tài khoản")
    status = 422 if form.errors else 200
    return render(request, "accounts/people/add.html", {"form": form}, status=status)


def told(form: forms.Form, refusal: Refused) -> None:
    """The refusal's sentences above the form."""
    for finding in refusal.findings:
        form.add_error(None, f"{finding.sentence}.")


def slip_page(request: HttpRequest, slip: Slip, heading: str) -> HttpResponse:
    """The sheet to hand over. It is the answer to the form itself: the password is kept nowhere."""
    return render(request, "accounts/people/slip.html", {"slip": slip, "heading": heading})
