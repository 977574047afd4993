from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from accounts.models import Unit
from accounts.services.actors import actor_named
from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.refusal import Refused
from documents.management.folder import listed, write_folder
from documents.selectors.answers import answer_rows
from documents.services.render_answer import render_answer
from feedback.models import FeedbackWindow
from feedback.selectors.windows import window_of
from scoring.management.arguments import add_round_arguments, round_from
from scoring.models import Round


class Command(PortalCommand):
    help = "Kết xuất văn bản trả lời các đơn vị có đề nghị đã được quyết định hết, kèm manifest.json"

    def arguments(self, parser: ArgumentParser) -> None:
        add_round_arguments(parser)
        parser.add_argument("--out", required=True, type=Path, metavar="THƯ MỤC")
        parser.add_argument("--unit", metavar="MÃ", help="chỉ văn bản trả lời một đơn vị")

    def report(self, **options: Any) -> Report:
        window = _window(round_from(options))
        publication, by = window.publication, actor_named(options["by"])
        units, waiting = _units(window, options["unit"])
        documents = [render_answer(window=window, unit=unit, by=by) for unit in units]
        rows = [listed(document, publication) for document in documents]
        write_folder(options["out"], documents, rows)
        return self.done(
            f"Đã kết xuất {len(rows)} văn bản trả lời của {publication.code} ra {options['out']}; "
            f"{len(waiting)} đơn vị còn chờ quyết định",
            publication=publication.code,
            out=str(options["out"]),
            files=rows,
            waiting=waiting,
        )


def _window(round: Round) -> FeedbackWindow:
    window = window_of(round)
    if window is None:
        raise Refused(f"Đợt {round.code} chưa công bố kết quả dự kiến nên chưa có đề nghị để trả lời")
    return window


def _units(window: FeedbackWindow, code: str | None) -> tuple[list[Unit], list[str]]:
    """The units to answer, and the codes of those that cannot be answered yet; one that is named is always
    tried, so that the refusal says why not."""
    if code is not None:
        unit = Unit.objects.filter(code=code).first()
        if unit is None:
            raise Refused(f"Không có đơn vị mã {code}; xem mã đơn vị trong danh sách đơn vị")
        return [unit], []
    rows = answer_rows(window.publication)
    return [row.unit for row in rows if not row.open], [row.unit.code for row in rows if row.open]
