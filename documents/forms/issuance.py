"""Number, day and signed scan of a paper that went out."""

from typing import Any

from django import forms
from django.conf import settings

from documents.models import Issuance, IssuanceKind
from documents.services.record_issuance import IssuanceGiven

_MEGABYTES = settings.MAX_UPLOAD_BYTES // (1 << 20)


class IssuanceForm(forms.Form):
    """One paper; each stands on the page with its own names of fields."""

    number = forms.CharField(
        label="Số, ký hiệu",
        max_length=100,
        error_messages={"required": "Hãy ghi số, ký hiệu, ví dụ 125/QĐ-UBND."},
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
    )
    issued_on = forms.DateField(
        label="Ngày ban hành",
        input_formats=["%d/%m/%Y"],
        error_messages={"required": "Hãy ghi ngày ban hành.", "invalid": "Ghi ngày như 20/01/2027."},
        widget=forms.DateInput(
            format="%d/%m/%Y",
            attrs={"class": "input", "placeholder": "ngày/tháng/năm", "autocomplete": "off"},
        ),
    )
    file = forms.FileField(
        label="Bản ký",
        required=False,
        help_text=f"PDF hoặc ảnh quét, không quá {_MEGABYTES} MB; để trống thì giữ bản đã có.",
        error_messages={"empty": "Tệp rỗng (0 byte); hãy chọn tệp khác."},
        widget=forms.FileInput(attrs={"class": "input", "accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    def __init__(self, *args: Any, kind: IssuanceKind, stands: Issuance | None = None, **kwargs: Any) -> None:
        if stands:
            kwargs.setdefault("initial", {"number": stands.number, "issued_on": stands.issued_on})
        kwargs["prefix"] = kind.value
        super().__init__(*args, **kwargs)
        self.kind = kind

    @property
    def given(self) -> IssuanceGiven:
        """What was typed, once it is valid."""
        data = self.cleaned_data
        return IssuanceGiven(self.kind, data["number"], data["issued_on"], data["file"])
