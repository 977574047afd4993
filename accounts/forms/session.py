"""Signing in, and changing one's own password."""

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.utils import timezone

from accounts.core.signing_in import minutes_until
from accounts.models import User
from accounts.services.sign_in import admit_sign_in, forget_tries, note_failed_sign_in
from cchc_portal.lib.addresses import client_address


class PatientForm(AuthenticationForm):
    """Username and password; after wrong ones in a row the name waits, at that address only."""

    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu không đúng. Mật khẩu phân biệt chữ hoa, chữ thường.",
        "inactive": "Tài khoản này đã bị khóa. Hãy liên hệ Sở Nội vụ.",
        "waiting": "Mật khẩu sai nhiều lần liên tiếp. Hãy thử lại sau %(minutes)s phút (từ %(at)s).%(help)s",
    }

    def clean(self) -> dict[str, Any]:
        username, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not username or not password:
            return super().clean()
        address = client_address(self.request) if self.request else ""
        if free := admit_sign_in(username=username, address=address):
            raise self._waiting(free)
        try:
            cleaned = super().clean()
        except forms.ValidationError as error:
            note_failed_sign_in(username=username, address=address)
            raise self._why(error, username, password) from error
        forget_tries(username=username, address=address)
        return cleaned

    def _waiting(self, free: datetime) -> forms.ValidationError:
        support = settings.CCHC_SUPPORT
        told = {
            "minutes": minutes_until(free, timezone.now()),
            "at": f"{timezone.localtime(free):%H:%M}",
            "help": f" Nếu quên mật khẩu, hãy gọi {support}." if support else "",
        }
        return forms.ValidationError(self.error_messages["waiting"], code="waiting", params=told)

    def _why(self, error: forms.ValidationError, username: str, password: str) -> forms.ValidationError:
        """Whoever knows the password of a locked account may learn that it is locked."""
        user = User.objects.filter(username=username, is_active=False, is_system=False).first()
        if user and user.check_password(password):
            return forms.ValidationError(self.error_messages["inactive"], code="inactive")
        return error


class StaffSignInForm(PatientForm, AdminAuthenticationForm):
    """The same at the door of the admin pages."""

    error_messages = {**AdminAuthenticationForm.error_messages, **PatientForm.error_messages}


class SignInForm(PatientForm):
    """The portal's own door."""

    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=150,
        error_messages={"required": "Hãy nhập tên đăng nhập."},
        widget=forms.TextInput(
            attrs={
                "class": "input",
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )
    password = forms.CharField(
        label="Mật khẩu",
        strip=False,
        error_messages={"required": "Hãy nhập mật khẩu."},
        widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "current-password"}),
    )


class OwnPasswordForm(forms.Form):
    """The password of until now, and the new one twice."""

    old = forms.CharField(
        label="Mật khẩu hiện tại",
        strip=False,
        error_messages={"required": "Hãy nhập mật khẩu hiện tại."},
        widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label="Mật khẩu mới",
        strip=False,
        help_text="Ít nhất 10 ký tự, không chỉ gồm chữ số, không giống tên đăng nhập. Nên dùng một câu ngắn.",
        error_messages={"required": "Hãy nhập mật khẩu mới."},
        widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="Nhập lại mật khẩu mới",
        strip=False,
        error_messages={"required": "Hãy nhập lại mật khẩu mới."},
        widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("new", again):
            raise forms.ValidationError("Hai lần nhập mật khẩu mới không giống nhau.")
        return again
