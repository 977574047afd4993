from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from accounts.management.importing import ImportCommand
from accounts.models import User
from accounts.services.imports import ImportReport
from scoring.services.import_results import import_results


class Command(ImportCommand):
    help = "Nhập kết quả đã công bố của một năm trước"
    by_rows = True

    def arguments(self, parser: ArgumentParser) -> None:
        super().arguments(parser)
        parser.add_argument("--year", type=int, required=True, metavar="NĂM", help="năm của kết quả")

    def run(
        self, *, path: Path, by: User, dry_run: bool, convert_legacy: bool, **options: Any
    ) -> ImportReport:
        return import_results(
            path=path,
            year=options["year"],
            by=by,
            valid_rows_only=options["valid_rows_only"],
            dry_run=dry_run,
            convert_legacy=convert_legacy,
        )
