import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from accounts.models import Role, Unit, User
from accounts.services.actors import system_actor
from accounts.services.add_account import add_account
from accounts.services.import_units import import_units
from accounts.services.imports import ImportReport
from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.refusal import Refused
from results.services.publish_run import publish_run
from scoring.core.types import RunKind, Stage
from scoring.models import Round
from scoring.services.compute_scores import compute_scores
from scoring.services.import_catalogue import import_catalogue
from scoring.services.import_results import import_results
from scoring.services.import_scores import import_scores
from scoring.services.open_round import open_round
from scoring.sheets.round_settings import read_round_settings
from surveys.services.hand_over_survey import hand_over_survey
from surveys.services.import_survey import import_survey

DEMO = settings.BASE_DIR / "demo"
YEAR = 2020
ACCOUNTS_SINCE = date(2020, 1, 1)


class Command(PortalCommand):
    help = "Nạp đợt minh họa trong thư mục demo: nhập mọi bảng, tính điểm và công bố dự kiến"
    writes = False  # acts as the system

    def report(self, **options: Any) -> Report:
        by = system_actor()
        if Round.objects.official(YEAR).exists():
            return self.done("Đợt minh họa đã có sẵn; giữ nguyên", created=False)
        round = self._load(by)
        for kind in (RunKind.SELF, RunKind.PROVISIONAL):
            compute_scores(round=round, kind=kind, by=by)
        outcome = publish_run(round=round, kind=RunKind.PROVISIONAL, prepared_by=by, approved_by=by)
        accounts = sum(1 for _ in _accounts(by))
        return self.done(
            f"Đã nạp đợt minh họa năm {YEAR}, công bố {outcome.publication.code}; {accounts} tài khoản mẫu",
            publication=outcome.publication.code,
            accounts=accounts,
            created=True,
        )

    def _load(self, by: User) -> Round:
        _done(import_units(path=DEMO / "don-vi.xlsx", by=by))
        _done(import_catalogue(path=DEMO / f"bo-tieu-chi-{YEAR}.xlsx", by=by))
        chosen, _ = read_round_settings(DEMO / f"dot-danh-gia-{YEAR}.xlsx")
        round = open_round(year=YEAR, by=by, settings=chosen)
        _done(import_results(path=DEMO / f"ket-qua-{YEAR - 1}.xlsx", year=YEAR - 1, by=by))
        for stage, name in ((Stage.SELF, "tu-cham"), (Stage.APPRAISAL, "tham-dinh")):
            _done(import_scores(path=DEMO / f"{name}-{YEAR}.xlsx", round=round, stage=stage, by=by))
        _done(
            import_survey(path=DEMO / f"phieu-khao-sat-{YEAR}.xlsx", round=round, direction="5-best", by=by)
        )
        hand_over_survey(round=round, by=by)
        return round


def _done(report: ImportReport) -> None:
    if report.refused:
        raise Refused(findings=report.findings)


def _accounts(by: User) -> Iterator[User]:
    with Path(DEMO / "accounts.csv").open(newline="", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            role = Role(row["role"])
            unit = Unit.objects.get(code=row["unit"])
            yield add_account(
                username=row["username"],
                password=row["password"],
                full_name=f"{role.label} (minh họa)",
                role=role,
                unit=unit,
                position=f"{role.label}, {unit.label}",
                valid_from=ACCOUNTS_SINCE,
                by=by,
            )
