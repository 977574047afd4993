from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from accounts.management.importing import ImportCommand
from accounts.models import User
from accounts.services.imports import ImportReport
from scoring.core.types import Stage
from scoring.management.arguments import add_round_arguments, round_from
from scoring.services.import_scores import import_scores


class Command(ImportCommand):
    help = "Nhập bảng tự chấm hoặc bảng thẩm định của một đợt"
    by_rows = True

    def arguments(self, parser: ArgumentParser) -> None:
        super().arguments(parser)
        add_round_arguments(parser)
        stages = [Stage.SELF.value, Stage.APPRAISAL.value]
        parser.add_argument("--stage", required=True, choices=stages, help="tự chấm hoặc thẩm định")

    def run(
        self, *, path: Path, by: User, dry_run: bool, convert_legacy: bool, **options: Any
    ) -> ImportReport:
        return import_scores(
            path=path,
            round=round_from(options),
            stage=Stage(options["stage"]),
            by=by,
            valid_rows_only=options["valid_rows_only"],
            dry_run=dry_run,
            convert_legacy=convert_legacy,
        )
