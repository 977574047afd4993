"""Which window, reply or request an address means, for whoever may see it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Role, Unit
from accounts.rules import Standing
from accounts.views.people import signed_in
from accounts.views.standing import standing
from feedback.models import FeedbackWindow, Objection, Reply
from feedback.selectors.replies import with_frame as reply_frame
from feedback.selectors.windows import last_window, window_of, window_of_line, window_published_as
from scoring.models import Round

OFFICE_ONLY = "Trang này dành cho Sở Nội vụ và lãnh đạo."
ADMIN_ONLY = "Chỉ quản trị đợt của Sở Nội vụ làm được việc này."
PARTIES_ONLY = "Ý kiến phản hồi dành cho đơn vị được chấm điểm, đơn vị chủ trì, Tổ giúp việc và Sở Nội vụ."


def check_party(request: HttpRequest) -> Standing:
    """Who may have a request to see. Raises PermissionDenied."""
    held = standing(request)
    if not (takes_part(held) or held.sees_every_figure):
        raise PermissionDenied(PARTIES_ONLY)
    return held


def takes_part(held: Standing) -> bool:
    """A unit's people, appraisers and members of the Tổ giúp việc."""
    return bool(held.unit_ids or held.appraised_ids) or held.holds({Role.TASK_FORCE})


def check_office(request: HttpRequest) -> Standing:
    """Sở Nội vụ and leaders. Raises PermissionDenied."""
    held = standing(request)
    if not held.sees_every_figure:
        raise PermissionDenied(OFFICE_ONLY)
    return held


def check_admin(request: HttpRequest) -> Standing:
    """Who runs the round. Raises PermissionDenied."""
    held = standing(request)
    if not held.holds({Role.ROUND_ADMIN}):
        raise PermissionDenied(ADMIN_ONLY)
    return held


def current_window(request: HttpRequest) -> FeedbackWindow | None:
    """Of the round named by `?dot=`, else the last one. Raises Http404 for a round without a window."""
    code = request.GET.get("dot", "")
    return asked_window(code) if code else last_window()


def asked_window(code: str, published_as: str = "") -> FeedbackWindow:
    """The window of the round's provisional results, or of its publication with that code. Raises Http404."""
    round = get_object_or_404(Round, code=code)
    window = window_published_as(round, published_as) if published_as else window_of(round)
    if window is None:
        raise Http404
    return window


def window_of_word(request: HttpRequest, round: str, unit: str, criterion: str) -> FeedbackWindow:
    """Where a word on the line counts: in the window of the publication that `?lan=` names, else where the
    line's request waits. Raises Http404."""
    found, named = get_object_or_404(Round, code=round), request.GET.get("lan", "")
    window = window_published_as(found, named) if named else window_of_line(found, unit, criterion)
    if window is None:
        raise Http404
    return window


def own_unit(request: HttpRequest, code: str) -> Unit:
    """A unit of the person's own: what is another unit's does not exist for them. Raises Http404."""
    rows = Unit.objects.filter(pk__in=standing(request).unit_ids)
    return get_object_or_404(rows.select_related("group"), code=code)


def asked_objection(request: HttpRequest, pk: int) -> Objection:
    """The request with its reply's frame. Raises Http404 for what the person may not see."""
    rows = Objection.objects.visible_to(signed_in(request), standing(request))
    found: Objection = get_object_or_404(rows.select_related("lead_unit", "member", "saved_by"), pk=pk)
    found.reply = reply_frame(Reply.objects.filter(pk=found.reply_id)).get()
    return found
