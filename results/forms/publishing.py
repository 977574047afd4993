"""Putting results forward for publication, and giving such a proposal back."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from scoring.core.types import RunKind


def _words(label: str, hint: str = "", *, required: bool, missing: str = "Hãy ghi lý do.") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=2000,
        help_text=hint,
        widget=forms.Textarea(attrs={"class": "input", "rows": 2}),
        error_messages={"required": missing},
    )


class ProposalForm(forms.Form):
    """Until when units may answer (a provisional result), and what the public is told (a correction must)."""

    respond_before = forms.DateField(
        label="Nhận phản hồi trước ngày",
        input_formats=["%d/%m/%Y"],
        help_text="Đơn vị gửi được đến hết ngày liền trước.",
        widget=forms.DateInput(
            format="%d/%m/%Y",
            attrs={"class": "input", "placeholder": "ngày/tháng/năm", "autocomplete": "off"},
        ),
        error_messages={
            "required": "Hãy ghi ngày hết nhận phản hồi, ví dụ 15/01/2027.",
            "invalid": "Ghi ngày như 15/01/2027.",
        },
    )
    note = _words(
        "Ghi chú công khai",
        "Mọi đơn vị đọc được cùng kết quả.",
        required=False,
        missing="Công bố lại là đính chính: hãy ghi vì sao kết quả đã công bố được thay.",
    )

    def __init__(
        self, *args: Any, kind: RunKind, corrects: bool, respond_before: date | None = None, **kwargs: Any
    ) -> None:
        if respond_before and respond_before > timezone.localdate():
            kwargs.setdefault("initial", {"respond_before": respond_before})
        super().__init__(*args, **kwargs)
        if kind is not RunKind.PROVISIONAL:
            del self.fields["respond_before"]
        if corrects:
            self.fields["note"].required = True
            self.fields["note"].label = "Ghi chú công khai của lần đính chính"

    def clean_respond_before(self) -> date:
        day: date = self.cleaned_data["respond_before"]
        if day <= timezone.localdate():
            raise forms.ValidationError("Phải là một ngày sau hôm nay, để đơn vị còn thời gian phản hồi.")
        return day


class ReturnForm(forms.Form):
    """Why the proposal is given back."""

    reason = _words("Lý do trả lại", "Người trình đọc được.", required=True)


class WithdrawalForm(forms.Form):
    """Why the proposal is withdrawn, if one wants to say."""

    reason = _words("Lý do rút lại (không bắt buộc)", required=False)


class ApprovalForm(forms.Form):
    """A publication cannot be taken back: one says so before."""

    seen = forms.BooleanField(
        label="Tôi đã xem trước; công bố rồi không rút lại được",
        error_messages={"required": "Hãy đánh dấu đã xem trước rồi mới duyệt."},
    )
