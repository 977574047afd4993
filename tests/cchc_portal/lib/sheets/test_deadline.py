import time

import pytest

from cchc_portal.lib.sheets.deadline import Deadline
from cchc_portal.lib.sheets.refusal import WorkbookRefused


def test_check_before_and_after_the_deadline():
    moments = iter([10.0, 15.0, 15.1])
    deadline = Deadline.after(5, clock=lambda: next(moments))
    deadline.check()
    with pytest.raises(WorkbookRefused, match="Tệp quá phức tạp"):
        deadline.check()


def test_check_waiting_does_not_count():
    deadline = Deadline.after(0.2)
    time.sleep(0.3)
    deadline.check()
