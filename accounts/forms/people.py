"""Forms about accounts and roles; what only the database knows is checked by the services."""

from typing import Any

from django import forms
from django.utils import timezone

from accounts.core.people import Person
from accounts.core.usernames import SHAPE, username_fault
from accounts.models import NEEDS_UNIT, Capacity, Role, Unit, User
from accounts.rules import Standing
from accounts.services.people.grant_role import Grant

_DAY = {"class": "input", "inputmode": "numeric", "autocomplete": "off"}


def _text(label: str, limit: int, *, required: bool = False, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=limit,
        required=required,
        error_messages={"required": f"Hãy ghi {label[:1].lower()}{label[1:]}."},
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
        **options,
    )


def _day(label: str, *, required: bool = True, **options: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        error_messages={
            "required": f"Hãy ghi {label[:1].lower()}{label[1:]}.",
            "invalid": "Ngày sai dạng; ghi như 31/12/2026.",
        },
        widget=forms.DateInput(format="%d/%m/%Y", attrs=_DAY),
        **options,
    )


class UnitField(forms.ModelChoiceField):
    """A unit chosen by name."""

    def label_from_instance(self, obj: Unit) -> str:
        return f"{obj.name} ({obj.code})"


class RoleFields(forms.Form):
    """A role in a unit for a period; only roles this person may give are offered."""

    role = forms.ChoiceField(
        label="Vai trò",
        error_messages={"required": "Hãy chọn vai trò.", "invalid_choice": "Không giao được vai trò này."},
        widget=forms.Select(attrs={"class": "input"}),
    )
    unit = UnitField(
        Unit.objects.none(),
        label="Đơn vị",
        required=False,
        empty_label="Không theo đơn vị",
        help_text="Bắt buộc với thẩm định viên, cán bộ đơn vị, thủ trưởng đơn vị.",
        error_messages={"invalid_choice": "Không có đơn vị này."},
        widget=forms.Select(attrs={"class": "input"}),
    )
    valid_from = _day("Từ ngày", initial=timezone.localdate, help_text="Ngày/tháng/năm.")
    valid_to = _day(
        "Đến hết ngày", required=False, help_text="Ngày/tháng/năm; để trống nếu chưa biết ngày kết thúc."
    )
    capacity = forms.ChoiceField(
        label="Tư cách ký",
        choices=Capacity.choices,
        required=False,
        help_text="Chỉ với thủ trưởng đơn vị: ký với tư cách cấp trưởng hay ký thay.",
        widget=forms.Select(attrs={"class": "input"}),
    )
    basis = _text("Văn bản căn cứ", 500, help_text="Số, ngày của quyết định hoặc giấy ủy quyền, nếu có.")

    def __init__(self, held: Standing, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(role.value, role.label) for role in Role if held.may_grant(role)]
        self.fields["role"].choices = [("", "Chọn vai trò"), *offered]  # type: ignore[attr-defined]
        today = timezone.localdate()
        units = self.fields["unit"]
        units.queryset = Unit.objects.valid_on(today).order_by("sort_key")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        start, end = data.get("valid_from"), data.get("valid_to")
        if start and end and end < start:
            self.add_error("valid_to", "Ngày kết thúc sớm hơn ngày bắt đầu.")
        if data.get("role") in NEEDS_UNIT and not data.get("unit") and "unit" not in self.errors:
            self.add_error("unit", "Vai trò này cần một đơn vị.")
        if data.get("capacity") and data.get("role") != Role.UNIT_HEAD:
            self.add_error("capacity", "Chỉ thủ trưởng đơn vị mới có tư cách ký.")
        return data

    @property
    def grant(self) -> Grant:
        """What was asked for. Call on a valid form."""
        data = self.cleaned_data
        return Grant(
            Role(data["role"]),
            data["unit"],
            data["valid_from"],
            data["valid_to"],
            data["capacity"],
            data["basis"],
        )


class DetailsForm(forms.Form):
    """Who a person is and how to reach them."""

    full_name = _text("Họ và tên", 150, required=True)
    position = _text("Chức vụ", 150)
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        error_messages={"invalid": "Địa chỉ thư điện tử sai dạng."},
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "off"}),
    )
    phone = _text("Điện thoại", 50)

    def person(self, username: str) -> Person:
        """The person as typed. Call on a valid form."""
        data = self.cleaned_data
        return Person(username, data["full_name"], data["position"], data["email"], data["phone"])


class NewPersonForm(DetailsForm, RoleFields):
    """A new account: who, and the first role."""

    username = _text("Tên đăng nhập", 60, required=True, help_text=f"{SHAPE[:1].upper()}{SHAPE[1:]}.")
    field_order = ("username", "full_name", "position", "email", "phone", "role", "unit")

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"].strip()
        if fault := username_fault(username):
            raise forms.ValidationError(f"{fault}.")
        if User.objects.filter(username=username).exists():
            raise forms.ValidationError(f"Tên đăng nhập “{username}” đã có người dùng.")
        return username


class ReasonForm(forms.Form):
    """Why something is done about an account."""

    reason = forms.CharField(
        label="Lý do",
        max_length=500,
        help_text="Được ghi vào nhật ký cùng tên người thực hiện.",
        error_messages={"required": "Hãy ghi lý do."},
        widget=forms.Textarea(attrs={"class": "input", "rows": 3}),
    )


class EndRoleForm(ReasonForm):
    """The last day of a role, and why."""

    last_day = _day("Ngày cuối còn giữ vai trò", initial=timezone.localdate, help_text="Ngày/tháng/năm.")
    field_order = ("last_day", "reason")


class HandOverForm(ReasonForm):
    """To whom, until when, and why: an account there is, or a new one."""

    last_day = _day("Ngày cuối của người bàn giao", initial=timezone.localdate, help_text="Ngày/tháng/năm.")
    successor = forms.CharField(
        label="Tên đăng nhập của người nhận",
        required=False,
        help_text="Nếu người nhận đã có tài khoản.",
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off", "list": "nguoi-nhan"}),
    )
    new_username = _text("Tên đăng nhập mới", 60, help_text=f"{SHAPE[:1].upper()}{SHAPE[1:]}.")
    new_full_name = _text("Họ và tên", 150)
    new_position = _text("Chức vụ", 150)
    new_email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        error_messages={"invalid": "Địa chỉ thư điện tử sai dạng."},
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "off"}),
    )
    new_phone = _text("Điện thoại", 50)
    field_order = ("last_day", "reason", "successor")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        known, new = data.get("successor", "").strip(), data.get("new_username", "").strip()
        if bool(known) == bool(new):
            self.add_error("successor", "Ghi tên đăng nhập của người nhận, hoặc tạo tài khoản mới.")
        elif known:
            data["person"] = User.objects.filter(username=known, is_system=False).first()
            if data["person"] is None:
                self.add_error("successor", f"Không có tài khoản “{known}”.")
        elif fault := username_fault(new):
            self.add_error("new_username", f"{fault}.")
        elif User.objects.filter(username=new).exists():
            self.add_error("new_username", f"Tên đăng nhập “{new}” đã có người dùng.")
        if new and not data.get("new_full_name"):
            self.add_error("new_full_name", "Hãy ghi họ và tên.")
        return data

    @property
    def new_person(self) -> Person | None:
        """The person a new account is for. Call on a valid form."""
        data = self.cleaned_data
        if not data["new_username"]:
            return None
        return Person(
            data["new_username"].strip(),
            data["new_full_name"],
            data["new_position"],
            data["new_email"],
            data["new_phone"],
        )
