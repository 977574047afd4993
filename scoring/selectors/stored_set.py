"""A stored criteria set as the rows of its workbook, to be checked and compared again."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from accounts.models import Unit, UnitGroup
from scoring.core.rounding import Rounding
from scoring.core.rows import (
    ANNEX_SHEET,
    BAND_SHEET,
    QUESTION_SHEET,
    SCALE_SHEET,
    SETTINGS_SHEET,
    AnnexRow,
    BandRow,
    CriterionRow,
    QuestionRow,
    ScaleRow,
    SetRows,
    SettingRow,
)
from scoring.core.types import ExtraOrder, Method, NoSurvey, Part, RoundingMode
from scoring.models import Band, CriteriaSet, Criterion


def set_rows(criteria_set: CriteriaSet) -> SetRows:
    """The set's rows, numbered as they come, with what the portal knows of codes: seven queries."""
    annexes = list(criteria_set.catalogues.select_related("group"))
    units, groups = codes_known(criteria_set.year_from)
    return SetRows(
        settings=tuple(_settings(criteria_set)),
        annexes=tuple(
            AnnexRow(ANNEX_SHEET, row, annex.name, annex.group.code, annex.total)
            for row, annex in enumerate(annexes, start=2)
        ),
        criteria=tuple(_criteria(criteria_set)),
        bands=tuple(_bands(criteria_set)),
        questions=tuple(
            QuestionRow(QUESTION_SHEET, row, question.code, question.text, question.scale)
            for row, question in enumerate(criteria_set.questions.order_by("order", "pk"), start=2)
        ),
        scales=tuple(_scales(criteria_set)),
        annex_sheets=tuple(annex.name for annex in annexes),
        units=units,
        groups=groups,
    )


def codes_known(year: int) -> tuple[dict[str, bool], dict[str, bool]]:
    """Every unit's code with whether it is valid at the end of the year, and every group's: three queries."""
    valid = set(Unit.objects.valid_on(date(year, 12, 31)).values_list("code", flat=True))
    units = {code: code in valid for code in Unit.objects.values_list("code", flat=True)}
    return units, dict.fromkeys(UnitGroup.objects.values_list("code", flat=True), True)


def _settings(criteria_set: CriteriaSet) -> Iterator[SettingRow]:
    issued_on, year_to = criteria_set.decision_date, criteria_set.year_to
    told = {
        "Tên bộ tiêu chí": criteria_set.title,
        "Số quyết định": criteria_set.decision,
        "Ngày ban hành": f"{issued_on:%d/%m/%Y}" if issued_on else "",
        "Cơ quan ban hành": criteria_set.issuer,
        "Năm áp dụng từ": str(criteria_set.year_from),
        "Năm áp dụng đến": str(year_to) if year_to else "",
        "Làm tròn": Rounding(RoundingMode(criteria_set.rounding), criteria_set.digits).label,
        "Điểm thưởng, điểm trừ": ExtraOrder(criteria_set.extra_order).label,
        "Không có phiếu khảo sát": NoSurvey(criteria_set.no_survey).label,
    }
    for row, (name, value) in enumerate(told.items(), start=2):
        yield SettingRow(SETTINGS_SHEET, row, name, value)


def _criteria(criteria_set: CriteriaSet) -> Iterator[CriterionRow]:
    rows = Criterion.objects.filter(catalogue__criteria_set=criteria_set)
    rows = rows.select_related("catalogue", "lead_unit").order_by("catalogue__order", "order")
    for number, row in enumerate(rows, start=2):
        yield CriterionRow(
            sheet=row.catalogue.name,
            row=number,
            code=row.code,
            title=row.title,
            max_points=row.max_points,
            part=Part(row.part).label,
            method=Method(row.method).label if row.method else "",
            parameters=row.parameters,
            evidence=row.evidence,
            lead_unit=row.lead_unit.code if row.lead_unit else "",
            weight=row.weight,
            previous_code=row.previous_code,
        )


def _bands(criteria_set: CriteriaSet) -> Iterator[BandRow]:
    rows = Band.objects.filter(criteria_set=criteria_set).order_by("order", "pk")
    for number, (group, name, lower, conditions) in enumerate(
        rows.values_list("group__code", "name", "lower", "conditions"), start=2
    ):
        yield BandRow(BAND_SHEET, number, group, name, lower, conditions)


def _scales(criteria_set: CriteriaSet) -> Iterator[ScaleRow]:
    for number, row in enumerate(criteria_set.scale_levels.order_by("pk"), start=2):
        yield ScaleRow(SCALE_SHEET, number, row.scale, Decimal(row.level), row.label, row.weight)
