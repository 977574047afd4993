"""From checked rows to the set that the engine reads."""

from scoring.core.checks.view import AnnexView, parent_code, view_of
from scoring.core.knockouts import parse_conditions
from scoring.core.rounding import ZERO
from scoring.core.rows import CriterionRow, SetRows
from scoring.core.settings import read_settings
from scoring.core.types import BandInput, CatalogueInput, CriterionInput, SetInput
from scoring.core.words import Method, Part


def build_set(rows: SetRows, *, version: int = 1) -> SetInput:
    """The set of a workbook that `check_set` found without errors. Raises ValueError on any other."""
    settings, findings = read_settings(rows.settings)
    if settings is None:
        raise ValueError(findings[0].sentence)
    return SetInput(
        decision=settings.decision,
        version=version,
        rounding=settings.rounding,
        extra_order=settings.extra_order,
        no_survey=settings.no_survey,
        catalogues=tuple(_catalogue(annex) for annex in view_of(rows).annexes),
        bands=_bands(rows),
    )


def _catalogue(annex: AnnexView) -> CatalogueInput:
    criteria = tuple(_criterion(annex, row, order) for order, row in enumerate(annex.criteria, start=1))
    return CatalogueInput(annex.row.group, annex.row.name, annex.row.total or ZERO, criteria)


def _criterion(annex: AnnexView, row: CriterionRow, order: int) -> CriterionInput:
    part = Part.read(row.part)
    if part is None or row.max_points is None or row.code in annex.rule_errors:
        raise ValueError(f"tiêu chí {row.code} (dòng {row.row}) còn lỗi")
    return CriterionInput(
        code=row.code,
        title=row.title,
        parent_code=parent_code(row.code),
        max=row.max_points,
        part=part,
        method=Method.read(row.method),
        parameters=row.parameters,
        rule=annex.rules.get(row.code),
        weight=row.weight,
        order=order,
        lead_unit=row.lead_unit,
    )


def _bands(rows: SetRows) -> dict[str, tuple[BandInput, ...]]:
    bands: dict[str, list[BandInput]] = {}
    for row in rows.bands:
        band = BandInput(row.name, row.lower or ZERO, parse_conditions(row.conditions))
        bands.setdefault(row.group, []).append(band)
    return {group: tuple(found) for group, found in bands.items()}
