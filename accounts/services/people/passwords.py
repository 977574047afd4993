"""A password given to an account, when it is strong enough."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.models import User
from cchc_portal.lib.refusal import Refused

# Django's own Vietnamese lacks some of these sentences.
_WHY = {
    "password_too_similar": "Mật khẩu giống tên đăng nhập hoặc họ tên",
    "password_too_short": "Mật khẩu quá ngắn; cần ít nhất 10 ký tự",
    "password_too_common": "Mật khẩu quá phổ biến, dễ đoán",
    "password_entirely_numeric": "Mật khẩu chỉ gồm chữ số",
}


class WeakPassword(Refused):
    """The password is too easy to guess; each finding says why."""


def set_password(user: User, password: str | None) -> None:
    """Set it without saving; None means that no password opens the account. Raises WeakPassword."""
    if password is None:
        user.set_unusable_password()
        return
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise WeakPassword(*(_WHY[one.code or ""] for one in error.error_list)) from error
    user.set_password(password)
