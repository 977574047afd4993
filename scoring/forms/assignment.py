"""The form that names lead unit and appraiser of the leaves ticked."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import Unit, User
from scoring.core.assignments import Appraiser

KEPT = "Giữ nguyên"


class AssignmentForm(forms.Form):
    """What is left empty stays as it stands."""

    lead_unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Đơn vị chủ trì",
        required=False,
        empty_label=KEPT,
        widget=forms.Select(attrs={"class": "input"}),
    )
    appraiser = forms.ChoiceField(
        label="Người thẩm định", required=False, widget=forms.Select(attrs={"class": "input"})
    )

    def __init__(self, *args: Any, appraisers: Iterable[Appraiser], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lead, appraiser = self.fields["lead_unit"], self.fields["appraiser"]
        assert isinstance(lead, forms.ModelChoiceField)  # noqa: S101 - as declared above
        assert isinstance(appraiser, forms.ChoiceField)  # noqa: S101 - as declared above
        lead.queryset = Unit.objects.valid_on(timezone.localdate()).in_order()
        people = [(person.username, f"{person.name} ({', '.join(person.units)})") for person in appraisers]
        appraiser.choices = [("", KEPT), *people]

    def clean_appraiser(self) -> User | None:
        username = self.cleaned_data["appraiser"]
        return User.objects.get(username=username) if username else None
