"""Agreed to, on a paper and with its points; or not, with a reason."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model

from feedback.forms.entry import EntryForm
from feedback.forms.paper import PaperForm
from feedback.forms.steps import words


class ConcurrenceForm(forms.Form):
    """With the two forms that only an agreement needs. `members`: for Sở Nội vụ, who writes it down."""

    agrees = forms.ChoiceField(
        label="Ý kiến",
        choices=[("co", "Thống nhất điều chỉnh"), ("khong", "Không thống nhất")],
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn thống nhất hay không."},
    )
    member = forms.ModelChoiceField(
        get_user_model().objects.none(),
        label="Thành viên Tổ giúp việc đã thống nhất",
        required=False,
        empty_label="Không, đơn vị chủ trì thống nhất",
        widget=forms.Select(attrs={"class": "input"}),
    )
    reason = words("Lý do không thống nhất", "Chỉ khi không thống nhất.", required=False)

    def __init__(
        self, *args: Any, entry: EntryForm, paper: PaperForm, members: Any, needs_member: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.entry, self.paper = entry, paper
        if members is None:
            del self.fields["member"]
            return
        member = self.fields["member"]
        assert isinstance(member, forms.ModelChoiceField)  # noqa: S101 - as declared above
        member.queryset = members
        if needs_member:
            member.empty_label = "Chọn thành viên"

    @property
    def agrees_now(self) -> bool:
        return bool(self.cleaned_data.get("agrees") == "co")

    def is_valid(self) -> bool:
        """The paper and the figures are read only where something is agreed to."""
        if not super().is_valid():
            return False
        if self.agrees_now:
            return all([self.entry.is_valid(), self.paper.is_valid()])
        if not self.cleaned_data["reason"].strip():
            self.add_error("reason", "Không thống nhất thì phải ghi lý do.")
            return False
        return True
