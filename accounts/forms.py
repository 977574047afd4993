"""Forms of the ground floor."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
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
