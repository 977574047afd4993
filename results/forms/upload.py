"""A workbook handed in, and the round or year it belongs to."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms import BoundField
from django.utils import timezone

from results.core.import_kinds import Scope
from results.forms.opening import OpeningFields
from scoring.models import Round

_MEGABYTES = settings.MAX_UPLOAD_BYTES // (1 << 20)
_MACRO = (".xlsm", ".xlsb", ".xltm")


class UploadForm(forms.Form):
    """A workbook that belongs to no round; the check reads the file, this only looks at it."""

    file = forms.FileField(
        label="Tệp Excel",
        help_text=f"Một tệp .xlsx, không quá {_MEGABYTES} MB, không macro, không mật khẩu.",
        error_messages={
            "required": "Hãy chọn một tệp.",
            "empty": "Tệp rỗng (0 byte); hãy chọn tệp khác.",
            "missing": "Hãy chọn một tệp.",
        },
        widget=forms.FileInput(attrs={"class": "drop-input", "accept": ".xlsx"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        name = (file.name or "").lower()
        size = file.size or 0
        if size > settings.MAX_UPLOAD_BYTES:
            raise forms.ValidationError(
                f"Tệp quá lớn ({size / (1 << 20):.0f} MB); cần không quá {_MEGABYTES} MB."
            )
        if name.endswith(_MACRO):
            raise forms.ValidationError("Tệp có macro; hãy lưu lại dạng Excel .xlsx không có macro.")
        if not name.endswith(".xlsx"):
            raise forms.ValidationError("Không phải tệp .xlsx; hãy lưu lại dạng Excel (.xlsx) rồi tải lên.")
        return file

    @property
    def most_bytes(self) -> int:
        """How large a file may be."""
        return int(settings.MAX_UPLOAD_BYTES)

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
