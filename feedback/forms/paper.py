"""An official paper: number, day and signed file."""

from typing import Any

from django import forms
from django.conf import settings

from feedback.core.words import PaperForm as Form
from feedback.services.receive_paper import PaperGiven

ACCEPT = ".pdf,.docx,.jpg,.jpeg,.png"
_MEGABYTES = settings.MAX_UPLOAD_BYTES // (1 << 20)


class PaperForm(forms.Form):
    """`with_form` asks whether it is a letter or minutes; `with_file` for its file."""

    form = forms.ChoiceField(
        label="Hình thức",
        choices=[(form.value, form.label) for form in Form],
        widget=forms.Select(attrs={"class": "input"}),
    )
    number = forms.CharField(
        label="Số, ký hiệu",
        max_length=100,
        help_text="Ví dụ 37/UBND-NV.",
        error_messages={"required": "Hãy ghi số, ký hiệu."},
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
    )
    issued_on = forms.DateField(
        label="Ngày văn bản",
        input_formats=["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"],
        help_text="Ví dụ 11/01/2021.",
        error_messages={"required": "Hãy ghi ngày văn bản.", "invalid": "Ngày viết như 11/01/2021."},
        widget=forms.DateInput(
            format="%d/%m/%Y", attrs={"class": "input", "autocomplete": "off", "inputmode": "numeric"}
        ),
    )
    file = forms.FileField(
        label="Tệp đã ký",
        help_text=f"PDF, Word (.docx) hoặc ảnh; không quá {_MEGABYTES} MB.",
        error_messages={
            "required": "Hãy chọn tệp văn bản đã ký.",
            "missing": "Hãy chọn tệp văn bản đã ký.",
            "empty": "Tệp rỗng (0 byte); hãy chọn tệp khác.",
        },
        widget=forms.FileInput(attrs={"class": "input", "accept": ACCEPT}),
    )

    def __init__(self, *args: Any, with_form: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_form:
            del self.fields["form"]

    @property
    def given(self) -> PaperGiven:
        """As the services take it."""
        read = self.cleaned_data
        form = Form(read.get("form") or Form.LETTER)
        return PaperGiven(read["number"], read["issued_on"], form, read["file"])
