from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from accounts.management.importing import ImportCommand
from accounts.models import User
from accounts.services.imports import ImportReport
from accounts.services.people.hand_out_passwords import hand_out_passwords, waiting_accounts
from accounts.services.people.import_accounts import import_accounts
from accounts.services.people.slip_book import slip_workbook


class Command(ImportCommand):
    help = "Nhập tài khoản và vai trò từ tệp tai-khoan.xlsx"

    def arguments(self, parser: ArgumentParser) -> None:
        super().arguments(parser)
        parser.add_argument(
            "--passwords",
            metavar="TỆP",
            type=Path,
            help="ghi mật khẩu tạm của tài khoản mới vào tệp .xlsx này",
        )

    def run(
        self, *, path: Path, by: User, dry_run: bool, convert_legacy: bool, **options: Any
    ) -> ImportReport:
        out: Path | None = options["passwords"]
        if out and out.exists():
            raise CommandError(f"Đã có tệp “{out}”; chọn tên khác để không ghi đè", returncode=2)
        report = import_accounts(path=path, by=by, dry_run=dry_run, convert_legacy=convert_legacy)
        if out and report.batch and not dry_run and waiting_accounts(report.batch):
            out.touch(mode=0o600)  # nobody else on this machine reads it
            out.write_bytes(slip_workbook(hand_out_passwords(batch=report.batch, by=by, limit=None)))
        return report
