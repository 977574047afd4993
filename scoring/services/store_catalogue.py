"""Writing a criteria set: in the place of one no round uses yet, beside one that is frozen."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Unit, UnitGroup, User
from cchc_portal.lib.bulk import insert_rows
from scoring.core.rows import SetRows
from scoring.models import (
    Band,
    Catalogue,
    CriteriaSet,
    Criterion,
    ScaleLevel,
    SetState,
    SurveyQuestion,
)
from scoring.sheets.content import CRITERION_FIELDS, CriterionKey, SetContent


def stored_criteria(criteria_set: CriteriaSet) -> dict[CriterionKey, dict[str, Any]]:
    """What a stored set holds of each criterion, by group and code, as `SetContent.criteria` does."""
    rows = Criterion.objects.filter(catalogue__criteria_set=criteria_set)
    names = [name for name in CRITERION_FIELDS if name != "lead_unit"]
    found = rows.values_list("catalogue__group__code", "code", "lead_unit__code", *names)
    return {
        (group, code): {**dict(zip(names, values, strict=True)), "lead_unit": lead or ""}
        for group, code, lead, *values in found
    }


@transaction.atomic
def store_catalogue(*, content: SetContent, latest: CriteriaSet | None, by: User, now: datetime) -> int:
    """Write the set where it differs from the latest version; the version that now holds it."""
    if latest is not None and latest.content_hash == content.content_hash:
        return latest.version
    version = 1
    if latest is not None:
        version = latest.version + 1 if latest.frozen_at else latest.version
        if not latest.frozen_at:
            latest.delete()
    criteria_set = _create_set(content, version, by, now)
    group_ids = dict(UnitGroup.objects.values_list("code", "pk"))
    insert_rows(
        Catalogue,
        ("criteria_set_id", "group_id", "name", "total", "order"),
        [
            (criteria_set.pk, group_ids[annex.group], annex.name, annex.total, order)
            for order, annex in enumerate(content.built.catalogues, start=1)
        ],
    )
    _store_criteria(content, criteria_set)
    _store_lists(content.rows, criteria_set.pk, group_ids)
    return version


def _create_set(content: SetContent, version: int, by: User, now: datetime) -> CriteriaSet:
    settings = content.settings
    return CriteriaSet.objects.create(
        decision=settings.decision,
        version=version,
        decision_date=settings.issued_on,
        issuer=settings.issuer,
        title=settings.name,
        year_from=settings.year_from,
        year_to=settings.year_to,
        rounding=settings.rounding.mode.value,
        digits=settings.rounding.digits,
        extra_order=settings.extra_order.value,
        no_survey=settings.no_survey.value,
        state=SetState.ACTIVE,
        content_hash=content.content_hash,
        imported_at=now,
        imported_by=by,
    )


def _store_criteria(content: SetContent, criteria_set: CriteriaSet) -> None:
    catalogue_ids = dict(criteria_set.catalogues.values_list("group__code", "pk"))
    unit_ids = dict(Unit.objects.values_list("code", "pk"))
    fields = [name for name in CRITERION_FIELDS if name != "lead_unit"]
    rows = (
        (catalogue_ids[group], code, unit_ids.get(c["lead_unit"]), *(c[name] for name in fields))
        for (group, code), c in content.criteria.items()
    )
    insert_rows(Criterion, ("catalogue_id", "code", "lead_unit_id", *fields), rows)


def _store_lists(rows: SetRows, set_id: int, group_ids: Mapping[str, int]) -> None:
    """Bands, survey questions and scales, in the workbook's order."""
    insert_rows(
        Band,
        ("criteria_set_id", "group_id", "name", "lower", "conditions", "order"),
        [(set_id, group_ids[b.group], b.name, b.lower, b.conditions, i) for i, b in enumerate(rows.bands, 1)],
    )
    insert_rows(
        SurveyQuestion,
        ("criteria_set_id", "code", "text", "scale", "order"),
        [(set_id, q.code, q.text, q.scale, i) for i, q in enumerate(rows.questions, 1)],
    )
    insert_rows(
        ScaleLevel,
        ("criteria_set_id", "scale", "level", "label", "weight"),
        [(set_id, s.scale, int(s.level or 0), s.label, s.weight) for s in rows.scales],
    )
