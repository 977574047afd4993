"""A workbook handed in through the browser."""

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

_MEGABYTES = settings.MAX_UPLOAD_BYTES // (1 << 20)
_MACRO = (".xlsm", ".xlsb", ".xltm")


class WorkbookForm(forms.Form):
    """One .xlsx; whoever opens the file reads it, this only looks at its name and size."""

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
