"""What a checked workbook holds of a criteria set, ready to be compared and stored."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from cchc_portal.lib.hashing import canonical_json, sha256_bytes
from cchc_portal.lib.numbers import plain
from cchc_portal.lib.text import fold_header
from scoring.core.build import build_set
from scoring.core.rows import CriterionRow, SetRows
from scoring.core.settings import SetSettings, read_settings
from scoring.core.types import CriterionInput, SetInput

# The fields of a criterion besides its annex and code; the lead unit by its code.
CRITERION_FIELDS = (
    *("order", "parent_code", "title", "max_points", "part", "method", "parameters"),
    *("evidence", "weight", "previous_code", "is_leaf", "lead_unit"),
)
CriterionKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SetContent:
    """A checked workbook: its rows and settings, what each criterion will hold, and a hash of it all."""

    rows: SetRows
    built: SetInput
    settings: SetSettings
    criteria: dict[CriterionKey, dict[str, Any]]
    content_hash: str


def set_content(rows: SetRows) -> SetContent:
    """The content of rows that `check_set` found without errors."""
    built = build_set(rows)
    settings, _ = read_settings(rows.settings)
    assert settings is not None  # noqa: S101 - build_set has read them already
    typed = {(fold_header(row.sheet), row.code): row for row in rows.criteria}
    criteria = {
        (annex.group, c.code): _criterion(c, typed[fold_header(annex.name), c.code])
        for annex in built.catalogues
        for c in annex.criteria
    }
    return SetContent(rows, built, settings, criteria, _hash(built, rows, settings, criteria))


def _criterion(built: CriterionInput, row: CriterionRow) -> dict[str, Any]:
    """What is stored of a criterion, by field; the lead unit by code."""
    return {
        "order": built.order,
        "parent_code": built.parent_code or "",
        "title": built.title,
        "max_points": built.max,
        "part": built.part.value,
        "method": built.method.value if built.method else "",
        "parameters": built.parameters,
        "evidence": row.evidence,
        "weight": built.weight,
        "previous_code": row.previous_code,
        "is_leaf": built.method is not None,
        "lead_unit": built.lead_unit,
    }


def _hash(
    built: SetInput, rows: SetRows, settings: SetSettings, criteria: Mapping[CriterionKey, dict[str, Any]]
) -> str:
    return sha256_bytes(
        canonical_json(
            {
                "settings": [str(value) for value in asdict(settings).values()],
                "annexes": [[annex.group, annex.name, plain(annex.total)] for annex in built.catalogues],
                "criteria": [[*key, *map(_written, values.values())] for key, values in criteria.items()],
                "bands": [[b.group, b.name, _written(b.lower), b.conditions] for b in rows.bands],
                "questions": [[q.code, q.text, q.scale] for q in rows.questions],
                "scales": [[s.scale, _written(s.level), s.label, _written(s.weight)] for s in rows.scales],
            }
        )
    )


def _written(value: object) -> str:
    return plain(value) if isinstance(value, Decimal) else str(value)
