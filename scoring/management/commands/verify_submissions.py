from typing import Any

from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.refusal import Refused
from scoring.models import Submission
from scoring.selectors.submissions import submission_trouble


class Command(PortalCommand):
    help = "Kiểm tra nội dung của mọi bản tự chấm đã nộp: đúng mã băm ghi trên biên nhận"
    writes = False

    def report(self, **options: Any) -> Report:
        rows = Submission.objects.order_by("id").iterator()
        damaged = [trouble for submission in rows if (trouble := submission_trouble(submission))]
        if damaged:
            raise Refused(*damaged)
        count = Submission.objects.count()
        return self.done(f"{count} lần nộp bản tự chấm đều đúng mã băm", submissions=count)
