from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from accounts.management.importing import ImportCommand
from accounts.models import User
from accounts.services.imports import ImportReport
from cchc_portal.lib.findings import Remedy
from scoring.management.arguments import add_round_arguments, round_from
from surveys.models import Direction
from surveys.services.import_survey import import_survey


class Command(ImportCommand):
    help = "Nhập phiếu khảo sát do Bưu điện bàn giao; chưa đổi điểm cho tới khi bàn giao kết quả"
    by_rows = True
    remedies: ClassVar[Mapping[Remedy, str]] = {
        **ImportCommand.remedies,
        Remedy.DIRECTION: "--direction 5-best hoặc --direction 1-best",
    }

    def arguments(self, parser: ArgumentParser) -> None:
        super().arguments(parser)
        add_round_arguments(parser)
        parser.add_argument("--direction", choices=[Direction.FIVE_BEST.value, Direction.ONE_BEST.value])

    def run(
        self, *, path: Path, by: User, dry_run: bool, convert_legacy: bool, **options: Any
    ) -> ImportReport:
        return import_survey(
            path=path,
            round=round_from(options),
            by=by,
            direction=options["direction"],
            valid_rows_only=options["valid_rows_only"],
            dry_run=dry_run,
            convert_legacy=convert_legacy,
        )
