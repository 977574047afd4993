"""A person's own password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.forms.session import OwnPasswordForm
from accounts.services.people.change_own_password import change_own_password
from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def own_password(request: HttpRequest) -> HttpResponse:
    """The form; afterwards this session goes on and every other one of the person is over."""
    user = signed_in(request)
    form = OwnPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            changed = change_own_password(
                user=user, old=form.cleaned_data["old"], new=form.cleaned_data["new"]
            )
        except Refused as refusal:
            for finding in refusal.findings:
                form.add_error(None, f"{finding.sentence}.")
        else:
            update_session_auth_hash(request, changed)
            messages.success(request, "Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã kết thúc.")
            return redirect("/")
    status = 422 if form.errors else 200
    return render(request, "accounts/password.html", {"form": form}, status=status)
