import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from accounts.models import Unit, User
from accounts.services.actors import actor_named
from cchc_portal.lib.commands import PortalCommand, Report
from cchc_portal.lib.refusal import Refused
from documents.management.folder import listed, write_folder
from documents.models import UPWARDS, Document, DocumentKind
from documents.selectors.publications import last_of_kind
from documents.services.render_documents import render_document, render_publication
from scoring.core.types import RunKind
from scoring.management.arguments import add_round_arguments, round_from
from scoring.models import Publication
from scoring.models.publication import PUBLISHED_KINDS

_MOST_PROCESSES = 4


class Command(PortalCommand):
    help = "Kết xuất công văn và phụ lục của một lần công bố ra thư mục, kèm manifest.json"

    def arguments(self, parser: ArgumentParser) -> None:
        add_round_arguments(parser)
        parser.add_argument("--out", required=True, type=Path, metavar="THƯ MỤC")
        parser.add_argument("--unit", metavar="MÃ", help="chỉ công văn và phụ lục của một đơn vị")
        parser.add_argument(
            "--kind",
            choices=[kind for kind, _ in PUBLISHED_KINDS],
            default=RunKind.PROVISIONAL.value,
            help="loại kết quả đã công bố (mặc định: provisional)",
        )

    def report(self, **options: Any) -> Report:
        publication = last_of_kind(round_from(options), options["kind"])
        documents = _documents(publication, options["unit"], actor_named(options["by"]))
        rows = [listed(document, publication) for document in documents]
        write_folder(options["out"], documents, rows)
        return self.done(
            f"Đã kết xuất {len(rows)} văn bản của {publication.code} ra {options['out']}",
            publication=publication.code,
            run=publication.run.code,
            out=str(options["out"]),
            files=rows,
        )


def _documents(publication: Publication, unit_code: str | None, by: User) -> list[Document]:
    if unit_code is None:
        processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
        rendered = render_publication(publication=publication, by=by, processes=processes)
        return [document for document in rendered if document.kind not in UPWARDS]  # letters alone go out
    unit = Unit.objects.filter(code=unit_code).first()
    if unit is None:
        raise Refused(f"Không có đơn vị mã {unit_code}; xem mã đơn vị trong danh sách đơn vị")
    annex = render_document(publication=publication, kind=DocumentKind.UNIT_ANNEX, unit=unit, by=by)
    return [render_document(publication=publication, kind=DocumentKind.LETTER, by=by), annex]
