"""Confirming an appraisal: the board of a lead unit's parts, one part, and the moves of either."""

from collections.abc import Callable, Mapping, Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.forms.workbook import WorkbookForm
from accounts.models import Role, User
from accounts.views.people import signed_in
from accounts.views.standing import standing
from scoring.core.workflow import AppraisalMove, AppraisalState
from scoring.forms.part_moves import SLUGS
from scoring.models import AppraisalStep, Round
from scoring.selectors.appraisal.part_board import PartBoard, part_board
from scoring.selectors.appraisal.part_page import part_page
from scoring.services.appraisal.accept_part import accept_parts
from scoring.services.appraisal.close_part import close_parts
from scoring.services.appraisal.confirm_part import confirm_parts
from scoring.services.appraisal.lift_part import lift_part
from scoring.services.appraisal.part_step import PartRef, PartRefused, PartsMoved, PassedPart
from scoring.services.appraisal.release_part import release_part
from scoring.services.appraisal.reopen_part import reopen_part
from scoring.views.setup.access import asked_round

NOT_YOURS = (
    "Trang này dành cho người thẩm định, thủ trưởng của đơn vị chủ trì, Tổ giúp việc, Sở Nội vụ và lãnh đạo."
)
NARROWER = {
    "": ("Tất cả", ""),
    "dang-lam": ("Đang thẩm định", AppraisalState.OPEN),
    "cho-xac-nhan": ("Chờ xác nhận", AppraisalState.CLOSED),
    "cho-chap-nhan": ("Chờ chấp nhận", AppraisalState.CONFIRMED),
    "xong": ("Đã chấp nhận", AppraisalState.ACCEPTED),
}
MOVES = {slug: move for move, slug in SLUGS.items()}
_DONE = {
    AppraisalMove.CLOSE: "Đã thẩm định xong",
    AppraisalMove.CONFIRM: "Đã xác nhận",
    AppraisalMove.ACCEPT: "Đã chấp nhận",
    AppraisalMove.LIFT: "Đã mở khóa",
    AppraisalMove.RELEASE: "Đã trả về người thẩm định",
    AppraisalMove.REOPEN: "Đã mở lại",
}
_FEW = 5
_Act = Callable[[Round, Sequence[PartRef], str, User], PartsMoved]


@never_cache
@require_safe
def parts(request: HttpRequest, code: str) -> HttpResponse:
    """Units by domain of a lead unit: `?chu-tri=`, `?nhom=`, `?chi=` only those in a state."""
    chosen = request.GET.get("chi", "") if request.GET.get("chi", "") in NARROWER else ""
    board = _board(request, asked_round(code), request.GET, NARROWER[chosen][1])
    judges = standing(request).holds({Role.APPRAISER, Role.TASK_FORCE})
    context = {
        "board": board,
        "round": board.round,
        "narrowed": chosen,
        "narrower": _words(),
        "workbook_form": WorkbookForm() if judges else None,
    }
    return render(request, "scoring/confirm/parts.html", context)


@never_cache
@require_safe
def part(request: HttpRequest, code: str, unit: str, domain: str, lead: str) -> HttpResponse:
    """The lines of a part, its steps, and the moves that are open."""
    round = asked_round(code)
    page = part_page(round, signed_in(request), standing(request), unit=unit, domain=domain, lead=lead)
    if page is None:
        raise Http404
    return render(request, "scoring/confirm/part.html", {"page": page, "round": round})


@require_POST
def move_parts(request: HttpRequest, code: str, move: str) -> HttpResponse:
    """The move, for the parts ticked (`part`), or for all of a domain that wait for it (`domain`)."""
    round, wanted = asked_round(code), MOVES.get(move)
    if wanted is None:
        raise Http404
    board = _board(request, round, request.POST)
    refs = _asked(board, wanted, request.POST)
    if not refs:
        messages.warning(request, "Chưa chọn phần nào.")
    else:
        moved = ACTS[wanted](round, refs, request.POST.get("reason", ""), signed_in(request))
        _tell(request, wanted, moved)
    return redirect(_back(board, request.POST))


def _board(request: HttpRequest, round: Round, asked: QueryDict, only: str = "") -> PartBoard:
    """Raises PermissionDenied for who may look at no lead unit, Http404 for another's."""
    lead, group = asked.get("chu-tri", ""), asked.get("nhom", "")
    found = part_board(round, signed_in(request), standing(request), lead=lead, group=group, only=only)
    if found is None:
        raise PermissionDenied(NOT_YOURS)
    if lead and found.lead.code != lead:
        raise Http404
    return found


def _asked(board: PartBoard, wanted: AppraisalMove, sent: QueryDict) -> list[PartRef]:
    """Raises Http404 for what is no part's name."""
    ticked = set(sent.getlist("part"))
    cells = [cell for line in board.lines for cell in line.cells if cell]
    if domain := sent.get("domain"):
        chosen = [c for c in cells if c.part.domain_code == domain and wanted in c.moves]
    else:
        chosen = [cell for cell in cells if cell.key in ticked]
        if len(chosen) != len(ticked):
            raise Http404
    return [PartRef(c.part.assessment.pk, c.part.domain_code, c.part.lead_unit_id) for c in chosen]


def _tell(request: HttpRequest, wanted: AppraisalMove, moved: PartsMoved) -> None:
    if moved.taken:
        messages.success(request, f"{_DONE[wanted]} {len(moved.taken)} phần.")
    for passed in moved.passed[:_FEW]:
        messages.warning(request, passed.reason)
    if len(moved.passed) > _FEW:
        messages.warning(request, f"Và {len(moved.passed) - _FEW} phần khác chưa thực hiện được.")


def _back(board: PartBoard, sent: QueryDict) -> str:
    """The part's own page for who came from there, else the board as it was."""
    if place := sent.get("tu"):
        unit, _, domain = place.partition(":")
        return reverse("scoring:part", args=[board.round.code, unit, domain, board.lead.code])
    query = QueryDict(mutable=True)
    query.update({"chu-tri": board.lead.code, "nhom": board.group.code, "chi": sent.get("chi", "")})
    return f"{reverse('scoring:parts', args=[board.round.code])}?{query.urlencode()}"


def _words() -> Mapping[str, str]:
    return {key: words for key, (words, _) in NARROWER.items()}


def _backwards(act: Callable[..., AppraisalStep]) -> _Act:
    """A step back of each, one after another."""

    def each(round: Round, refs: Sequence[PartRef], reason: str, by: User) -> PartsMoved:
        taken: list[AppraisalStep] = []
        passed: list[PassedPart] = []
        for ref in refs:
            try:
                taken.append(act(round=round, part=ref, reason=reason, by=by))
            except PartRefused as refused:
                passed.append(PassedPart(ref, str(refused)))
        return PartsMoved(tuple(taken), tuple(passed))

    return each


ACTS: Mapping[AppraisalMove, _Act] = {
    AppraisalMove.CLOSE: lambda round, refs, _, by: close_parts(round=round, parts=refs, by=by),
    AppraisalMove.CONFIRM: lambda round, refs, _, by: confirm_parts(round=round, parts=refs, by=by),
    AppraisalMove.ACCEPT: lambda round, refs, _, by: accept_parts(round=round, parts=refs, by=by),
    AppraisalMove.LIFT: _backwards(lift_part),
    AppraisalMove.RELEASE: _backwards(release_part),
    AppraisalMove.REOPEN: _backwards(reopen_part),
}
