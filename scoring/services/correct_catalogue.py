"""A round goes on under a newer version of its criteria set (đính chính)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.dates import vn_moment
from cchc_portal.lib.refusal import Refused
from scoring.core.workflow import RoundState
from scoring.models import Assessment, CatalogueCorrection, CriteriaSet, Round, SetState
from scoring.selectors.correction_preview import Ground, changed_pieces, content_refusals, ground_of

CORRECTABLE = {RoundState.OPEN, RoundState.PROVISIONAL}


class CorrectionRefused(Refused):
    """The round cannot go on under that version; each point says why."""


class StalePreview(CorrectionRefused):
    """Something was saved since the preview was shown: it must be looked at again."""


@dataclass(frozen=True, slots=True)
class CorrectingDocument:
    """The document that corrects the decision: its number (“12/SNV-CCHC”) and day."""

    number: str
    issued_on: date


@transaction.atomic
def correct_catalogue(
    *,
    round: Round,
    criteria_set: CriteriaSet,
    reason: str,
    document: CorrectingDocument,
    basis: str,
    by: User,
    now: datetime | None = None,
) -> CatalogueCorrection:
    """Put the round under the newer version of its set, which is frozen; runs and publications keep theirs.

    `basis` is that of the preview that was looked at. Raises CorrectionRefused without a reason or
    document, once the round is over, for a set of another decision, one that is not newer, not active or
    not sound; StalePreview.
    """
    moment = now or timezone.now()
    held = _held(round)
    # Locked against an import that would put another workbook in the place of a version not used yet.
    newer = CriteriaSet.objects.select_for_update(no_key=True).filter(pk=criteria_set.pk).first()
    if newer is None:
        raise StalePreview("Phiên bản này vừa được thay bằng tệp khác; hãy xem lại.")
    if refusals := [*_form_refusals(reason, document, moment), *_refusals(held, newer)]:
        raise CorrectionRefused(*refusals)
    ground = ground_of(held, newer)
    if refusals := list(content_refusals(held, ground)):
        raise CorrectionRefused(*refusals)
    if changed := changed_pieces(basis, ground.basis):
        raise StalePreview(f"Đã thay đổi sau khi xem trước: {', '.join(changed)}; hãy xem lại rồi áp dụng.")
    correction = _stored(held, newer, ground, reason.strip(), document, by, moment)
    _put_under(held, newer, by, moment)
    _record(correction, ground, by, moment)
    return correction


def _held(round: Round) -> Round:
    """The round, with every sheet that is being saved waited for: those saves obeyed the older version."""
    # Without its set: PostgreSQL would join the row waited for with the set that it had before.
    held = Round.objects.select_for_update(no_key=True).get(pk=round.pk)
    sheets = Assessment.objects.filter(round=held).order_by("pk")
    list(sheets.select_for_update(no_key=True).values_list("pk"))
    return held


def _form_refusals(reason: str, document: CorrectingDocument, moment: datetime) -> Iterator[str]:
    if not reason.strip():
        yield "Đính chính phải ghi lý do."
    if not document.number.strip():
        yield "Đính chính phải ghi số văn bản."
    if document.issued_on > timezone.localdate(moment):
        yield f"Ngày văn bản {document.issued_on:%d/%m/%Y} ở sau hôm nay."


def _refusals(round: Round, newer: CriteriaSet) -> Iterator[str]:
    own, state = round.criteria_set, RoundState(round.state)
    if state not in CORRECTABLE:
        yield f"Đợt {round.code} đang ở trạng thái “{state.label}” nên không đính chính được nữa."
    if newer.decision != own.decision:
        yield f"Bộ tiêu chí {newer} là của quyết định khác; đợt {round.code} theo {own.decision}."
    elif newer.pk == own.pk:
        yield _already(round, newer)
    elif newer.version <= own.version:
        yield (
            f"{newer} cũ hơn {own} đang dùng; muốn quay lại nội dung cũ, "
            "hãy nhập lại tệp cũ thành phiên bản mới rồi đính chính."
        )
    if newer.state != SetState.ACTIVE:
        yield f"{newer} chưa có hiệu lực."


def _already(round: Round, newer: CriteriaSet) -> str:
    last = (
        CatalogueCorrection.objects.filter(round=round, to_set=newer).select_related("corrected_by").first()
    )
    if last is None:
        return f"Đợt {round.code} đang dùng {newer}."
    at = vn_moment(timezone.localtime(last.corrected_at))
    return f"{last.corrected_by} đã đính chính đợt {round.code} sang {newer} lúc {at}."


def _stored(
    round: Round,
    newer: CriteriaSet,
    ground: Ground,
    reason: str,
    document: CorrectingDocument,
    by: User,
    moment: datetime,
) -> CatalogueCorrection:
    return CatalogueCorrection.objects.create(
        round=round,
        from_set=round.criteria_set,
        to_set=newer,
        reason=reason,
        document=document.number.strip(),
        document_date=document.issued_on,
        changes=ground.changes().told(),
        outdates=ground.outdates,
        corrected_at=moment,
        corrected_by=by,
    )


def _put_under(round: Round, newer: CriteriaSet, by: User, moment: datetime) -> None:
    if newer.frozen_at is None:
        newer.frozen_at, newer.frozen_by = moment, by
        newer.save(update_fields=["frozen_at", "frozen_by"])
    round.criteria_set = newer
    round.save(update_fields=["criteria_set"])


def _record(correction: CatalogueCorrection, ground: Ground, by: User, moment: datetime) -> None:
    record_event(
        by=by,
        verb="correct_catalogue",
        target_type="round",
        target_ref=correction.round.code,
        detail={
            "decision": correction.to_set.decision,
            "from": correction.from_set.version,
            "to": correction.to_set.version,
            "reason": correction.reason,
            "document": correction.document,
            "document_date": correction.document_date.isoformat(),
            "changes": ground.changes().count,
            "basis": ground.basis,
        },
        now=moment,
    )
