"""A workbook handed in, and the round or year it belongs to."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms import BoundField
from django.utils import timezone

from accounts.forms.workbook import WorkbookForm
from results.core.import_kinds import Scope
from results.forms.opening import OpeningFields
from scoring.models import Round


class UploadForm(WorkbookForm):
    """A workbook that belongs to no round; the check reads the file, this only looks at it."""

    @property
    def asked(self) -> list[BoundField]:
        """The fields besides the file."""
        return [field for field in self if field.name != "file"]

    @property
    def round_code(self) -> str:
        """The round's code or the year, as an import keeps it; empty where the kind has neither."""
        return ""

    @property
    def options(self) -> dict[str, Any]:
        """What else is kept with the upload."""
        return {}


class RoundUploadForm(UploadForm):
    """A workbook of a round that is open."""

    round = forms.ModelChoiceField(
        Round.objects.latest_first(),
        label="Đợt đánh giá",
        empty_label=None,
        error_messages={"required": "Hãy chọn đợt đánh giá.", "invalid_choice": "Không có đợt này."},
        widget=forms.Select(attrs={"class": "input"}),
    )

    @property
    def round_code(self) -> str:
        code: str = self.cleaned_data["round"].code
        return code


class YearUploadForm(UploadForm):
    """A workbook of a year that has passed."""

    year = forms.IntegerField(
        label="Năm của kết quả",
        initial=lambda: timezone.localdate().year - 1,
        validators=[MinValueValidator(2000), MaxValueValidator(lambda: timezone.localdate().year)],
        error_messages={
            "required": "Hãy ghi năm của kết quả.",
            "invalid": "Năm là một số nguyên, ví dụ 2019.",
        },
        widget=forms.NumberInput(attrs={"class": "input", "inputmode": "numeric"}),
    )

    @property
    def round_code(self) -> str:
        return str(self.cleaned_data["year"])


class OpeningForm(OpeningFields, UploadForm):
    """The workbook of a round that is to be opened."""


FORMS: Mapping[Scope, type[UploadForm]] = {
    Scope.NONE: UploadForm,
    Scope.ROUND: RoundUploadForm,
    Scope.YEAR: YearUploadForm,
    Scope.NEW_ROUND: OpeningForm,
}
