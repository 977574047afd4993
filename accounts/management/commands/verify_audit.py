from typing import Any

from accounts.models import AuditEvent
from accounts.selectors.audit import broken_links
from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.refusal import Refused


class Command(PortalCommand):
    help = "Kiểm tra chuỗi nhật ký: không thiếu, không sửa, không đổi thứ tự"
    writes = False

    def report(self, **options: Any) -> Report:
        problems = broken_links()
        if problems:
            raise Refused(*problems)
        events = AuditEvent.objects.count()
        return self.done(f"Nhật ký nguyên vẹn: {events} sự kiện", events=events)
