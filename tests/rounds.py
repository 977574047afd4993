"""Whole rounds for tests, brought in through the services as a province would."""

from datetime import UTC, date, datetime
from pathlib import Path

from accounts.services.actors import system_actor
from accounts.services.import_units import import_units
from accounts.services.imports import ImportReport
from results.services.publish_run import publish_run
from scoring.core.types import RunKind, Stage
from scoring.models import Publication, Round
from scoring.services.compute_scores import compute_scores
from scoring.services.import_catalogue import import_catalogue
from scoring.services.import_results import import_results
from scoring.services.import_scores import import_scores
from scoring.services.open_round import open_round
from scoring.sheets.round_settings import read_round_settings
from surveys.services.hand_over_survey import hand_over_survey
from surveys.services.import_survey import import_survey

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "demo"
GOLDEN = ROOT / "tests" / "golden"
OPENED = datetime(2020, 11, 1, 2, tzinfo=UTC)


def opened_edge_round() -> Round:
    """The round of 2031: eleven units, weights, knock-outs; opened, nothing entered."""
    folder, by = GOLDEN / "2031", system_actor()
    accepted(import_units(path=folder / "don-vi.xlsx", by=by))
    accepted(import_catalogue(path=folder / "bo-tieu-chi-2031.xlsx", by=by))
    return open_round(year=2031, by=by)


def filled_edge_round() -> Round:
    """The round of 2031 with every workbook in and the survey handed over."""
    folder, by, edge = GOLDEN / "2031", system_actor(), opened_edge_round()
    for stage, name in ((Stage.SELF, "tu-cham"), (Stage.APPRAISAL, "tham-dinh")):
        accepted(import_scores(path=folder / f"{name}-2031.xlsx", round=edge, stage=stage, by=by))
    accepted(import_survey(path=folder / "phieu-khao-sat-2031.xlsx", round=edge, direction="5-best", by=by))
    hand_over_survey(round=edge, by=by)
    return edge


def filled_sample_round() -> Round:
    """The sample round of 2020 with every workbook in and the survey handed over."""
    by = system_actor()
    accepted(import_units(path=DEMO / "don-vi.xlsx", by=by))
    accepted(import_catalogue(path=DEMO / "bo-tieu-chi-2020.xlsx", by=by))
    settings, _ = read_round_settings(DEMO / "dot-danh-gia-2020.xlsx")
    sample = open_round(year=2020, by=by, settings=settings)
    accepted(import_results(path=DEMO / "ket-qua-2019.xlsx", year=2019, by=by))
    for stage, name in ((Stage.SELF, "tu-cham"), (Stage.APPRAISAL, "tham-dinh")):
        accepted(import_scores(path=DEMO / f"{name}-2020.xlsx", round=sample, stage=stage, by=by))
    accepted(import_survey(path=DEMO / "phieu-khao-sat-2020.xlsx", round=sample, direction="5-best", by=by))
    hand_over_survey(round=sample, by=by)
    return sample


def published(filled: Round, *, respond_before: date | None = None) -> Publication:
    """The provisional publication of a filled round, incomplete units acknowledged."""
    by = system_actor()
    compute_scores(round=filled, kind=RunKind.PROVISIONAL, by=by)
    return publish_run(
        round=filled,
        kind=RunKind.PROVISIONAL,
        prepared_by=by,
        approved_by=by,
        respond_before=respond_before,
        acknowledges_incomplete=True,
    ).publication


def accepted(report: ImportReport) -> ImportReport:
    """The report, once it is sure that the file went in."""
    assert not report.refused, [finding.sentence for finding in report.findings]
    return report
