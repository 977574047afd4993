from pathlib import Path
from typing import Any

from accounts.management.importing import ImportCommand
from accounts.models import User
from accounts.services.imports import ImportReport
from scoring.services.import_catalogue import import_catalogue


class Command(ImportCommand):
    help = "Nhập bộ tiêu chí từ tệp bo-tieu-chi-YYYY.xlsx"

    def run(
        self, *, path: Path, by: User, dry_run: bool, convert_legacy: bool, **options: Any
    ) -> ImportReport:
        return import_catalogue(path=path, by=by, dry_run=dry_run, convert_legacy=convert_legacy)
