from collections.abc import Iterator
from typing import Any

from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.refusal import Refused
from documents.models import Document
from documents.selectors.files import DamagedDocument, document_bytes


class Command(PortalCommand):
    help = "Kiểm tra tệp của mọi văn bản đã kết xuất: còn đủ và đúng mã băm"
    writes = False

    def report(self, **options: Any) -> Report:
        damaged = list(_damaged())
        if damaged:
            raise Refused(*damaged)
        count = Document.objects.count()
        return self.done(f"{count} văn bản còn đủ tệp, đúng mã băm", documents=count)


def _damaged() -> Iterator[str]:
    for document in Document.objects.order_by("id").iterator():
        try:
            document_bytes(document)
        except DamagedDocument as error:
            yield from (finding.message for finding in error.findings)
