"""Check and submit: what a sheet says as a whole, what is wrong with it, and the steps that are open."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.views.standing import standing
from scoring.core.sheet_domains import lines_by_domain
from scoring.core.submission import DECLARATION
from scoring.core.workflow import AssessmentMove
from scoring.forms.desk import DeclarationForm, ReasonForm, ReturnForm, StepForm
from scoring.models import Assessment
from scoring.selectors.desk_page import desk_page
from scoring.selectors.submission_content import content_of
from scoring.selectors.submissions import frozen_content
from scoring.views.access import asked_assessment

FORMS: Mapping[AssessmentMove, type[StepForm]] = {
    AssessmentMove.SEND: StepForm,
    AssessmentMove.SEND_BACK: ReasonForm,
    AssessmentMove.SUBMIT: DeclarationForm,
    AssessmentMove.WITHDRAW: ReasonForm,
    AssessmentMove.RETURN: ReturnForm,
}


@never_cache
@require_safe
def check(request: HttpRequest, round_code: str, unit_code: str) -> HttpResponse:
    """The answers of every domain, errors, warnings, and the buttons of this person."""
    return check_page(request, asked_assessment(request, round_code, unit_code))


def check_page(
    request: HttpRequest,
    assessment: Assessment,
    *,
    wanted: AssessmentMove | None = None,
    tried: StepForm | None = None,
) -> HttpResponse:
    """The page; after a step that was refused (`tried`, with its errors) 422, what was typed still there."""
    page = desk_page(assessment, standing(request))
    content = frozen_content(page.submission) if page.submission else content_of(assessment, page.sheet)
    forms = {move.value: FORMS[move](prefix=move.value) for move in page.moves}
    if wanted and tried and wanted in page.moves:
        forms[wanted.value] = tried
    context = {
        "page": page,
        "content": content,
        "answers": lines_by_domain(content),
        "forms": forms,
        "declaration": DECLARATION,
        "tried": tried,
        "open_all": request.GET.get("mo") == "tat-ca",
    }
    return render(request, "scoring/desk/check.html", context, status=422 if tried else 200)
