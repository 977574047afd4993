"""Forms of the ground floor."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm

from accounts.services.slow_guessing import forget_wrong_passwords, may_try, note_wrong_password

_TOO_OFTEN = "Đã nhập sai quá nhiều lần. Hãy thử lại sau 15 phút."


class SlowGuessing(AuthenticationForm):
    """After too many wrong passwords nobody signs in under that name for a while, whoever asks."""

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username", "")
        if not may_try(username=name):
            raise forms.ValidationError(_TOO_OFTEN, code="too_often")
        try:
            cleaned: dict[str, Any] = super().clean()
        except forms.ValidationError:
            note_wrong_password(username=name)
            raise
        if self.get_user() is not None:
            forget_wrong_passwords(username=name)
        return cleaned


class StaffSignInForm(SlowGuessing, AdminAuthenticationForm):
    """The same at the door of the admin pages."""


class SignInForm(SlowGuessing):
    """Username and password; one sentence for both, so that nobody learns which names exist."""

    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu không đúng. Mật khẩu phân biệt chữ hoa, chữ thường.",
        "inactive": "Tài khoản này đã bị khóa. Hãy liên hệ Sở Nội vụ.",
    }

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
