"""Corrected versions of the set of 2031, brought in from a workbook as Sở Nội vụ would."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from accounts.services.actors import system_actor
from scoring.models import CatalogueCorrection, CriteriaSet, Round
from scoring.selectors.correction_preview import ground_of
from scoring.services.correct_catalogue import CorrectingDocument, correct_catalogue
from scoring.services.import_catalogue import import_catalogue
from tests.rounds import GOLDEN, accepted

SET = GOLDEN / "2031" / "bo-tieu-chi-2031.xlsx"
DOCUMENT = CorrectingDocument("12/SNV-CCHC", date(2026, 1, 5))
MILDER = {("Phụ lục B", "F2"): "Đủ (100%) = 4; Thiếu = 3; Không = 0"}
RENAMED = {("Phụ lục B", "F2"): "Đầy đủ = 4; Thiếu = 1,33; Không = 0"}


def written(folder: Path, cells: Mapping[tuple[str, str], Any], name: str = "dinh-chinh.xlsx") -> Path:
    """The workbook of 2031 with other cells: {(sheet, place): value}."""
    book = load_workbook(SET)
    for (sheet, place), value in cells.items():
        book[sheet][place].value = value
    book.save(folder / name)
    return folder / name


def newer_version(folder: Path, cells: Mapping[tuple[str, str], Any] = MILDER) -> CriteriaSet:
    """The next version of the set, imported."""
    accepted(import_catalogue(path=written(folder, cells), by=system_actor()))
    return CriteriaSet.objects.latest("pk")


def without_parts_of_a3(folder: Path) -> CriteriaSet:
    """A version in which A.3 is a leaf of its own: its two parts are gone."""
    book = load_workbook(SET)
    annex = book["Phụ lục A"]
    annex.delete_rows(6, 2)
    annex["E5"], annex["F5"] = "Đếm", "mỗi 1; tối đa 5"
    book.save(folder / "dinh-chinh.xlsx")
    accepted(import_catalogue(path=folder / "dinh-chinh.xlsx", by=system_actor()))
    return CriteriaSet.objects.latest("pk")


def corrected(round: Round, newer: CriteriaSet, **more: Any) -> CatalogueCorrection:
    """The round under the newer version, by one who has just looked at the preview."""
    given: dict[str, Any] = {
        "reason": "Sai mức điểm",
        "document": DOCUMENT,
        "basis": ground_of(round, newer).basis,
        "by": system_actor(),
        **more,
    }
    correction = correct_catalogue(round=round, criteria_set=newer, **given)
    round.refresh_from_db()
    return correction
