from pathlib import Path
from typing import Any

from accounts.management.importing import ImportCommand
from accounts.models import User
from accounts.services.import_units import import_units
from accounts.services.imports import ImportReport


class Command(ImportCommand):
    help = "Nhập nhóm đơn vị và đơn vị từ tệp don-vi.xlsx"

    def run(
        self, *, path: Path, by: User, dry_run: bool, convert_legacy: bool, **options: Any
    ) -> ImportReport:
        return import_units(path=path, by=by, dry_run=dry_run, convert_legacy=convert_legacy)
