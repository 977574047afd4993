"""The portal's commands as a test runs them: what they answer, and what is stored afterwards."""

import json
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command

from tests.hostile.healthy import COMMANDS


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    document: dict[str, Any]
    errors: list[dict[str, Any]]


def run(command: str, path: Path, *more: str) -> Answer:
    """What the command answers; nothing but one JSON document may be printed."""
    out, status = StringIO(), 0
    try:
        call_command(*COMMANDS[command].naming(path), *more, "--format", "json", stdout=out)
    except SystemExit as end:
        status = int(str(end.code))
    document = json.loads(out.getvalue())
    errors = [finding for finding in document["findings"] if finding["severity"] == "error"]
    return Answer(status, document, errors)


def stored() -> dict[str, int]:
    """Of every table how many rows it has: batches of imports and the audit trail among them."""
    return {
        model._meta.label: model._base_manager.count() for model in apps.get_models(include_auto_created=True)
    }
