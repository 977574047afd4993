"""Publications with all that their documents are rendered from."""

from django.db.models import QuerySet

from accounts.models import Unit
from cchc_portal.lib.refusal import Refused
from documents.models import UPWARDS, Document, DocumentKind
from scoring.core.types import RunKind
from scoring.models import Publication, Round, UnitScore


class NotPublished(Refused):
    """The round has no publication of the kind."""


def printable() -> QuerySet[Publication]:
    """Publications with their round, run and its set; the run of the units' own figures stays behind."""
    return Publication.objects.select_related("run__criteria_set", "round")


def last_of_kind(round: Round, kind: str) -> Publication:
    """The round's last publication of the kind: one query. Raises NotPublished."""
    found: Publication | None = printable().filter(round=round, kind=kind).order_by("-number").first()
    if found is None:
        label = RunKind(kind).label.lower()
        raise NotPublished(f"Đợt {round.code} chưa công bố kết quả {label}; hãy công bố trước (publish)")
    return found


def common_kinds(kind: str) -> tuple[DocumentKind, ...]:
    """The documents of a publication of the kind that are no unit's own, in the order of printing."""
    return (DocumentKind.LETTER, *(UPWARDS if kind == RunKind.FINAL else ()))


def missing_documents(publication: Publication) -> list[tuple[DocumentKind, Unit | None]]:
    """What is not rendered yet, in the order of printing: the common ones, then units. Two queries."""
    documents = Document.objects.filter(publication=publication)
    rendered = set(documents.values_list("kind", "unit_id"))
    scores = UnitScore.objects.filter(run=publication.run_id).select_related("unit")
    ordered = scores.order_by("unit__group__order", "group_code", "unit__sort_key", "unit__code")
    wanted: list[tuple[DocumentKind, Unit | None]] = [
        *((kind, None) for kind in common_kinds(publication.kind)),
        *((DocumentKind.UNIT_ANNEX, score.unit) for score in ordered),
    ]
    return [(kind, unit) for kind, unit in wanted if (kind, unit.pk if unit else None) not in rendered]
