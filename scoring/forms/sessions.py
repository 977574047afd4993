"""Forms of working sessions: they read what was typed, they store nothing."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from scoring.core.session_calendar import Half
from scoring.forms.setup import reason_field
from scoring.forms.task_force import day, words
from scoring.models import TaskForceMember, WorkingSession
from scoring.services.sessions.change_session import Arrangement

TIMES = ["%H:%M", "%Hh%M", "%Hg%M", "%H.%M"]


def hour(label: str, hint: str = "", *, initial: time | None = None) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        help_text=hint,
        initial=initial,
        input_formats=TIMES,
        error_messages={"required": "Hãy ghi giờ.", "invalid": "Ghi giờ và phút, ví dụ 08:00."},
        widget=forms.TimeInput(
            format="%H:%M", attrs={"class": "input", "autocomplete": "off", "inputmode": "numeric"}
        ),
    )


def members_field(members: Iterable[TaskForceMember]) -> forms.TypedMultipleChoiceField:
    """The members to tick, by the keys of their rows."""
    return forms.TypedMultipleChoiceField(
        label="Thành viên Tổ giúp việc",
        coerce=int,
        choices=[(member.pk, member.named.line) for member in members],
        error_messages={"required": "Hãy chọn ít nhất một thành viên."},
        widget=forms.CheckboxSelectMultiple,
    )


class SpreadForm(forms.Form):
    """The days and halves of days over which sessions are spread."""

    first = day("Từ ngày", required=True)
    last = day("Đến hết ngày", required=True)
    morning_from = hour("Buổi sáng từ", initial=time(8))
    morning_to = hour("đến", initial=time(11, 30))
    afternoon_from = hour("Buổi chiều từ", initial=time(13, 30))
    afternoon_to = hour("đến", initial=time(17))
    place = words("Địa điểm", 255, "Bỏ trống: trụ sở của từng đơn vị.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", "Ngày cuối không được trước ngày đầu.")
        if first and last and (last - first).days > 92:
            self.add_error("last", "Lịch làm việc không quá ba tháng.")
        for name in ("morning", "afternoon"):
            start, end = cleaned.get(f"{name}_from"), cleaned.get(f"{name}_to")
            if start and end and end <= start:
                self.add_error(f"{name}_to", "Giờ kết thúc phải sau giờ bắt đầu.")
        return cleaned

    @property
    def halves(self) -> tuple[Half, Half]:
        told = self.cleaned_data
        return (
            Half(told["morning_from"], told["morning_to"]),
            Half(told["afternoon_from"], told["afternoon_to"]),
        )


class RowForm(forms.Form):
    """One unit's row of the plan."""

    day = day("Ngày", required=True)
    start = hour("Từ")
    end = hour("Đến")
    place = words("Địa điểm", 255, required=True)

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """From when to when, in the province's time."""
        told = self.cleaned_data
        start, end = (datetime.combine(told["day"], told[name]) for name in ("start", "end"))
        return timezone.make_aware(start), timezone.make_aware(end)


class SessionForm(RowForm):
    """When and where, with whom; number and day of the invitation once the clerk has given them."""

    invitation = words("Số giấy mời", 64, "Văn thư cấp, ví dụ 45/GM-SNV; để trống thì giấy mời in ô trống.")
    invitation_on = day("Ngày giấy mời")

    def __init__(self, *args: Any, members: Iterable[TaskForceMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {member.pk: member for member in members}
        self.fields["members"] = members_field(self.known.values())

    @classmethod
    def of(cls, session: WorkingSession, members: Iterable[TaskForceMember]) -> "SessionForm":
        """As it stands."""
        start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
        named = list(session.participants.values_list("member", flat=True))
        initial = {"day": start.date(), "start": start.time(), "end": end.time(), "members": named}
        stands = {name: getattr(session, name) for name in ("place", "invitation", "invitation_on")}
        return cls(members=members, initial={**initial, **stands})

    @property
    def told(self) -> Arrangement:
        starts_at, ends_at = self.moments
        return Arrangement(
            starts_at=starts_at,
            ends_at=ends_at,
            place=self.cleaned_data["place"],
            members=[self.known[key] for key in self.cleaned_data["members"]],
            invitation=self.cleaned_data["invitation"],
            invitation_on=self.cleaned_data["invitation_on"],
        )


class ReasonForm(forms.Form):
    """An act that is done only with its reason."""

    reason = reason_field()
