"""The grounds of a correction, as typed."""

from django import forms

from scoring.forms.setup import day_field, reason_field


class CorrectionForm(forms.Form):
    """The correcting document and the reason; `basis` is that of the preview that was on the page."""

    number = forms.CharField(
        label="Số văn bản đính chính",
        max_length=255,
        widget=forms.TextInput(attrs={"class": "input", "placeholder": "ví dụ 12/SNV-CCHC"}),
        error_messages={"required": "Hãy ghi số văn bản."},
    )
    issued_on = day_field("Ngày văn bản", required=True)
    reason = reason_field()
    basis = forms.CharField(required=False)
