from argparse import ArgumentParser
from typing import Any

from django.utils import timezone

from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.numbers import vn_fixed
from scoring.core.types import RunKind
from scoring.management.arguments import add_round_arguments, round_from
from scoring.models import Award
from scoring.selectors.explanation import Explanation, explain, latest_run
from scoring.selectors.run_report import line_document
from scoring.selectors.verification import run_named


class Command(PortalCommand):
    help = "Giải trình điểm của một đơn vị ở một tiêu chí: quy tắc, đầu vào, người quyết định, văn bản"
    writes = False

    def arguments(self, parser: ArgumentParser) -> None:
        add_round_arguments(parser)
        parser.add_argument("--unit", required=True, metavar="MÃ", help="mã đơn vị")
        parser.add_argument("--criterion", required=True, metavar="MÃ", help="mã tiêu chí")
        parser.add_argument("--kind", choices=[kind.value for kind in RunKind])
        parser.add_argument("--run", metavar="LƯỢT", help="mã lượt tính, như ghi ở chân phụ lục")

    def report(self, **options: Any) -> Report:
        code, kind = options["run"], options["kind"]
        run = run_named(code) if code else latest_run(round_from(options), kind)
        found = explain(run, options["unit"], options["criterion"])
        return self.done(
            *_sentences(found),
            run=found.run.code,
            kind=found.run.kind,
            unit=found.line.unit.code,
            title=found.criterion.title,
            line=line_document(found.line),
            awards=[_award(award) for award in found.awards],
        )


def _sentences(found: Explanation) -> list[str]:
    line = found.line
    points = vn_fixed(line.points) if line.points is not None else line.get_status_display().lower()
    return [
        f"{line.unit.name}, tiêu chí {line.criterion_code} {found.criterion.title}",
        f"Lượt tính {found.run.code}: {points} / {vn_fixed(line.max_points)} điểm",
        *(f"  - {sentence}" for sentence in line.because),
    ]


def _award(award: Award) -> dict[str, Any]:
    return {
        "id": award.pk,
        "replaces": award.replaces_id,
        "stage": award.stage,
        "state": award.state,
        "document": award.document,
        "reason": award.reason,
        "by": award.awarded_by.get_full_name(),
        "at": timezone.localtime(award.awarded_at).isoformat(timespec="seconds"),
    }
