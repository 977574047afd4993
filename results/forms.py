"""Forms of the upload pages."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

from results.core.import_kinds import ImportPage, Scope
from scoring.models import Round

_MEGABYTES = settings.MAX_UPLOAD_BYTES // (1 << 20)
_MACRO = (".xlsm", ".xlsb", ".xltm")


class UploadForm(forms.Form):
    """A workbook, and the round or year it belongs to; the check reads the file, this only looks at it."""

    round = forms.ModelChoiceField(
        Round.objects.none(),
        label="Đợt đánh giá",
        empty_label=None,
        error_messages={"required": "Hãy chọn đợt đánh giá.", "invalid_choice": "Không có đợt này."},
    )
    year = forms.IntegerField(
        label="Năm của kết quả",
        validators=[MinValueValidator(2000), MaxValueValidator(lambda: timezone.localdate().year)],
        error_messages={
            "required": "Hãy ghi năm của kết quả.",
            "invalid": "Năm là một số nguyên, ví dụ 2019.",
        },
        widget=forms.NumberInput(attrs={"class": "input", "inputmode": "numeric"}),
    )
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

    def __init__(self, page: ImportPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if page.scope is Scope.ROUND:
            rounds = self.fields["round"]
            assert isinstance(rounds, forms.ModelChoiceField)  # noqa: S101 - as declared above
            rounds.queryset = Round.objects.latest_first()
            rounds.widget.attrs["class"] = "input"
        else:
            del self.fields["round"]
        if page.scope is Scope.YEAR:
            self.fields["year"].initial = timezone.localdate().year - 1
        else:
            del self.fields["year"]

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
    def round_code(self) -> str:
        """The round's code or the year, as an import keeps it; empty where neither is asked for."""
        chosen = self.cleaned_data.get("round")
        return chosen.code if chosen else str(self.cleaned_data.get("year", ""))


class UndoForm(forms.Form):
    """Why a delivery is taken back."""

    reason = forms.CharField(
        label="Lý do hoàn tác",
        max_length=500,
        help_text="Lý do được ghi vào nhật ký cùng tên người hoàn tác.",
        error_messages={"required": "Hãy ghi lý do hoàn tác."},
        widget=forms.Textarea(attrs={"class": "input", "rows": 3}),
    )
