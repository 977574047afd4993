"""A request on one line: a page without script, JSON for the script that saves while people type."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.views.people import signed_in
from cchc_portal.lib.dates import vn_moment
from cchc_portal.lib.numbers import vn_fixed
from cchc_portal.lib.refusal import Refused
from feedback.core.asked_words import asked_told
from feedback.core.words import ObjectionState
from feedback.forms.entry import EntryForm
from feedback.models import Objection, ObjectionEvidence
from feedback.selectors.replies import documents_of
from feedback.selectors.reply_page import AnnexRow, ReplyPage
from feedback.services.name_evidence import name_evidence, take_away
from feedback.services.reply.drop_objection import drop_objection
from feedback.services.reply.save_objection import ObjectionConflict, SavedObjection, save_objection
from feedback.views.reply.access import asked_reply
from scoring.core.rule_text import how
from scoring.models import Evidence
from scoring.services.evidence.add_evidence import add_evidence
from scoring.services.evidence.refusals import AlreadyKept
from scoring.views.evidence.handing_in import HandingIn

GROUNDS = "Lý do, căn cứ đề nghị"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def request_line(request: HttpRequest, round: str, unit: str, criterion: str) -> HttpResponse:
    """The form; a POST saves: 409 another request stands there, 422 cannot be read, 423 closed."""
    page = asked_reply(request, round, unit)
    row = _row(page, criterion)
    if request.method != "POST":
        return _page(request, page, row)
    form = EntryForm(request.POST, criterion=row.criterion, reason=GROUNDS)
    if not form.is_valid():
        return _refused(request, page, row, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        saved = save_objection(
            window=page.window,
            unit=page.unit,
            criterion_code=criterion,
            entry=form.entry_of(page.unit.code),
            version=_version(request),
            by=signed_in(request),
        )
    except ObjectionConflict as conflict:
        form.add_error(None, _conflict_told(conflict))
        return _refused(request, page, row, form, HTTPStatus.CONFLICT, conflict.objection)
    except Refused as refusal:
        form.add_error(None, [finding.sentence for finding in refusal.findings])
        return _refused(request, page, row, form, HTTPStatus.LOCKED)
    if _wants_json(request):
        return JsonResponse(_saved_json(saved))
    messages.success(request, f"Đã lưu đề nghị về tiêu chí {criterion}.")
    return redirect("feedback:request", round, unit, criterion)


@require_POST
def drop(request: HttpRequest, round: str, unit: str, criterion: str) -> HttpResponse:
    """The request taken out of the draft."""
    page = asked_reply(request, round, unit)
    row = _row(page, criterion)
    if row.request is None:
        raise Http404
    try:
        drop_objection(objection=_framed(page, row.request), by=signed_in(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("feedback:request", round, unit, criterion)
    messages.success(request, f"Đã bỏ đề nghị về tiêu chí {criterion}; nội dung đã ghi vẫn được lưu.")
    return redirect("feedback:reply", round, unit)


@require_POST
def add_document(request: HttpRequest, round: str, unit: str, criterion: str) -> HttpResponse:
    """A document put into the unit's store and named for the request; or one chosen from the store."""
    page = asked_reply(request, round, unit)
    row = _row(page, criterion)
    if row.request is None:
        raise Http404
    forms = HandingIn.of(request)
    chosen = request.POST.get("evidence", "")
    try:
        evidence = _chosen(page, chosen) if chosen else _handed_in(request, page, forms)
        if evidence is not None:
            name_evidence(objection=_framed(page, row.request), evidence=evidence, by=signed_in(request))
    except Refused as refusal:
        forms.refuse(str(refusal))
        evidence = None
    if evidence is None:
        return _page(request, page, row, documents=forms, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, f"Đã gắn “{evidence}”.")
    return redirect(reverse("feedback:request", args=[round, unit, criterion]) + "#tai-lieu")


