"""Forms of the Tổ giúp việc: they read what was typed, they store nothing."""

from typing import Any

from django import forms

from accounts.models import User
from scoring.core.task_force import Duty
from scoring.models import Round, TaskForce, TaskForceMember
from scoring.services.task_force.add_member import MemberDetails
from scoring.services.task_force.set_task_force import Decision

DAYS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


def words(label: str, most: int, hint: str = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        help_text=hint,
        error_messages={"required": f"Hãy ghi {label.lower()}.", "max_length": f"Không quá {most} ký tự."},
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
    )


def day(label: str, hint: str = "", *, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        input_formats=DAYS,
        error_messages={"required": f"Hãy ghi {label.lower()}.", "invalid": "Ghi ngày, ví dụ 01/12/2026."},
        widget=forms.DateInput(
            format="%d/%m/%Y", attrs={"class": "input", "autocomplete": "off", "inputmode": "numeric"}
        ),
    )


class DecisionForm(forms.Form):
    """The decision that set the Tổ giúp việc up, and how papers name it."""

    name = words("Tên tổ", 255, required=True)
    superior = words("Cơ quan chủ quản", 255, "In phía trên tên tổ, ví dụ Ban Chỉ đạo CCHC tỉnh Ninh Thuận.")
    decision = words("Số quyết định", 64, "Ví dụ 238/QĐ-UBND.", required=True)
    decided_on = day("Ngày quyết định", required=True)
    issuer = words("Cơ quan ban hành", 255, "Ví dụ Chủ tịch Ủy ban nhân dân tỉnh.", required=True)
    symbol = words("Ký hiệu biên bản", 32, "Số biên bản in là …/BB-TGV.", required=True)

    @classmethod
    def of(cls, task_force: TaskForce | None) -> "DecisionForm":
        """As it stands."""
        if task_force is None:
            return cls(initial={"name": "Tổ giúp việc", "symbol": "BB-TGV"})
        return cls(initial=dict(Decision.of(task_force).told, decided_on=task_force.decided_on))

    @property
    def told(self) -> Decision:
        return Decision(**self.cleaned_data)


class MemberForm(forms.Form):
    """A member; the account is left empty for who has none."""

    name = words("Họ và tên", 150, required=True)
    position = words("Chức vụ", 150)
    agency = words("Cơ quan", 255)
    duty = forms.ChoiceField(
        label="Nhiệm vụ trong tổ",
        choices=[(duty.value, duty.label) for duty in Duty],
        initial=Duty.MEMBER.value,
        widget=forms.Select(attrs={"class": "input"}),
    )
    user = forms.ModelChoiceField(
        User.objects.none(),
        label="Tài khoản",
        required=False,
        to_field_name="username",
        empty_label="Không có tài khoản",
        help_text="Người có tài khoản ghi được biên bản các buổi có tên mình.",
        widget=forms.Select(attrs={"class": "input"}),
    )
    valid_from = day("Từ ngày", required=True)
    valid_to = day("Đến hết ngày", "Bỏ trống: đến khi có thay đổi.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.fields["user"]
        assert isinstance(user, forms.ModelChoiceField)  # noqa: S101 - as declared above
        user.queryset = User.objects.filter(is_active=True, is_system=False).order_by("full_name", "username")

    @classmethod
    def of(cls, member: TaskForceMember) -> "MemberForm":
        """As the member stands."""
        initial = dict(MemberDetails.of(member).values)
        return cls(initial={**initial, "user": member.user.username if member.user else ""})

    @property
    def details(self) -> MemberDetails:
        return MemberDetails(**{**self.cleaned_data, "duty": Duty(self.cleaned_data["duty"])})


class CopyForm(forms.Form):
    """The earlier round whose Tổ giúp việc is taken over, and from which day it holds."""

    source = forms.ModelChoiceField(
        Round.objects.none(),
        label="Sao chép từ đợt",
        to_field_name="code",
        empty_label=None,
        error_messages={"required": "Hãy chọn đợt.", "invalid_choice": "Hãy chọn một đợt có Tổ giúp việc."},
        widget=forms.Select(attrs={"class": "input"}),
    )
    valid_from = day("Thành viên từ ngày", required=True)

    def __init__(self, *args: Any, round: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source = self.fields["source"]
        assert isinstance(source, forms.ModelChoiceField)  # noqa: S101 - as declared above
        having = Round.objects.filter(task_force__isnull=False).exclude(pk=round.pk)
        source.queryset = having.latest_first()
