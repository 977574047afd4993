"""What is done about an account: each with a page that asks why, and a service that does it."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.core.people import Person
from accounts.forms.people import DetailsForm, EndRoleForm, ReasonForm, RoleFields
from accounts.models import RoleGrant, User
from accounts.services.people.change_details import change_details
from accounts.services.people.end_role import end_role
from accounts.services.people.grant_role import grant_role
from accounts.services.people.lock_account import lock_account
from accounts.services.people.reset_password import reset_password
from accounts.services.people.unlock_account import unlock_account
from accounts.views.accounts.access import managed_person
from accounts.views.accounts.person import slip_page, told
from accounts.views.people import signed_in
from accounts.views.standing import standing
from cchc_portal.lib.refusal import Refused


@dataclass(frozen=True, slots=True)
class Act:
    """How the page of an act reads: heading, what it does as sentences, the button."""

    heading: str
    consequences: tuple[str, ...]
    button: str


_form_page = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@_form_page
def person_edit(request: HttpRequest, username: str) -> HttpResponse:
    """Name, position, e-mail, phone."""
    person = managed_person(request, username)
    initial = {name: getattr(person, name) for name in ("full_name", "position", "email", "phone")}
    form = DetailsForm(request.POST if request.method == "POST" else None, initial=initial)

    def do(by: User) -> HttpResponse:
        details: Person = form.person(person.username)
        changed = change_details(person=person, details=details, by=by)
        return _back(request, person, "Đã sửa thông tin." if changed else "Không có gì thay đổi.")

    return _act(request, person, form, Act("Sửa thông tin", (), "Lưu"), do)


@never_cache
@_form_page
def person_password(request: HttpRequest, username: str) -> HttpResponse:
    """A new temporary password; the answer shows it, once."""
    person = managed_person(request, username)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    act = Act(
        "Đặt lại mật khẩu",
        (
            "Mật khẩu hiện tại không dùng được nữa; mọi phiên đăng nhập của người này kết thúc.",
            "Mật khẩu tạm chỉ hiện một lần, ngay sau khi bấm nút; hệ thống không lưu lại.",
            "Người này phải đổi mật khẩu khi đăng nhập.",
        ),
        "Đặt lại mật khẩu",
    )

    def do(by: User) -> HttpResponse:
        slip = reset_password(person=person, reason=form.cleaned_data["reason"], by=by)
        return slip_page(request, slip, "Đã đặt lại mật khẩu")

    return _act(request, person, form, act, do)


@never_cache
@_form_page
def person_lock(request: HttpRequest, username: str) -> HttpResponse:
    """Nobody signs in with the account until it is unlocked."""
    person = managed_person(request, username)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    act = Act(
        "Khóa tài khoản",
        (
            "Người này không đăng nhập được nữa; mọi phiên đăng nhập đang mở kết thúc.",
            "Vai trò và lịch sử giữ nguyên. Mở khóa được bất cứ lúc nào.",
        ),
        "Khóa tài khoản",
    )

    def do(by: User) -> HttpResponse:
        lock_account(person=person, reason=form.cleaned_data["reason"], by=by)
        return _back(request, person, f"Đã khóa tài khoản {person.username}.")

    return _act(request, person, form, act, do)


@never_cache
@_form_page
def person_unlock(request: HttpRequest, username: str) -> HttpResponse:
    """The account opens again, with the password and the roles it had."""
    person = managed_person(request, username)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    act = Act(
        "Mở khóa tài khoản",
        ("Người này đăng nhập lại được bằng mật khẩu cũ, với các vai trò còn hiệu lực.",),
        "Mở khóa",
    )

    def do(by: User) -> HttpResponse:
        unlock_account(person=person, reason=form.cleaned_data["reason"], by=by)
        return _back(request, person, f"Đã mở khóa tài khoản {person.username}.")

    return _act(request, person, form, act, do)


@never_cache
@_form_page
def person_grant(request: HttpRequest, username: str) -> HttpResponse:
    """One more role."""
    person = managed_person(request, username)
    form = RoleFields(standing(request), request.POST if request.method == "POST" else None)

    def do(by: User) -> HttpResponse:
        grant_role(person=person, grant=form.grant, by=by)
        return _back(request, person, f"Đã giao vai trò {form.grant.name}.")

    return _act(request, person, form, Act("Giao vai trò", (), "Giao vai trò"), do)


@never_cache
@_form_page
def person_end(request: HttpRequest, username: str, pk: int) -> HttpResponse:
    """The end of a role."""
    person = managed_person(request, username)
    grant = get_object_or_404(RoleGrant.objects.select_related("unit"), pk=pk, user=person)
    form = EndRoleForm(request.POST if request.method == "POST" else None)
    unit = f", {grant.unit.name}" if grant.unit else ""
    act = Act(
        f"Kết thúc vai trò {grant.get_role_display()}{unit}",
        (
            "Hết ngày cuối, người này không còn vai trò. Muốn thôi ngay: chọn ngày hôm qua.",
            "Vai trò không bị xóa: thời gian đã giữ vẫn còn trong lịch sử.",
        ),
        "Kết thúc vai trò",
    )

    def do(by: User) -> HttpResponse:
        data = form.cleaned_data
        end_role(grant=grant, last_day=data["last_day"], reason=data["reason"], by=by)
        return _back(request, person, f"Đã kết thúc vai trò {grant.get_role_display()}{unit}.")

    return _act(request, person, form, act, do)


def _back(request: HttpRequest, person: User, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("accounts:person", person.username)


def _act(
    request: HttpRequest, person: User, form: forms.Form, act: Act, do: Callable[[User], HttpResponse]
) -> HttpResponse:
    """The page of the act; a valid form does it, a refusal is told above the form."""
    if form.is_bound and form.is_valid():
        try:
            return do(signed_in(request))
        except Refused as refusal:
            told(form, refusal)
    context = {"person": person, "form": form, "act": act}
    return render(request, "accounts/people/act.html", context, status=422 if form.errors else 200)
