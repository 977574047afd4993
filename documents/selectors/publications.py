"""Publications with all that their documents are rendered from."""

from django.db.models import QuerySet

from cchc_portal.lib.refusal import Refused
from scoring.core.types import RunKind
from scoring.models import Publication, Round


class NotPublished(Refused):
    """The round has no publication of the kind."""


def printable() -> QuerySet[Publication]:
    """Publications with their run, round and criteria set; the run of the units' own figures stays behind."""
    return Publication.objects.select_related("run", "round__criteria_set")


def last_of_kind(round: Round, kind: str) -> Publication:
    """The round's last publication of the kind: one query. Raises NotPublished."""
    found: Publication | None = printable().filter(round=round, kind=kind).order_by("-number").first()
    if found is None:
        label = RunKind(kind).label.lower()
        raise NotPublished(f"Đợt {round.code} chưa công bố kết quả {label}; hãy công bố trước (publish)")
    return found