@require_POST
def take_document(request: HttpRequest, round: str, unit: str, criterion: str, pk: int) -> HttpResponse:
    """A document no longer named for the request."""
    page = asked_reply(request, round, unit)
    row = _row(page, criterion)
    named = get_object_or_404(
        ObjectionEvidence.objects.select_related("evidence"), pk=pk, objection=row.request
    )
    if row.request is not None:
        named.objection = _framed(page, row.request)
    try:
        take_away(named=named, by=signed_in(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đã gỡ “{named.evidence}”; tài liệu vẫn ở trong kho.")
    return redirect(reverse("feedback:request", args=[round, unit, criterion]) + "#tai-lieu")


def _row(page: ReplyPage, code: str) -> AnnexRow:
    found = next((row for row in page.rows if row.criterion.code == code and row.line), None)
    if found is None:
        raise Http404
    return found


def _framed(page: ReplyPage, objection: Objection) -> Objection:
    if page.reply is not None:
        objection.reply = page.reply
    return objection


def _page(
    request: HttpRequest,
    page: ReplyPage,
    row: AnnexRow,
    *,
    form: EntryForm | None = None,
    documents: HandingIn | None = None,
    theirs: Objection | None = None,
    status: int = 200,
) -> HttpResponse:
    stands = row.request
    entered = stands.entered() if stands else None
    named = documents_of([stands]).get(stands.pk, ()) if stands else ()
    unused = Evidence.objects.filter(unit=page.unit).exclude(pk__in=[n.evidence_id for n in named])
    context = {
        "page": page,
        "row": row,
        "how": how(row.criterion.rule) if row.criterion.rule else "",
        "because": page.annex.because[row.criterion.code],
        "form": form or EntryForm(criterion=row.criterion, entered=entered, reason=GROUNDS),
        "version": theirs.version if theirs else stands.version if stands else 0,
        "theirs": theirs,
        "theirs_told": asked_told(theirs.entered(), theirs.asked_points) if theirs else "",
        "named": named,
        "may_attach": _may_attach(page, stands),
        "choices": unused[:200] if _may_attach(page, stands) else (),
        "documents": documents or HandingIn.unsent(),
        "wrong": page.wrong.get(row.criterion.code, ()),
    }
    return render(request, "feedback/reply/request.html", context, status=status)


def _may_attach(page: ReplyPage, stands: Objection | None) -> bool:
    """While the request is drafted, and while Sở Nội vụ asks for more."""
    return stands is not None and (page.is_open or stands.status == ObjectionState.ASKED)


def _refused(
    request: HttpRequest,
    page: ReplyPage,
    row: AnnexRow,
    form: EntryForm,
    status: HTTPStatus,
    theirs: Objection | None = None,
) -> HttpResponse:
    if not _wants_json(request):
        return _page(request, page, row, form=form, theirs=theirs, status=status)
    errors = {name: " ".join(map(str, said)) for name, said in form.errors.items()}
    return JsonResponse({"message": " ".join(errors.values()), "errors": errors}, status=status)


def _saved_json(saved: SavedObjection) -> dict[str, object]:
    row = saved.objection
    points = "" if row.asked_points is None else vn_fixed(row.asked_points)
    return {
        "version": row.version,
        "points": points,
        "message": f"Đã lưu lúc {vn_moment(timezone.localtime(row.saved_at))}.",
    }


def _conflict_told(conflict: ObjectionConflict) -> str:
    return f"{conflict} Nội dung bạn nhập còn ở dưới; xem rồi lưu lại nếu muốn thay."


def _version(request: HttpRequest) -> int:
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() else -1


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _chosen(page: ReplyPage, pk: str) -> Evidence:
    rows = Evidence.objects.filter(unit=page.unit)
    return get_object_or_404(rows, pk=int(pk) if pk.isdecimal() else 0)


def _handed_in(request: HttpRequest, page: ReplyPage, forms: HandingIn) -> Evidence | None:
    """The document as it was handed in; one that the store has already is used instead."""
    if not forms.is_valid():
        return None
    try:
        return add_evidence(unit=page.unit, by=signed_in(request), **forms.given)
    except AlreadyKept as kept:
        return kept.existing
