"""What is asked before a round is opened; the rest stands in its workbook."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils import timezone

from scoring.forms.setup import reason_field
from scoring.models import CriteriaSet, Round, RoundKind
from scoring.services.open_round import default_code


def _decisions() -> Iterator[tuple[str, str]]:
    yield "", "Bộ mới nhất có hiệu lực trong năm"
    rows = CriteriaSet.objects.order_by("decision").values_list("decision", flat=True).distinct()
    yield from ((decision, decision) for decision in rows)


class OpeningFields(forms.Form):
    """Year, kind, code, criteria set, reference date and reason, as `open_round` takes them."""

    year = forms.IntegerField(
        label="Năm của đợt",
        initial=lambda: timezone.localdate().year,
        validators=[MinValueValidator(2000), MaxValueValidator(9999)],
        error_messages={"required": "Hãy ghi năm của đợt.", "invalid": "Năm là một số nguyên, ví dụ 2020."},
        widget=forms.NumberInput(attrs={"class": "input", "inputmode": "numeric"}),
    )
    kind = forms.ChoiceField(
        label="Loại đợt",
        choices=RoundKind.choices,
        initial=RoundKind.OFFICIAL.value,
        widget=forms.Select(attrs={"class": "input"}),
    )
    decision = forms.ChoiceField(
        label="Bộ tiêu chí theo quyết định",
        choices=_decisions,
        required=False,
        help_text="Bộ tiêu chí được khóa khi mở đợt.",
        error_messages={"invalid_choice": "Không có bộ tiêu chí của quyết định này."},
        widget=forms.Select(attrs={"class": "input"}),
    )
    reference_date = forms.DateField(
        label="Ngày xác định đơn vị tham gia",
        required=False,
        input_formats=["%d/%m/%Y"],
        help_text="Ngày/tháng/năm; để trống là 31/12 của năm.",
        error_messages={"invalid": "Ngày viết theo ngày/tháng/năm, ví dụ 31/12/2020."},
        widget=forms.TextInput(attrs={"class": "input", "inputmode": "numeric"}),
    )
    code = forms.CharField(
        label="Mã đợt",
        required=False,
        max_length=Round._meta.get_field("code").max_length,
        help_text="Để trống là năm, với đợt thử và đợt 6 tháng thêm loại.",
        validators=[RegexValidator(r"^[\w.-]+$", "Mã đợt chỉ gồm chữ, số, dấu chấm và dấu nối.")],
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
    )
    reason = reason_field("Căn cứ, lý do mở đợt")

    @property
    def round_code(self) -> str:
        """The code given, else the one that the round will get."""
        given = self.cleaned_data
        return given["code"] or default_code(given["year"], given["kind"])

    @property
    def options(self) -> dict[str, Any]:
        """What is kept with the upload, as plain data."""
        given = self.cleaned_data
        day = given["reference_date"]
        return {
            "year": given["year"],
            "round_kind": given["kind"],
            "reason": given["reason"],
            **({"decision": given["decision"]} if given["decision"] else {}),
            **({"reference_date": day.isoformat()} if day else {}),
        }
