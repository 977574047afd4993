"""Whether documents may still be named, taken away or changed: as long as the sheets that name them may."""

from datetime import datetime

from scoring.core.desk import edit_lock, leaf_lock
from scoring.models import Assessment, Evidence, EvidenceUse
from scoring.selectors.desk import desk_of, with_frame
from scoring.services.evidence.refusals import EvidenceRefused


def open_assessment(pk: int, code: str, now: datetime) -> Assessment:
    """The assessment, held until the transaction ends. Raises EvidenceRefused where the leaf is locked."""
    Assessment.objects.select_for_update(no_key=True, of=("self",)).get(pk=pk)
    assessment = with_frame(Assessment.objects.filter(pk=pk)).get()
    if reason := leaf_lock(desk_of(assessment, now), code):
        raise EvidenceRefused(reason)
    return assessment


def refuse_if_handed_in(evidence: Evidence, now: datetime) -> None:
    """Raises EvidenceRefused where a sheet that can no longer be changed rests on the document as it is."""
    uses = EvidenceUse.objects.filter(evidence=evidence, removed_at__isnull=True)
    users = Assessment.objects.filter(pk__in=uses.values("assessment")).order_by("pk")
    list(users.select_for_update(no_key=True, of=("self",)))
    for assessment in with_frame(users):
        if edit_lock(desk_of(assessment, now)):
            raise EvidenceRefused(
                f"{assessment.round} đang dùng tài liệu này và bản tự chấm đã khóa nên không đổi được nữa; "
                "hãy thêm thành tài liệu mới."
            )
