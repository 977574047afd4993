from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.hashing import sha256_bytes
from cchc_portal.lib.refusal import Refused
from scoring.core.types import RunKind
from scoring.management.arguments import add_round_arguments, round_from
from scoring.models import Publication, Round, ScoreRun
from scoring.models.publication import PUBLISHED_KINDS
from scoring.selectors.export_results import results_workbook
from scoring.selectors.verification import run_named


class Command(PortalCommand):
    help = "Xuất kết quả ra Excel: lần công bố mới nhất, hoặc một lượt tính (ghi rõ bản nháp)"
    writes = False

    def arguments(self, parser: ArgumentParser) -> None:
        add_round_arguments(parser)
        parser.add_argument("--out", required=True, type=Path, metavar="TỆP.xlsx")
        parser.add_argument("--kind", choices=[kind.value for kind in RunKind])
        parser.add_argument("--run", metavar="LƯỢT", help="mã lượt tính; chưa công bố thì là bản nháp")

    def report(self, **options: Any) -> Report:
        run = (
            run_named(options["run"]) if options["run"] else _published(round_from(options), options["kind"])
        )
        data = results_workbook(run)
        try:
            options["out"].write_bytes(data)
        except OSError as error:
            raise Refused(f"Không ghi được {options['out']}: {error.strerror}") from error
        published = Publication.objects.filter(run=run).exists()
        return self.done(
            f"Đã xuất {run.code} ra {options['out']}{'' if published else ' (bản nháp)'}",
            file=str(options["out"]),
            sha256=sha256_bytes(data),
            run=run.code,
            draft=not published,
        )


def _published(round: Round, kind: str | None) -> ScoreRun:
    if kind and kind not in dict(PUBLISHED_KINDS):
        raise Refused("Kết quả tự chấm không được công bố; nêu rõ lượt tính bằng --run để xuất bản nháp")
    publication = Publication.objects.last_of(round, kind)
    if publication is None:
        raise Refused(f"Đợt {round.code} chưa công bố; nêu lượt tính bằng --run để xuất bản nháp")
    return publication.run
