"""Rendered documents written to a folder, with a manifest of what lies there."""

import json
from pathlib import Path
from typing import Any

from cchc_portal.lib.refusal import Refused
from documents.models import Document
from documents.selectors.files import document_bytes
from scoring.models import Publication

MANIFEST = "manifest.json"


def listed(document: Document, publication: Publication) -> dict[str, Any]:
    """A document as the manifest lists it."""
    return {
        "file": document.file_name,
        "kind": document.kind,
        "unit": document.unit.code if document.unit else None,
        "pages": document.pages,
        "sha256": document.sha256,
        "publication": publication.code,
        "run": publication.run.code,
    }


def write_folder(folder: Path, documents: list[Document], rows: list[dict[str, Any]]) -> None:
    """Every file, then the manifest: where it lies, all that it lists lies too. Raises Refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for document in documents:
            (folder / document.file_name).write_bytes(document_bytes(document))
        manifest = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
        (folder / MANIFEST).write_text(manifest, encoding="utf-8")
    except OSError as error:
        raise Refused(f"Không ghi được vào {folder}: {error.strerror}") from error
