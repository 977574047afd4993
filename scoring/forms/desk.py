"""Forms of the self-scoring desk."""

from django import forms

_REASON_ROWS = {"class": "input", "rows": 3}


class StepForm(forms.Form):
    """A step that needs nothing but the click."""


class DeclarationForm(StepForm):
    """Handing in: the declaration must be ticked, by the person who hands in."""

    declared = forms.BooleanField(
        error_messages={"required": "Hãy đánh dấu vào lời cam kết trước khi nộp."},
        widget=forms.CheckboxInput(attrs={"class": "tick"}),
    )


class ReasonForm(StepForm):
    """A step back, with its reason."""

    reason = forms.CharField(
        label="Lý do",
        max_length=1000,
        error_messages={"required": "Hãy ghi lý do."},
        widget=forms.Textarea(attrs=_REASON_ROWS),
    )


class ReturnForm(ReasonForm):
    """Given back by Sở Nội vụ; the day is needed once self-scoring is closed."""

    until = forms.DateField(
        label="Nộp lại đến hết ngày",
        required=False,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        help_text="Ví dụ 25/11/2020. Để trống thì theo hạn đang có.",
        error_messages={"invalid": "Nhập ngày như 25/11/2020."},
        widget=forms.TextInput(attrs={"class": "input", "inputmode": "numeric", "autocomplete": "off"}),
    )
