import json
from io import StringIO

import pytest
from django.core.management import call_command

from cchc_portal.lib.commands import PortalCommand
from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.refusal import Refused

WRONG = [Finding("Không biết thuộc tính này", "Thông tin đợt", n, "Thuộc tính", "X") for n in range(2, 9)]
LONG = Finding("Văn bản dài quá", "A", 7, "Lý do", "x" * 400, severity=Severity.WARNING)


class Refusing(PortalCommand):
    def report(self, **options):
        raise Refused("Đã có đợt 2031", findings=[*WRONG, LONG])


def _said(form):
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command(Refusing(), format=form, stdout=out)
    assert ended.value.code == 1
    return out.getvalue()


def test_command_draws_repeated_findings_of_a_refusal_together():
    together = "Không biết thuộc tính này (7 lần, các dòng 2, 3, 4, 5, 6, 7, 8)"
    messages = [finding["message"] for finding in json.loads(_said("json"))["findings"]]
    assert messages == ["Đã có đợt 2031", together, "Văn bản dài quá"]


def test_command_names_the_place_and_cuts_what_nobody_would_read():
    line = f"Cảnh báo [trang A, dòng 7, cột Lý do]: Văn bản dài quá (đang là: {'x' * 300}…)"
    assert _said("text").splitlines()[-2:] == [line, "Không thực hiện được; chưa ghi gì vào hệ thống."]
