"""Forms of a round's set-up: they read what was typed, they store nothing."""

from typing import Any

from django import forms

from scoring.core.timetable import Moments, disorder
from scoring.models import Round, RoundKind, Timetable

# Text, not the browser's own picker: that one writes mm/dd wherever the browser speaks English.
_MOMENT, _DAY = "%H:%M %d/%m/%Y", "%d/%m/%Y"


def _moment(label: str, hint: str = "") -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        required=False,
        help_text=hint,
        input_formats=[_MOMENT, "%d/%m/%Y %H:%M", "%H:%M ngày %d/%m/%Y"],
        widget=forms.DateTimeInput(
            attrs={"class": "input", "placeholder": "giờ:phút ngày/tháng/năm"}, format=_MOMENT
        ),
        error_messages={"invalid": "Ghi giờ và ngày, ví dụ 17:00 15/12/2026."},
    )


def day_field(label: str, hint: str = "", *, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        input_formats=[_DAY],
        widget=forms.DateInput(attrs={"class": "input", "placeholder": "ngày/tháng/năm"}, format=_DAY),
        error_messages={"invalid": "Ghi ngày, ví dụ 15/12/2026.", "required": "Hãy ghi ngày."},
    )


def reason_field(label: str = "Lý do", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=2000,
        widget=forms.Textarea(attrs={"class": "input", "rows": 2}),
        error_messages={"required": "Hãy ghi lý do."},
    )


class TimetableForm(forms.Form):
    """The moments of a round in the province's time; changed moments need a reason."""

    self_opens_at = _moment("Mở tự chấm lúc", "Trước giờ này đơn vị chỉ xem.")
    self_due_at = _moment(
        "Hạn tự chấm (thông báo)", "Nhận trước giờ này là đúng hạn; 00:00 ngày 16 là hết ngày 15."
    )
    self_closes_at = _moment(
        "Khóa tự chấm lúc", "Từ hạn đến giờ này vẫn nhận, ghi là nộp muộn. Bỏ trống: khóa đúng hạn."
    )
    appraisal_opens_at = _moment("Mở thẩm định lúc")
    appraisal_due_at = _moment("Hạn thẩm định (thông báo)")
    appraisal_closes_at = _moment("Khóa thẩm định lúc")
    evidence_from = day_field("Tài liệu kiểm chứng từ ngày", "Văn bản ghi ngày ngoài khoảng này bị đánh dấu.")
    evidence_to = day_field("đến hết ngày")
    reason = reason_field("Lý do thay đổi", required=False)

    def __init__(self, *args: Any, stands: Timetable | None = None, **kwargs: Any) -> None:
        if stands is not None:
            kwargs.setdefault(
                "initial", {name: getattr(stands, name) for name in Moments.__dataclass_fields__}
            )
        super().__init__(*args, **kwargs)
        if stands is None:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, sentence in disorder(self.moments):
            self.add_error(name, sentence)
        return cleaned

    @property
    def moments(self) -> Moments:
        return Moments(**{name: self.cleaned_data.get(name) for name in Moments.__dataclass_fields__})


class ExtensionForm(forms.Form):
    """More time for one unit."""

    due_at = _moment("Gia hạn đến", "Nhận trước giờ này là đúng hạn của đơn vị.")
    closes_at = _moment("Khóa lúc", "Bỏ trống: khóa đúng giờ gia hạn.")
    document = forms.CharField(
        label="Số văn bản",
        required=False,
        max_length=255,
        widget=forms.TextInput(attrs={"class": "input"}),
    )
    reason = reason_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_at"].required = True
        self.fields["due_at"].error_messages["required"] = "Hãy ghi thời điểm gia hạn."


class ReasonForm(forms.Form):
    """A reason, for what is done only with one."""

    reason = reason_field()


class AbsenceForm(ReasonForm):
    """Why, and for which criteria where not for all."""

    only = forms.CharField(
        label="Chỉ các tiêu chí",
        required=False,
        max_length=2000,
        help_text="Mã tiêu chí, cách nhau bằng dấu phẩy, ví dụ 1.1.1, 2.3. Bỏ trống: mọi tiêu chí.",
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
    )

    def clean_only(self) -> list[str]:
        """The codes, each once, in the order given."""
        typed: str = self.cleaned_data["only"].replace(",", " ").replace(";", " ")
        return list(dict.fromkeys(typed.split()))


class ExemptionForm(forms.Form):
    """The basis of an exemption: a reason, a document, or both; the service asks for one."""

    document = forms.CharField(
        label="Văn bản căn cứ",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "input"}),
    )
    reason = reason_field("Căn cứ, lý do", required=False)


class NewRoundForm(forms.Form):
    """A round like an earlier one: its letters' settings are taken over, its figures are not."""

    year = forms.IntegerField(
        label="Năm",
        min_value=2000,
        max_value=2999,
        widget=forms.NumberInput(attrs={"class": "input", "inputmode": "numeric"}),
        error_messages={"required": "Hãy ghi năm.", "invalid": "Năm là một số nguyên, ví dụ 2026."},
    )
    kind = forms.ChoiceField(
        label="Loại đợt", choices=RoundKind.choices, widget=forms.Select(attrs={"class": "input"})
    )
    like = forms.ModelChoiceField(
        Round.objects.none(),
        label="Lấy thông tin văn bản từ",
        required=False,
        empty_label="Không lấy",
        widget=forms.Select(attrs={"class": "input"}),
    )
    is_sample = forms.BooleanField(label="Số liệu minh họa", required=False)
    reason = reason_field("Căn cứ, lý do mở đợt")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        like = self.fields["like"]
        assert isinstance(like, forms.ModelChoiceField)  # noqa: S101 - as declared above
        like.queryset = Round.objects.latest_first()
        if not self.is_bound and (last := like.queryset.filter(is_sample=False).first()):
            self.initial = {"year": last.year + 1, "like": last.pk, **self.initial}
