"""The register as a workbook."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils import timezone

from cchc_portal.lib.dates import vn_last_moment
from cchc_portal.lib.sheets.writer import OutColumn, OutSheet, Value, write_workbook
from feedback.core.asked_words import asked_told
from feedback.models import Objection
from feedback.selectors.register import is_overdue
from scoring.models import Round

_COLUMNS = (
    OutColumn("Mã", 16),
    OutColumn("Mã đơn vị", 12),
    OutColumn("Đơn vị", 36),
    OutColumn("Tiêu chí", 10),
    OutColumn("Nội dung", 50),
    OutColumn("Điểm dự kiến", 12),
    OutColumn("Điểm đề nghị", 12),
    OutColumn("Đề nghị", 24),
    OutColumn("Lý do, căn cứ", 50),
    OutColumn("Chủ trì", 30),
    OutColumn("Trạng thái", 24),
    OutColumn("Hạn", 24),
    OutColumn("Quá hạn", 10),
)


def register_workbook(round: Round, rows: Iterable[Objection], now: datetime | None = None) -> bytes:
    """The .xlsx of the rows as they were found."""
    title = f"Sổ theo dõi ý kiến phản hồi đợt {round.code}"
    lines = _lines(rows, now or timezone.now())
    return write_workbook([OutSheet("Ý kiến", _COLUMNS, lines, titles=(title,))])


def _lines(rows: Iterable[Objection], now: datetime) -> Iterator[tuple[Value, ...]]:
    for x in rows:
        facts = vars(x)  # the annotations of `framed`
        yield (
            x.code,
            x.reply.unit.code,
            x.reply.unit.name,
            x.criterion_code,
            facts["title"] or "",
            facts["published_points"],
            x.asked_points,
            asked_told(x.entered(), x.asked_points),
            x.reason,
            x.lead_unit.name if x.lead_unit else "",
            x.get_status_display(),
            vn_last_moment(timezone.localtime(x.due_at)) if x.due_at else "",
            "có" if is_overdue(x, now) else "",
        )
