"""Forms of a session that is being recorded."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone

from scoring.forms.sessions import hour, members_field
from scoring.forms.setup import reason_field
from scoring.forms.task_force import day, words
from scoring.models import TaskForceMember, WorkingSession
from scoring.services.sessions.record_details import SessionDetails

_MEGABYTES = settings.MAX_UPLOAD_BYTES // (1 << 20)


def _lines(label: str, rows: int, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=10_000,
        help_text=hint,
        widget=forms.Textarea(attrs={"class": "input", "rows": rows}),
    )


class DetailsForm(forms.Form):
    """What is said besides the lines; `version` is the one that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    day = day("Ngày làm việc", required=True)
    began = hour("Bắt đầu lúc")
    finished = hour("Kết thúc lúc")
    present = members_field(())
    other_people = _lines("Người khác cùng dự", 2, "Mỗi người một dòng.")
    unit_people = _lines("Phía đơn vị", 3, "Mỗi người một dòng: họ và tên, chức vụ.")
    unit_signer = words("Người ký phía đơn vị", 150)
    opinions = _lines("Ý kiến trao đổi", 4)
    conclusion = _lines("Kết luận", 4)

    def __init__(self, *args: Any, members: Iterable[TaskForceMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present = members_field(members)
        present.label, present.required = "Tổ giúp việc, có mặt", False
        self.fields["present"] = present
        self.fields["finished"].required = False

    @classmethod
    def of(cls, session: WorkingSession, members: Iterable[TaskForceMember]) -> "DetailsForm":
        """As they stand."""
        stands = SessionDetails.of(session)
        told = {name: getattr(stands, name) for name in ("unit_people", "other_people", "unit_signer")}
        more = {"opinions": stands.opinions, "conclusion": stands.conclusion, "version": session.version}
        on = timezone.localdate(session.began_at or session.starts_at)
        moments = {"day": on, "began": _clock(session.began_at), "finished": _clock(session.finished_at)}
        initial = {**told, **more, **moments, "present": sorted(stands.present)}
        return cls(members=members, initial=initial)

    @property
    def details(self) -> SessionDetails:
        told = self.cleaned_data
        names = ("unit_people", "other_people", "unit_signer", "opinions", "conclusion")
        return SessionDetails(
            began_at=self._moment(told["began"]),
            finished_at=self._moment(told["finished"]) if told["finished"] else None,
            present=frozenset(told["present"]),
            **{name: _unix(told[name]) for name in names},
        )

    def _moment(self, at: time) -> datetime:
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], at))


def _clock(moment: datetime | None) -> time | None:
    return timezone.localtime(moment).time() if moment else None


def _unix(text: str) -> str:
    """Browsers send line breaks as two characters."""
    return text.replace("\r\n", "\n")


class IssueForm(forms.Form):
    """Number, day and signed scan of minutes; `again` asks why what is on record is put right."""

    number = words("Số biên bản", 64, "Văn thư cấp, ví dụ 12/BB-TGV; chỉ ghi 12 cũng được.", required=True)
    issued_on = day("Ngày ban hành", required=True)
    file = forms.FileField(
        label="Bản ký (PDF)",
        required=False,
        help_text=f"Bản quét đủ chữ ký, không quá {_MEGABYTES} MB; có thể bổ sung sau.",
        error_messages={"empty": "Tệp rỗng (0 byte); hãy chọn tệp khác."},
        widget=forms.FileInput(attrs={"class": "drop-input", "accept": ".pdf"}),
    )
    reason = reason_field("Lý do sửa", required=False)

    def __init__(self, *args: Any, again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not again:
            del self.fields["reason"]
