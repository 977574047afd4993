"""The form by which a unit is asked for more."""

from django import forms

from scoring.forms.desk import StepForm


class SupplementForm(StepForm):
    """What is missing, and the last day on which it may come."""

    reason = forms.CharField(
        label="Cần bổ sung gì",
        max_length=1000,
        error_messages={"required": "Hãy ghi cần bổ sung gì."},
        widget=forms.Textarea(attrs={"class": "input", "rows": 3}),
    )
    until = forms.DateField(
        label="Bổ sung đến hết ngày",
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        help_text="Ví dụ 08/12/2020.",
        error_messages={"required": "Hãy ghi ngày.", "invalid": "Nhập ngày như 08/12/2020."},
        widget=forms.TextInput(attrs={"class": "input", "inputmode": "numeric", "autocomplete": "off"}),
    )
