"""The form of a round's letters and of how its results are opened."""

from typing import Any

from django import forms

from cchc_portal.lib.text import squeeze
from scoring.forms.setup import day_field
from scoring.selectors.round_settings import OWN, fingerprint, flat
from scoring.sheets.round_settings import LetterProfile, RoundSettings

_MOST_LINES, _LONGEST_LINE = 50, 1_000


def _text(label: str, limit: int, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=limit,
        help_text=hint,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
    )


class LinesField(forms.CharField):
    """A list, one entry a line."""

    widget = forms.Textarea(attrs={"class": "input", "rows": 6})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        lines = [squeeze(line) for line in (super().to_python(value) or "").splitlines()]
        found = [line for line in lines if line]
        if len(found) > _MOST_LINES:
            raise forms.ValidationError(f"Không quá {_MOST_LINES} dòng.")
        if any(len(line) > _LONGEST_LINE for line in found):
            raise forms.ValidationError(f"Mỗi dòng không quá {_LONGEST_LINE} chữ.")
        return found


def _lines(label: str, hint: str) -> LinesField:
    return LinesField(label=label, required=False, help_text=hint)


class RoundProfileForm(forms.Form):
    """Every setting of a round; `seen` tells what stood when the form was shown."""

    province = _text("Tỉnh", 100, "Không ghi chữ “tỉnh”, ví dụ Ninh Thuận.")
    parent_agency = _text("Cơ quan chủ quản", 255, "Dòng đầu góc trái văn bản, ví dụ UBND tỉnh Ninh Thuận.")
    issuing_agency = _text("Cơ quan ban hành", 255)
    symbol = _text("Ký hiệu văn bản", 64, "Sau số văn bản, ví dụ SNV-CCHC.")
    place = _text("Địa danh", 100, "Trước ngày tháng của văn bản.")
    signer_title = _text("Chức vụ người ký", 255)
    signer_name = _text("Họ tên người ký", 150)
    bases = _lines("Căn cứ", "Mỗi căn cứ một dòng, theo thứ tự in.")
    addressees = _lines("Kính gửi", "Mỗi nơi một dòng.")
    recipients = _lines("Nơi nhận", "Mỗi nơi một dòng.")
    sessions_from = day_field("Tổ giúp việc làm việc từ ngày")
    sessions_to = day_field("đến ngày")
    survey_provider = _text("Đơn vị cung cấp phiếu khảo sát", 255)
    respond_before = day_field("Trả lời trước ngày", "Hạn phản hồi ghi trong công văn: hết ngày liền trước.")
    public_annexes = forms.BooleanField(label="Công khai phụ lục cho mọi đơn vị", required=False)
    is_sample = forms.BooleanField(label="Số liệu minh họa", required=False)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, stands: RoundSettings, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {**flat(stands), "seen": fingerprint(stands)})
        super().__init__(*args, **kwargs)

    @property
    def settings(self) -> RoundSettings:
        """What was typed. Call on a valid form."""
        data = self.cleaned_data
        profile = {name: data[name] for name in LetterProfile.__dataclass_fields__}
        return RoundSettings(profile=LetterProfile(**profile), **{name: data[name] for name in OWN})
