"""Forms of the steps of a reply and of a request."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model

from feedback.core.words import Outcome

_MOMENT = "%H:%M %d/%m/%Y"


def words(label: str, hint: str = "", *, rows: int = 3, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=5000,
        required=required,
        help_text=hint,
        error_messages={"required": f"Hãy ghi {label.lower()}."},
        widget=forms.Textarea(attrs={"class": "input", "rows": rows}),
    )


def _day(label: str, hint: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        help_text=hint,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        error_messages={"invalid": "Ngày viết như 15/01/2021."},
        widget=forms.DateInput(
            format="%d/%m/%Y", attrs={"class": "input", "inputmode": "numeric", "autocomplete": "off"}
        ),
    )


def _moment(label: str, hint: str = "") -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        help_text=hint,
        input_formats=[_MOMENT, "%d/%m/%Y %H:%M", "%H:%M ngày %d/%m/%Y"],
        widget=forms.DateTimeInput(
            attrs={"class": "input", "placeholder": "giờ:phút ngày/tháng/năm"}, format=_MOMENT
        ),
        error_messages={
            "required": "Hãy ghi thời điểm.",
            "invalid": "Ghi giờ và ngày, ví dụ 17:00 20/01/2021.",
        },
    )


class DeclarationForm(forms.Form):
    """Sending: the declaration must be ticked, by the person who sends."""

    declared = forms.BooleanField(
        error_messages={"required": "Hãy đánh dấu vào lời cam kết trước khi gửi."},
        widget=forms.CheckboxInput(attrs={"class": "tick"}),
    )


class ReasonForm(forms.Form):
    reason = words("Lý do")


class MessageForm(forms.Form):
    text = words("Nội dung")


class RouteForm(forms.Form):
    """To the lead unit, or to a member of the Tổ giúp việc."""

    member = forms.ModelChoiceField(
        get_user_model().objects.none(),
        label="Thành viên Tổ giúp việc",
        required=False,
        empty_label="Không, chuyển đơn vị chủ trì",
        widget=forms.Select(attrs={"class": "input"}),
    )
    note = words("Ghi chú", rows=2, required=False)

    def __init__(self, *args: Any, members: Any, needs_member: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        member = self.fields["member"]
        assert isinstance(member, forms.ModelChoiceField)  # noqa: S101 - as declared above
        member.queryset = members
        if needs_member:
            member.empty_label, member.required = "Chọn thành viên", True
            member.error_messages["required"] = "Hãy chọn thành viên Tổ giúp việc."


class VerdictForm(forms.Form):
    """The outcome with its reason; `seen` is the decision that stood when the page was read."""

    outcome = forms.ChoiceField(
        label="Kết quả",
        choices=[(outcome.value, outcome.label) for outcome in Outcome],
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn kết quả."},
    )
    until = _day("Bổ sung đến hết ngày", "Chỉ khi yêu cầu bổ sung.")
    reason = words("Lý do, căn cứ", "Đơn vị đọc được nội dung này.", rows=4)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ExtensionForm(forms.Form):
    """More time for one unit to answer."""

    closes_at = _moment("Gia hạn đến", "Nhận trước giờ này; 00:00 ngày 16 là hết ngày 15.")
    document = forms.CharField(
        label="Số văn bản",
        max_length=255,
        error_messages={"required": "Hãy ghi số văn bản."},
        widget=forms.TextInput(attrs={"class": "input"}),
    )
    reason = words("Lý do", rows=2)


class LeadDeadlineForm(forms.Form):
    """By when a lead unit answers."""

    lead = forms.ChoiceField(label="Đơn vị chủ trì", widget=forms.Select(attrs={"class": "input"}))
    due_at = _moment("Trả lời trước", "Sớm hơn hoặc muộn hơn hạn chung của các đơn vị.")
    reason = words("Lý do", rows=2, required=False)

    def __init__(self, *args: Any, leads: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lead = self.fields["lead"]
        assert isinstance(lead, forms.ChoiceField)  # noqa: S101 - as declared above
        lead.choices = leads
