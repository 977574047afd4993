"""E-mails of invitations: sent after the invitations are on record."""

from collections.abc import Iterable

from django.utils import timezone

from cchc_portal.lib.dates import vn_day
from cchc_portal.lib.mail import Mail, send_each
from scoring.services.sessions.invite_units import InvitationLetter


def mail_invitations(letters: Iterable[InvitationLetter]) -> int:
    """Hand each to the mail server; one that it does not take is logged and left. How many it took."""
    return send_each(_mail(letter) for letter in letters)


def _mail(letter: InvitationLetter) -> Mail:
    session = letter.session
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    return Mail(
        about=f"invitation of {session.unit.code}",
        subject=f"Mời làm việc về cải cách hành chính đợt {session.round.code}: {session.unit.label}",
        body=(
            f"Kính gửi {session.unit.name},\n\n"
            f"Tổ giúp việc mời đơn vị làm việc về kết quả chấm điểm cải cách hành chính đợt "
            f"{session.round.code}.\n"
            f"Thời gian: từ {start:%H:%M} đến {end:%H:%M} ngày {vn_day(start)}.\n"
            f"Địa điểm: {session.place}.\n"
            "Giấy mời và nội dung chuẩn bị có trên cổng chấm điểm, mục Việc cần làm.\n\n"
            "Thư này do cổng tự gửi, không cần trả lời."
        ),
        to=letter.addresses,
    )
