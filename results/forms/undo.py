"""Taking a delivery back."""

from django import forms


class UndoForm(forms.Form):
    """Why a delivery is taken back."""

    reason = forms.CharField(
        label="Lý do hoàn tác",
        max_length=500,
        help_text="Lý do được ghi vào nhật ký cùng tên người hoàn tác.",
        error_messages={"required": "Hãy ghi lý do hoàn tác."},
        widget=forms.Textarea(attrs={"class": "input", "rows": 3}),
    )
