"""Work handed over from one person to another."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.forms.people import HandOverForm
from accounts.models import RoleGrant, User
from accounts.services.people.hand_over_account import hand_over_account
from accounts.services.people.hand_over_to_new import hand_over_to_new
from accounts.views.accounts.access import managed_person
from accounts.views.accounts.person import slip_page, told
from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person_hand_over(request: HttpRequest, username: str) -> HttpResponse:
    """What would go over, to whom, from when."""
    person = managed_person(request, username)
    form = HandOverForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return _handed_over(request, person, form)
        except Refused as refusal:
            told(form, refusal)
    grants = RoleGrant.objects.filter(user=person).reaching(timezone.localdate()).select_related("unit")
    others = User.objects.filter(is_active=True, is_system=False).exclude(pk=person.pk).order_by("username")
    context = {"person": person, "form": form, "grants": grants, "others": others}
    return render(request, "accounts/people/hand_over.html", context, status=422 if form.errors else 200)


def _handed_over(request: HttpRequest, leaver: User, form: HandOverForm) -> HttpResponse:
    data, by = form.cleaned_data, signed_in(request)
    if new := form.new_person:
        slip = hand_over_to_new(
            leaver=leaver, successor=new, last_day=data["last_day"], reason=data["reason"], by=by
        )
        return slip_page(request, slip, f"Đã bàn giao từ {leaver} và tạo tài khoản cho người nhận")
    successor: User = data["person"]
    taken = hand_over_account(
        leaver=leaver, successor=successor, last_day=data["last_day"], reason=data["reason"], by=by
    )
    messages.success(request, f"Đã bàn giao {len(taken)} vai trò của {leaver} cho {successor}.")
    return redirect("accounts:person", successor.username)
