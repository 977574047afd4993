"""What is said in a session besides its lines: JSON for the screen's script, a page for a form without it."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.views.people import signed_in
from cchc_portal.lib.refusal import Refused
from scoring.forms.session_record import DetailsForm
from scoring.models import WorkingSession
from scoring.services.sessions.record_details import DetailsConflict, record_details
from scoring.services.sessions.step import SessionLocked
from scoring.views.saving import SIGN_IN
from scoring.views.sessions.access import NOT_YOURS, Asked, asked_session
from scoring.views.sessions.record import members_of_session, record_page


@never_cache
@login_not_required  # the script is told 401 instead of being sent to a login page
@require_POST
def details(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """200 saved, 401, 403, 404, 409 somebody else saved, 422 wrong, 423 locked."""
    as_json = request.content_type == "application/json"
    if not request.user.is_authenticated:
        answer = JsonResponse({"reason": SIGN_IN}, status=HTTPStatus.UNAUTHORIZED)
        return answer if as_json else redirect_to_login(reverse("scoring:session-record", args=[code, pk]))
    asked = asked_session(request, code, pk)
    if not asked.rights.may_record:
        return JsonResponse({"reason": NOT_YOURS}, status=HTTPStatus.FORBIDDEN)
    try:
        sent: Mapping[str, Any] = _sent(request) if as_json else request.POST
    except ValueError:
        return HttpResponseBadRequest()
    form = DetailsForm(sent, members=members_of_session(asked))
    return _json(request, asked, form) if as_json else _whole(request, asked, form)


def _json(request: HttpRequest, asked: Asked, form: DetailsForm) -> HttpResponse:
    if not form.is_valid():
        told = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return JsonResponse({"message": told}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        saved = _saved(request, asked, form)
    except DetailsConflict as conflict:
        return JsonResponse({"message": str(conflict)}, status=HTTPStatus.CONFLICT)
    except SessionLocked as locked:
        return JsonResponse({"message": str(locked)}, status=HTTPStatus.LOCKED)
    except Refused as refusal:
        return JsonResponse({"message": str(refusal)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    at = timezone.localtime(saved.saved_at) if saved.saved_at else timezone.localtime()
    return JsonResponse({"version": saved.version, "saved_at": f"{at:%H:%M:%S}"})


def _whole(request: HttpRequest, asked: Asked, form: DetailsForm) -> HttpResponse:
    """A conflict shows what the other saved and keeps what was typed."""
    if not form.is_valid():
        return record_page(request, asked, details=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        _saved(request, asked, form)
    except DetailsConflict as conflict:
        form.data = {**request.POST.dict(), "present": request.POST.getlist("present")}
        form.data["version"] = str(conflict.session.version)  # saved once more, it is meant
        return record_page(request, asked, details=form, conflict=conflict, status=HTTPStatus.CONFLICT)
    except Refused as refusal:
        form.add_error(None, [finding.sentence for finding in refusal.findings])
        return record_page(request, asked, details=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, "Đã lưu nội dung buổi làm việc.")
    return redirect("scoring:session-record", asked.session.round.code, asked.session.pk)


def _saved(request: HttpRequest, asked: Asked, form: DetailsForm) -> WorkingSession:
    version = form.cleaned_data["version"]
    by = signed_in(request)
    return record_details(session=asked.session, details=form.details, version=version, by=by)


def _sent(request: HttpRequest) -> Mapping[str, Any]:
    """Raises ValueError for what is no object."""
    sent = json.loads(request.body)
    if not isinstance(sent, dict):
        raise ValueError("not an object")  # noqa: TRY004 - a body that cannot be read, like broken JSON
    return sent
