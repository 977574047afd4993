from typing import Any

from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.refusal import Refused
from scoring.models import Minutes, MinutesIssue
from scoring.selectors.minutes import minutes_trouble, scan_trouble


class Command(PortalCommand):
    help = "Kiểm tra mọi biên bản làm việc: nội dung đã chốt và bản ký đúng mã băm đã ghi"
    writes = False

    def report(self, **options: Any) -> Report:
        contents = (minutes_trouble(minutes) for minutes in Minutes.objects.order_by("id").iterator())
        scans = (scan_trouble(issue) for issue in MinutesIssue.objects.order_by("id").iterator())
        damaged = [trouble for troubles in (contents, scans) for trouble in troubles if trouble]
        if damaged:
            raise Refused(*damaged)
        count = Minutes.objects.count()
        return self.done(f"{count} biên bản làm việc đều đúng mã băm", minutes=count)
