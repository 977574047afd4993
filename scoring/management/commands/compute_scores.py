from argparse import ArgumentParser
from decimal import Decimal
from typing import Any

from accounts.services.actors import actor_named
from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.numbers import vn_fixed
from scoring.core.types import RunKind
from scoring.management.arguments import add_round_arguments, round_from
from scoring.selectors.run_report import run_document
from scoring.services.compute_scores import compute_scores


class Command(PortalCommand):
    help = "Tính điểm, chỉ số, xếp loại và thứ hạng của một đợt; cùng đầu vào cho lại đúng lượt đã tính"

    def arguments(self, parser: ArgumentParser) -> None:
        add_round_arguments(parser)
        parser.add_argument("--kind", required=True, choices=[kind.value for kind in RunKind])

    def report(self, **options: Any) -> Report:
        round = round_from(options)
        computation = compute_scores(
            round=round, kind=RunKind(options["kind"]), by=actor_named(options["by"])
        )
        document = run_document(computation.run)
        made = "Đã tính" if computation.created else "Đầu vào không đổi, trả lại lượt đã tính"
        return Report(
            document,
            [f"{made}: {computation.run.code}", *map(_line, document["units"])],
        )


def _line(unit: dict[str, Any]) -> str:
    if unit["index"] is None:
        missing = ", ".join(unit["missing"])
        return f"{unit['code']:<10} chưa có chỉ số{f'; còn thiếu {missing}' if missing else ''}"
    rank = f"hạng {unit['rank']}/{unit['rank_of']}" if unit["rank"] else "không xếp hạng"
    return f"{unit['code']:<10} {vn_fixed(Decimal(unit['index'])):>7}  {unit['band'] or '':<12} {rank}"
