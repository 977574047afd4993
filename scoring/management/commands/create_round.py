from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from accounts.services.actors import actor_named
from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.dates import DayError, parse_day
from cchc_portal.lib.findings import Finding, errors
from cchc_portal.lib.refusal import Refused
from scoring.models import Round, RoundKind
from scoring.services.open_round import NoSetYet, open_round
from scoring.sheets.round_settings import RoundSettings, read_round_settings


class Command(PortalCommand):
    help = "Mở một đợt đánh giá: khóa bộ tiêu chí, ghi nhận các đơn vị tham gia"

    def arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--year", type=int, required=True, metavar="NĂM")
        parser.add_argument(
            "--round-settings", dest="workbook", type=Path, metavar="TỆP", help="dot-danh-gia-NĂM.xlsx"
        )
        parser.add_argument("--decision", metavar="SỐ", help="số quyết định của bộ tiêu chí, nếu có nhiều bộ")
        parser.add_argument("--round", metavar="MÃ", help="mã đợt (mặc định: năm)")
        parser.add_argument("--kind", choices=RoundKind.values, default=RoundKind.OFFICIAL.value)
        parser.add_argument("--reference-date", metavar="NGÀY", help="dd/mm/yyyy; mặc định 31/12 của năm")

    def report(self, **options: Any) -> Report:
        chosen, findings = _settings(options["workbook"])
        round = _opened(
            year=options["year"],
            by=actor_named(options["by"]),
            kind=options["kind"],
            code=options["round"],
            decision=options["decision"],
            reference_date=_day(options["reference_date"]),
            settings=chosen,
        )
        units = round.assessments.count()
        return self.done(
            f"Đã mở đợt {round.code} theo {round.criteria_set}: {units} đơn vị",
            findings=findings,
            round=round.code,
            year=round.year,
            kind=round.kind,
            decision=round.criteria_set.decision,
            version=round.criteria_set.version,
            units=units,
        )


def _opened(**named: Any) -> Round:
    try:
        return open_round(**named)
    except NoSetYet as refusal:
        raise Refused(f"{refusal} (import_catalogue)") from refusal


def _settings(path: Path | None) -> tuple[RoundSettings, list[Finding]]:
    if path is None:
        return RoundSettings(), []
    chosen, findings = read_round_settings(path)
    if errors(findings):
        raise Refused(findings=findings)
    return chosen, findings


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return parse_day(text)
    except DayError as error:
        raise CommandError(f"--reference-date: {error}", returncode=2) from error
