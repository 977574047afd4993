"""Handing a document in: a file, or a reference to a document by number, day and title."""

from typing import Any

from django import forms
from django.conf import settings

from scoring.models import Evidence

ACCEPT = ".pdf,.docx,.xlsx,.jpg,.jpeg,.png"
_MEGABYTES = settings.MAX_UPLOAD_BYTES // (1 << 20)


def _words(label: str, most: int, hint: str = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        help_text=hint,
        error_messages={"required": "Hãy ghi tên tài liệu.", "max_length": f"Không quá {most} ký tự."},
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
    )


def _file() -> forms.FileField:
    return forms.FileField(
        label="Tệp",
        help_text=f"PDF, Word (.docx), Excel (.xlsx), ảnh JPG hoặc PNG; không quá {_MEGABYTES} MB, "
        "không macro, không mật khẩu.",
        error_messages={
            "required": "Hãy chọn một tệp.",
            "missing": "Hãy chọn một tệp.",
            "empty": "Tệp rỗng (0 byte); hãy chọn tệp khác.",
        },
        widget=forms.FileInput(attrs={"class": "drop-input", "accept": ACCEPT}),
    )


class _DocumentForm(forms.Form):
    """What each way of handing in has in common; `with_place` asks for the page or item as well."""

    title = _words("Tên tài liệu", 500, required=True)
    number = _words("Số, ký hiệu", 100, "Ví dụ 15/KH-SNV.")
    issued_on = forms.DateField(
        label="Ngày văn bản",
        required=False,
        input_formats=["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"],
        help_text="Ví dụ 20/01/2020.",
        error_messages={"invalid": "Ngày viết như 20/01/2020."},
        widget=forms.DateInput(
            format="%d/%m/%Y", attrs={"class": "input", "autocomplete": "off", "inputmode": "numeric"}
        ),
    )
    place = _words("Trang, mục", 100, "Ví dụ trang 3, mục II.")

    def __init__(self, *args: Any, with_place: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_place:
            del self.fields["place"]

    @property
    def details(self) -> dict[str, Any]:
        """Title, number and day as the services take them."""
        return {name: self.cleaned_data.get(name) or None for name in ("issued_on",)} | {
            name: self.cleaned_data.get(name, "") for name in ("title", "number")
        }

    @property
    def place_told(self) -> str:
        return str(self.cleaned_data.get("place", ""))


class FileForm(_DocumentForm):
    """A file; its title may be left to its name. The service reads the file, this only takes it."""

    file = _file()
    title = _words("Tên tài liệu", 500, "Bỏ trống thì lấy theo tên tệp.")
    field_order = ("file", "title", "number", "issued_on", "place")

    @property
    def most_bytes(self) -> int:
        """How large a file may be."""
        return int(settings.MAX_UPLOAD_BYTES)


class ReferenceForm(_DocumentForm):
    """A document without its file."""


class DetailsForm(_DocumentForm):
    """The same of a document that is there already."""

    @classmethod
    def of(cls, evidence: Evidence) -> "DetailsForm":
        """As it stands."""
        initial = {"title": evidence.title, "number": evidence.number, "issued_on": evidence.issued_on}
        return cls(initial=initial, auto_id="sua_%s")


class ReplaceForm(forms.Form):
    """Another file for a document."""

    file = _file()

    @property
    def most_bytes(self) -> int:
        """How large a file may be."""
        return int(settings.MAX_UPLOAD_BYTES)
