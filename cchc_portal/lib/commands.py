"""What every command of the portal has: one report, as sentences or as one JSON document."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.management.base import BaseCommand

from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.refusal import Refused
from cchc_portal.lib.repeats import told as drawn_together

_MARKS = {
    Severity.ERROR: "LỖI",
    Severity.WARNING: "Cảnh báo",
    Severity.NOTICE: "Ghi chú",
}
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Report:
    """What a command did: the JSON document, the same in sentences, and whether it was done."""

    document: dict[str, Any]
    sentences: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    ok: bool = True


class PortalCommand(BaseCommand):
    """Exit status 0 done, 1 refused (findings printed, nothing stored), 2 wrong usage.

    A subclass writes `report(**options)`, and adds its own arguments in `arguments(parser)`.
    """

    requires_system_checks = ()
    writes = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["text", "json"], default="text", help="cách in kết quả")
        if self.writes:
            parser.add_argument("--by", metavar="TÊN", help="người thực hiện (mặc định: he-thong)")
        self.arguments(parser)

    def arguments(self, parser: ArgumentParser) -> None:
        """The command's own arguments."""

    def report(self, **options: Any) -> Report:
        """Do the work and say what came of it. Raises Refused."""
        raise NotImplementedError

    def handle(self, **options: Any) -> None:
        try:
            report = self.report(**options)
        except Refused as refusal:
            report = _refusal(self.name, refusal)
        if options["format"] == "json":
            self.stdout.write(json.dumps(report.document, ensure_ascii=False, indent=1))
        else:
            self._print(report)
        if not report.ok:
            raise SystemExit(1)

    @property
    def name(self) -> str:
        """The command's name: that of its module."""
        return type(self).__module__.rpartition(".")[2]

    def done(self, *sentences: str, findings: Iterable[Finding] = (), **ids: Any) -> Report:
        """The report of a command that did its work: `{"command", "ok", "findings", …ids}`."""
        found = list(findings)
        document = {
            "command": self.name,
            "ok": True,
            "findings": [f.as_json() for f in found],
            **ids,
        }
        return Report(document, list(sentences), found)

    def _print(self, report: Report) -> None:
        for finding in report.findings[:_SHOWN]:
            self.stdout.write(_line(finding))
        if len(report.findings) > _SHOWN:
            self.stdout.write(f"… và {len(report.findings) - _SHOWN} ghi nhận khác (xem bằng --format json)")
        for sentence in report.sentences:
            self.stdout.write(sentence)


def _refusal(command: str, refusal: Refused) -> Report:
    """The report of a command whose service declined."""
    findings = drawn_together(refusal.findings)
    document = {"command": command, "ok": False, "findings": [f.as_json() for f in findings]}
    return Report(document, ["Không thực hiện được; chưa ghi gì vào hệ thống."], findings, ok=False)


def _line(finding: Finding) -> str:
    """A finding on one line: mark, place, sentence, what was found."""
    said = finding.as_json()
    place = ", ".join(
        part
        for part in (
            f"trang {said['sheet']}" if said["sheet"] else "",
            f"dòng {said['row']}" if said["row"] else "",
            f"cột {said['column']}" if said["column"] else "",
        )
        if part
    )
    found = f" (đang là: {said['found']})" if said["found"] else ""
    return f"{_MARKS[finding.severity]}{f' [{place}]' if place else ''}: {said['message']}{found}"
