"""What the import commands share: FILE, --dry-run, --convert-legacy, --valid-rows-only; one report."""

from argparse import ArgumentParser
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import CommandError

from accounts.models import User
from accounts.services.actors import actor_named
from accounts.services.imports import ImportReport
from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.findings import Finding, Remedy
from cchc_portal.lib.repeats import told


class ImportCommand(PortalCommand):
    """A subclass writes `run(path, by, dry_run=…, convert_legacy=…, options)`.

    `remedies` are the words of the command line for what a finding says may be chosen. `by_rows`:
    rows with an error may be left out; `run` is then given valid_rows_only too.
    """

    by_rows = False
    remedies: ClassVar[Mapping[Remedy, str]] = {Remedy.CONVERT_LEGACY: "--convert-legacy"}

    def arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="TỆP", type=Path, help="tệp .xlsx")
        parser.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi")
        parser.add_argument(
            "--convert-legacy", action="store_true", help="chuyển chữ TCVN3 (ABC) sang Unicode"
        )
        if self.by_rows:
            parser.add_argument("--valid-rows-only", action="store_true", help="chỉ nhập dòng hợp lệ")

    def run(
        self, *, path: Path, by: User, dry_run: bool, convert_legacy: bool, **options: Any
    ) -> ImportReport:
        """Import the file."""
        raise NotImplementedError

    def report(self, **options: Any) -> Report:
        path: Path = options.pop("file")
        if not path.is_file():
            raise CommandError(f"Không có tệp “{path}”", returncode=2)
        imported = self.run(path=path, by=actor_named(options.pop("by")), **options)
        # Drawn together once, for both ways to print; a second time changes nothing.
        imported = replace(imported, findings=told(self._worded(imported.findings)))
        return Report(imported.as_json(), _sentences(imported), imported.findings, ok=not imported.refused)

    def _worded(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings, each with the option that would help."""
        return [
            replace(f, message=f"{f.message} ({self.remedies[f.remedy]})") if f.remedy else f
            for f in findings
        ]


def _sentences(report: ImportReport) -> list[str]:
    counts = report.counts
    figures = (
        f"tạo mới {counts.created}, cập nhật {counts.updated}, không đổi {counts.unchanged}, "
        f"bỏ qua {counts.skipped}, không hợp lệ {counts.invalid}"
    )
    if report.refused:
        said = [f"Không nhập được {report.file}; chưa ghi gì vào hệ thống ({figures})."]
        if valid := report.valid_rows:
            words = f"chỉ nhập {valid.rows} dòng hợp lệ, bỏ {valid.invalid} dòng lỗi"
            said.append(f"Thêm --valid-rows-only để {words}.")
        return said
    done = "Nếu nhập" if report.dry_run else "Đã nhập"
    left_out = f"; bỏ {counts.invalid} dòng lỗi" if counts.invalid else ""
    return [f"{'Không nhập lại' if report.repeated else done} {report.file}: {figures}{left_out}."]
