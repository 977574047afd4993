"""The import service of an upload's kind, called with the upload's file and choices."""

from datetime import date
from pathlib import Path
from typing import Any

from accounts.models import ImportKind, Upload, User
from accounts.services.import_units import import_units
from accounts.services.imports import ImportReport
from accounts.services.people.import_accounts import import_accounts
from scoring.core.types import Stage
from scoring.selectors.rounds import round_named
from scoring.services.import_catalogue import import_catalogue
from scoring.services.import_results import import_results
from scoring.services.import_round_settings import import_round_settings
from scoring.services.import_scores import import_scores
from surveys.services.import_survey import import_survey

_STAGES = {ImportKind.SELF_SCORES.value: Stage.SELF, ImportKind.APPRAISAL_SCORES.value: Stage.APPRAISAL}


def run_import(*, upload: Upload, by: User, dry_run: bool, valid_rows_only: bool = False) -> ImportReport:
    """What the kind's own service reports. Raises Refused where the round is not there."""
    common: dict[str, Any] = {
        "path": Path(upload.file.path),
        "by": by,
        "dry_run": dry_run,
        "file_name": upload.file_name,
        "convert_legacy": bool(upload.options.get("convert_legacy")),
    }
    aliases = upload.options.get("aliases") or None
    match upload.kind:
        case ImportKind.UNITS:
            return import_units(**common)
        case ImportKind.ACCOUNTS:
            return import_accounts(**common)
        case ImportKind.CATALOGUE:
            return import_catalogue(**common)
        case ImportKind.ROUND_SETTINGS:
            return _open_round(upload, common)
        case ImportKind.PAST_RESULTS:
            return import_results(
                year=int(upload.round_code), valid_rows_only=valid_rows_only, aliases=aliases, **common
            )
        case ImportKind.SURVEY:
            return import_survey(
                round=round_named(code=upload.round_code),
                direction=upload.options.get("direction"),
                valid_rows_only=valid_rows_only,
                aliases=aliases,
                **common,
            )
        case _:
            stage = _STAGES[upload.kind]
            return import_scores(
                round=round_named(code=upload.round_code),
                stage=stage,
                valid_rows_only=valid_rows_only,
                aliases=aliases,
                **common,
            )


def _open_round(upload: Upload, common: dict[str, Any]) -> ImportReport:
    options = upload.options
    day = options.get("reference_date")
    return import_round_settings(
        year=options["year"],
        kind=options["round_kind"],
        code=upload.round_code,
        decision=options.get("decision"),
        reference_date=date.fromisoformat(day) if day else None,
        reason=options.get("reason", ""),
        **common,
    )
