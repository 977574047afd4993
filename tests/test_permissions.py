"""Every address × every role: generated from the URLconf, so that a new page cannot be forgotten."""

from datetime import date

import pytest
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from accounts.models import ImportBatch, ImportKind, Role, RoleGrant, Unit, Upload, User
from accounts.services.actors import system_actor
from documents.models import Document, DocumentKind
from documents.services.render_documents import render_document
from scoring.core.types import RunKind
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Assignment, Evidence, EvidenceUse, MinutesIssue, Round
from scoring.services.compute_scores import compute_scores
from tests.bare_papers import bare_papers
from tests.cchc_portal.lib.files import samples
from tests.rounds import GOLDEN, filled_edge_round, published
from tests.scoring.evidence import kept
from tests.scoring.meetings import minutes_in_a_row
from tests.standing import standing_rows
from tests.uploads import checked, handed_in

pytestmark = pytest.mark.django_db

OWN, OTHER = "P01", "P02"
LOGIN = 302
EVERYONE = (*Role.values, "stranger")
SEES_ALL = {Role.ROUND_ADMIN, Role.DEPARTMENT_LEADER, Role.PROVINCE_LEADER}
OF_UNIT = {Role.UNIT_OFFICER, Role.UNIT_HEAD}
HANDLES_PAPERS = SEES_ALL | {Role.CLERK}
IMPORTS = {Role.ROUND_ADMIN}
MANAGES = {Role.ROUND_ADMIN, Role.TECHNICIAN}
SEES_PEOPLE = MANAGES | {Role.UNIT_HEAD}
LEADS = SEES_ALL | {Role.APPRAISER}
# OWN leads a criterion: its appraisers and head, Tổ giúp việc, and who sees every figure.
DEPARTMENT = {Role.ROUND_ADMIN, Role.DEPARTMENT_LEADER}
APPRAISAL = LEADS | {Role.UNIT_HEAD, Role.TASK_FORCE}
ANSWERS = LEADS | OF_UNIT | {Role.TASK_FORCE}
AGREES = LEADS | {Role.UNIT_HEAD, Role.TASK_FORCE}
LEADS = SEES_ALL | {Role.APPRAISER, Role.TASK_FORCE, Role.UNIT_HEAD}
LEADS_OWN = OF_UNIT | {Role.APPRAISER}
READS_ALL = SEES_ALL | {Role.TASK_FORCE}
MEETS = SEES_ALL | {Role.TASK_FORCE}
READS_MINUTES = MEETS | {Role.CLERK}

# Address → who gets 200 before publication, after an open one, after a closed one; the rest get the refusal.
ALL, NONE = set(EVERYONE), set()
PAGES = {
    "accounts:login": None,  # open to all, tested below
    "accounts:logout": None,
    "accounts:job": None,  # who asked and Sở Nội vụ: tests/accounts/views/test_jobs.py
    "accounts:job-retry": None,
    "accounts:password": (ALL, ALL, ALL, 403),
    "accounts:people": (SEES_PEOPLE, SEES_PEOPLE, SEES_PEOPLE, 403),
    "accounts:people-workbook": (SEES_PEOPLE, SEES_PEOPLE, SEES_PEOPLE, 403),
    "accounts:trail": (MANAGES, MANAGES, MANAGES, 403),
    "accounts:trail-workbook": (MANAGES, MANAGES, MANAGES, 403),
    "accounts:abilities": (ALL, ALL, ALL, 403),
    "accounts:first-roles": None,  # a post: tests/accounts/views/accounts/test_first_roles.py
    "accounts:person": (SEES_PEOPLE, SEES_PEOPLE, SEES_PEOPLE, 403),
    "accounts:person-add": (MANAGES, MANAGES, MANAGES, 403),
    "accounts:person-edit": (MANAGES, MANAGES, MANAGES, 403),
    "accounts:person-password": (MANAGES, MANAGES, MANAGES, 403),
    "accounts:person-lock": (MANAGES, MANAGES, MANAGES, 403),
    "accounts:person-unlock": (MANAGES, MANAGES, MANAGES, 403),
    "accounts:person-grant": (MANAGES, MANAGES, MANAGES, 403),
    "accounts:person-end": (MANAGES, MANAGES, MANAGES, 403),
    "accounts:person-hand-over": (MANAGES, MANAGES, MANAGES, 403),
    "accounts:import-passwords": (MANAGES, MANAGES, MANAGES, 403),
    "results:home": (ALL, ALL, ALL, 403),
    "results:overview": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "results:ranking": (SEES_ALL, ALL, SEES_ALL, 403),
    "results:ranking-workbook": (SEES_ALL, ALL, SEES_ALL, 403),
    "results:unit own": (SEES_ALL | OF_UNIT, ALL, SEES_ALL | OF_UNIT, 404),
    "results:unit other": (SEES_ALL, ALL, SEES_ALL, 404),
    "results:runs": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "results:run": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "results:comparison": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "results:comparison-workbook": None,  # of two runs: tests/results/views/test_comparing.py
    "results:current-run": None,  # leads on: tests/results/views/test_computing.py
    "results:compute-run": None,
    "results:publishing": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "results:publishing-preview": None,  # of a proposal: tests/results/views/publishing
    "results:publishing-annex": None,
    "results:publishing-letter": None,
    "results:publishing-approve": None,
    "results:publishing-return": None,
    "results:publishing-withdraw": None,
    "results:imports": (IMPORTS, IMPORTS, IMPORTS, 403),
    "results:import-kind": (IMPORTS, IMPORTS, IMPORTS, 403),
    "results:import-upload": (IMPORTS, IMPORTS, IMPORTS, 403),
    "results:import-marked": (IMPORTS, IMPORTS, IMPORTS, 403),
    "results:undo-forms": (IMPORTS, IMPORTS, IMPORTS, 403),
    "results:hand-over-survey": None,  # a post: tests/results/views/imports/test_handing_over.py
    "results:import-options": None,  # posts: tests/results/views/imports/test_preview.py
    "results:import-units": None,
    "results:import-commit": None,
    "results:import-drop": None,
    "scoring:rounds": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "scoring:new-round": (IMPORTS, IMPORTS, IMPORTS, 403),
    "scoring:sample-workbook": (IMPORTS, IMPORTS, IMPORTS, 403),
    "scoring:round": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "scoring:timetable": (IMPORTS, IMPORTS, IMPORTS, 403),
    "scoring:round-profile": (IMPORTS, IMPORTS, IMPORTS, 403),
    "scoring:criteria": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "scoring:criteria-workbook": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "scoring:close-round": None,  # in its time: tests/scoring/views/setup/test_closing.py
    "scoring:correction": (IMPORTS, IMPORTS, IMPORTS, 403),
    "scoring:board": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "scoring:board-unit": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "scoring:reminders": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "scoring:reminders-workbook": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "scoring:assignments": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "scoring:extend": None,  # posts: tests/scoring/views/setup
    "scoring:absence": None,
    "scoring:exemptions": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "scoring:grant-wishes": None,
    "scoring:refuse-exemption": None,
    "scoring:own-appraisal": None,  # a post: tests/scoring/views/setup/test_own_appraisal.py
    "scoring:task-force": (MEETS, MEETS, MEETS, 403),
    "scoring:task-force-member": (IMPORTS, IMPORTS, IMPORTS, 403),
    "scoring:task-force-add": None,  # posts: tests/scoring/views/sessions
    "scoring:task-force-copy": None,
    "scoring:sessions": (*(READS_MINUTES | OF_UNIT,) * 3, 403),
    "scoring:sessions-workbook": (*(READS_MINUTES | OF_UNIT,) * 3, 403),
    "scoring:plan-sessions": (IMPORTS, IMPORTS, IMPORTS, 403),
    "scoring:invite-sessions": (IMPORTS, IMPORTS, IMPORTS, 403),
    "scoring:session own": (*(READS_MINUTES | OF_UNIT,) * 3, 404),
    "scoring:session other": (READS_MINUTES, READS_MINUTES, READS_MINUTES, 404),
    "scoring:session-scan own": (*(READS_MINUTES | OF_UNIT,) * 3, 404),
    "scoring:session-scan other": (READS_MINUTES, READS_MINUTES, READS_MINUTES, 404),
    "scoring:session-record": None,  # by state, and 403 where one may read: tests/scoring/views/sessions
    "scoring:session-change": None,
    "scoring:session-issue": None,
    "scoring:session-cancel": None,
    "scoring:session-begin": None,
    "scoring:session-details": None,
    "scoring:session-agree": None,
    "scoring:session-mark": None,
    "scoring:session-close": None,
    "scoring:session-reopen": None,
    "documents:minutes own": (*(READS_MINUTES | OF_UNIT,) * 3, 404),
    "documents:minutes other": (READS_MINUTES, READS_MINUTES, READS_MINUTES, 404),
    "documents:invitation own": (*(READS_MINUTES | OF_UNIT,) * 3, 404),
    "documents:invitation other": (READS_MINUTES, READS_MINUTES, READS_MINUTES, 404),
    "scoring:desks": None,  # leads who has one open sheet to it: tests/scoring/views/desk/test_desks.py
    "scoring:desk own": (SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, 404),
    "scoring:desk other": (SEES_ALL, SEES_ALL, SEES_ALL, 404),
    "scoring:check own": (SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, 404),
    "scoring:check other": (SEES_ALL, SEES_ALL, SEES_ALL, 404),
    "scoring:unit-workbook own": (SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, 404),
    "scoring:unit-workbook other": (SEES_ALL, SEES_ALL, SEES_ALL, 404),
    "scoring:unit-workbook-import": None,  # a post: tests/scoring/views/desk/test_workbook.py
    "scoring:receipt": None,  # of a submission, by state: tests/scoring/views/desk/test_matrix.py
    "scoring:send": None,  # posts: tests/scoring/views/desk/test_steps.py
    "scoring:send-back": None,
    "scoring:submit": None,
    "scoring:withdraw": None,
    "scoring:return": None,
    "documents:self-report own": (SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, 404),
    "documents:self-report other": (SEES_ALL, SEES_ALL, SEES_ALL, 404),
    "documents:render": None,  # a post: tests/documents/views/test_publications.py
    "scoring:evidence-store": (SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, 403),
    "scoring:evidence own": (SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, 404),
    "scoring:evidence led": (LEADS, LEADS, LEADS, 404),
    "scoring:evidence other": (READS_ALL, READS_ALL, READS_ALL, 404),
    "scoring:evidence-file own": (SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, 404),
    "scoring:evidence-file led": (LEADS, LEADS, LEADS, 404),
    "scoring:evidence-file other": (READS_ALL, READS_ALL, READS_ALL, 404),
    "scoring:evidence-view own": (SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, 404),
    "scoring:evidence-view led": (LEADS, LEADS, LEADS, 404),
    "scoring:evidence-view other": (READS_ALL, READS_ALL, READS_ALL, 404),
    "scoring:criterion-evidence own": (SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, 404),
    "scoring:criterion-evidence other": (SEES_ALL, SEES_ALL, SEES_ALL, 404),
    "scoring:evidence-replace": None,  # posts: tests/scoring/views/evidence
    "scoring:evidence-correct": None,
    "scoring:criterion-evidence-use": None,
    "scoring:criterion-evidence-drop": None,
    "scoring:sheet own": (SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, 404),
    "scoring:sheet other": (SEES_ALL, SEES_ALL, SEES_ALL, 404),
    "scoring:panel own": (SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, SEES_ALL | OF_UNIT, 404),
    "scoring:panel other": (SEES_ALL, SEES_ALL, SEES_ALL, 404),
    "scoring:save": None,  # a post: tests/scoring/views/test_save.py
    "scoring:unfinished-parts": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "scoring:consistency": (DEPARTMENT, DEPARTMENT, DEPARTMENT, 403),
    "scoring:consistency-workbook": (DEPARTMENT, DEPARTMENT, DEPARTMENT, 403),
    "scoring:second-looks": (APPRAISAL, APPRAISAL, APPRAISAL, 403),
    "scoring:mark-second-look": None,  # posts: tests/scoring/views/confirm/test_consistency.py
    "scoring:settle-second-look": None,
    "scoring:supplements": (APPRAISAL, APPRAISAL, APPRAISAL, 403),
    "scoring:ask-supplement": (APPRAISAL, APPRAISAL, APPRAISAL, 404),
    "scoring:take-back-supplement": None,  # posts: tests/scoring/views/confirm/test_supplements.py
    "scoring:answer-supplement": None,
    "scoring:lead-workbook": None,  # of a lead unit: tests/scoring/views/confirm/test_workbook.py
    "scoring:lead-workbook-import": None,
    "scoring:parts": (APPRAISAL, APPRAISAL, APPRAISAL, 403),
    "scoring:part": (APPRAISAL, APPRAISAL, APPRAISAL, 404),
    "scoring:move-parts": None,  # a post: tests/scoring/views/appraisal/test_parts.py
    "feedback:register": (ANSWERS, ANSWERS, ANSWERS, 403),
    "feedback:today": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "feedback:board": (SEES_ALL, SEES_ALL, SEES_ALL, 403),
    "feedback:concurrences": (AGREES, AGREES, AGREES, 403),
    "feedback:reply": None,  # by state of the window: tests/feedback/views/test_matrix.py
    "feedback:check": None,
    "feedback:paper": None,
    "feedback:agree": None,
    "feedback:send": None,
    "feedback:withdraw": None,
    "feedback:receipt": None,
    "feedback:request": None,
    "feedback:drop": None,
    "feedback:add-document": None,
    "feedback:take-document": None,
    "feedback:thread": None,
    "feedback:route": None,
    "feedback:message": None,
    "feedback:decide": None,
    "feedback:document-file": None,
    "feedback:paper-file": None,
    "feedback:choose-line": None,
    "feedback:concurrence": None,
    "feedback:register-workbook": None,
    "feedback:extend": None,
    "feedback:lead-deadlines": None,
    "scoring:appraisal": None,  # leads on: tests/scoring/views/appraisal/test_queue.py
    "scoring:appraisal-queue": (LEADS, LEADS, LEADS, 404),
    "scoring:appraisal-unit led": (LEADS, LEADS, LEADS, 404),
    "scoring:appraisal-unit other": (READS_ALL, READS_ALL, READS_ALL, 404),
    "scoring:appraisal-panel led": (LEADS, LEADS, LEADS, 404),
    "scoring:appraisal-panel other": (READS_ALL, READS_ALL, READS_ALL, 404),
    "scoring:appraisal-criterion led": (LEADS, LEADS, LEADS, 404),
    "scoring:appraisal-criterion other": (READS_ALL, READS_ALL, READS_ALL, 404),
    "scoring:line-history own": (READS_ALL | LEADS_OWN, READS_ALL | LEADS_OWN, READS_ALL | LEADS_OWN, 404),
    "scoring:line-history led": (LEADS, LEADS, LEADS, 404),
    "scoring:line-history other": (READS_ALL, READS_ALL, READS_ALL, 404),
    "scoring:appraisal-save": None,  # posts, by state: tests/scoring/views/appraisal/test_save.py
    "scoring:appraisal-accept": None,  # tests/scoring/views/appraisal/test_accept.py
    "scoring:appraisal-accept-all": None,
    "scoring:appraisal-criterion-accept": None,
    "scoring:appraisal-note": None,  # tests/scoring/views/appraisal/test_note.py
    "documents:list": (ALL, ALL, ALL, 403),
    "documents:issuing": None,  # of a publication: tests/documents/views/test_issuing.py
    "documents:signed-file": None,
    "documents:answers": (HANDLES_PAPERS | OF_UNIT, HANDLES_PAPERS | OF_UNIT, HANDLES_PAPERS | OF_UNIT, 403),
    "documents:render-answers": None,  # of a letter: tests/documents/views/test_answers.py
    "documents:render-answer": None,
    "documents:answer-issuing": None,
    "documents:file letter": (NONE, ALL, HANDLES_PAPERS, 404),
    "documents:file own": (NONE, ALL, HANDLES_PAPERS | OF_UNIT, 404),
    "documents:file other": (NONE, ALL, HANDLES_PAPERS, 404),
}
STATES = ("before", "open", "closed")
ROUND_PAGES = (
    *("round", "timetable", "round-profile", "correction", "board", "reminders", "reminders-workbook"),
    *("assignments", "exemptions", "appraisal-queue", "criteria", "criteria-workbook"),
    *("task-force", "sessions", "sessions-workbook", "plan-sessions", "invite-sessions"),
)
CONFIRM_PAGES = (
    *("parts", "supplements", "consistency", "consistency-workbook", "second-looks"),
    *("unfinished-parts",),
)


def _names(patterns: list[URLPattern | URLResolver], prefix: str = "") -> list[str]:
    """The names of all addresses of ours; the admin's own pages belong to Django."""
    names: list[str] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin" and pattern.app_name != "admin":
                inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
                names += _names(pattern.url_patterns, inner)
        else:
            names.append(f"{prefix}{pattern.name}")
    return names


def test_every_address_is_in_the_matrix():
    assert sorted({name.partition(" ")[0] for name in PAGES}) == sorted(_names(get_resolver().url_patterns))


@pytest.fixture(scope="module", params=STATES)
def standing_world(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """The state, and the folder with the files of the world's documents."""
    media = tmp_path_factory.mktemp("media")
    with (
        pytest.MonkeyPatch.context() as patch,
        standing_rows(django_db_blocker),
        override_settings(MEDIA_ROOT=media),
    ):
        bare_papers(patch)
        _fill(request.param)
        yield request.param, media


@pytest.fixture
def world(standing_world, settings):
    """The edge round before publication, after one that opens the annexes, and after one that does not."""
    state, settings.MEDIA_ROOT = standing_world
    return state, Round.objects.get()


def _fill(state: str) -> None:
    edge = filled_edge_round()
    checked(handed_in(GOLDEN / "2031" / "don-vi.xlsx", ImportKind.UNITS))
    _documents(edge)
    minutes_in_a_row(edge, [Unit.objects.get(code=code) for code in (OWN, OTHER)])
    if state == "before":
        compute_scores(round=edge, kind=RunKind.PROVISIONAL, by=system_actor())
        return
    Round.objects.filter(pk=edge.pk).update(public_annexes=state == "open")
    publication = published(edge)
    by = system_actor()
    render_document(publication=publication, kind=DocumentKind.LETTER, by=by)
    for unit in Unit.objects.filter(code__in=(OWN, OTHER)):
        render_document(publication=publication, kind=DocumentKind.UNIT_ANNEX, unit=unit, by=by)


def _documents(edge: Round) -> None:
    """A document of each unit; a second one of the other, handed in for a leaf that OWN's appraisers lead."""
    own, other = (Unit.objects.get(code=code) for code in (OWN, OTHER))
    documents = [
        kept(unit, samples.image("PNG", (number + 1, 1)), f"{name}.png")
        for number, (unit, name) in enumerate(((own, "own"), (other, "other"), (other, "led")))
    ]
    sheet = edge.assessments.get(unit=other)
    Assessment.objects.filter(pk=sheet.pk).update(state=AssessmentState.SUBMITTED)
    by, at = system_actor(), edge.opened_at
    for document, leaf in ((documents[1], "A.2"), (documents[2], "A.1")):
        EvidenceUse.objects.create(
            assessment=sheet, criterion_code=leaf, evidence=document, added_at=at, added_by=by
        )
    Assignment.objects.create(
        round=edge, group=other.group, criterion_code="A.1", lead_unit=own, assigned_at=at, assigned_by=by
    )


def _client(role: str) -> Client:
    user = User.objects.create(username=f"nguoi-{role}")
    if role != "stranger":
        unit = Unit.objects.get(code=OWN)
        RoleGrant.objects.create(user=user, role=role, unit=unit, valid_from=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


def _accounts_batch() -> ImportBatch:
    """An import of accounts that brought nobody."""
    return ImportBatch.objects.create(
        kind=ImportKind.ACCOUNTS,
        file_name="tai-khoan.xlsx",
        sha256="0" * 64,
        imported_at=timezone.now(),
        imported_by=system_actor(),
    )


def _status(client: Client, address: str) -> int:
    """What the address answers, read to its end: a file is closed by then."""
    answer = client.get(address)
    b"".join(answer)
    return answer.status_code


def _addresses(edge: Round) -> dict[str, str]:
    """An address for each line of the matrix; documents that do not exist yet have number 0."""
    papers = {(d.kind, d.unit.code if d.unit else ""): d.pk for d in Document.objects.select_related("unit")}
    run = edge.runs.exclude(kind=RunKind.SELF).get()
    numbers = {
        "documents:file letter": papers.get((DocumentKind.LETTER, ""), 0),
        "documents:file own": papers.get((DocumentKind.UNIT_ANNEX, OWN), 0),
        "documents:file other": papers.get((DocumentKind.UNIT_ANNEX, OTHER), 0),
    }
    codes = {"results:unit own": OWN, "results:unit other": OTHER, "results:run": run.code}
    upload = Upload.objects.get()
    officer = User.objects.get(username=f"nguoi-{Role.UNIT_OFFICER}")
    people = {
        f"accounts:person{act}": (officer.username,)
        for act in ("", "-edit", "-password", "-lock", "-unlock", "-grant", "-hand-over")
    }
    people["accounts:person-end"] = (officer.username, officer.grants.get().pk)
    people["accounts:import-passwords"] = (_accounts_batch().pk,)
    uploads = {
        "results:import-kind": ("don-vi",),
        "results:import-upload": ("don-vi", upload.pk),
        "results:import-marked": ("don-vi", upload.pk),
        "results:undo-forms": (edge.form_batches.get().pk,),
        **{f"scoring:{page}": (edge.code,) for page in ROUND_PAGES},
        "scoring:board-unit": (edge.code, OWN),
        "results:publishing": (edge.code,),
        "scoring:parts": (edge.code,),
        **{f"scoring:{page}": (edge.code,) for page in CONFIRM_PAGES},
        "scoring:ask-supplement": (edge.code, OTHER),
        "scoring:part": (edge.code, OTHER, "A", OWN),
    }
    places = {**{page: (place,) for page, place in {**numbers, **codes}.items()}, **uploads, **people}
    documents = dict(Evidence.objects.values_list("title", "pk"))
    places |= {f"scoring:evidence {name}": (pk,) for name, pk in documents.items()}
    for page in ("file", "view"):
        places |= {f"scoring:evidence-{page} {name}": (pk, 1) for name, pk in documents.items()}
    group = Unit.objects.get(code=OTHER).group.code
    for name, domain, leaf in (("led", "A", "A.1"), ("other", "B", "B.1")):
        places[f"scoring:appraisal-unit {name}"] = (edge.code, OTHER, domain)
        places[f"scoring:appraisal-panel {name}"] = (edge.code, OTHER, domain, leaf)
        places[f"scoring:appraisal-criterion {name}"] = (edge.code, group, leaf)
        places[f"scoring:line-history {name}"] = (edge.code, OTHER, leaf)
    places["scoring:line-history own"] = (edge.code, OWN, "A.1")
    for name, unit in (("own", OWN), ("other", OTHER)):
        places[f"scoring:sheet {name}"] = (edge.code, unit, "A")
        places[f"scoring:panel {name}"] = (edge.code, unit, "A", "A.1")
        places[f"scoring:criterion-evidence {name}"] = (edge.code, unit, "A", "A.1")
    places |= {
        f"{page} {whose}": (edge.code, unit)
        for page in ("scoring:desk", "scoring:check", "scoring:unit-workbook", "documents:self-report")
        for whose, unit in (("own", OWN), ("other", OTHER))
    }
    places["scoring:sample-workbook"] = ("don-vi",)
    places["scoring:task-force-member"] = (edge.code, edge.task_force.members.get().pk)
    for name, unit in (("own", OWN), ("other", OTHER)):
        session = edge.sessions.get(unit__code=unit)
        at = (edge.code, session.pk)
        issue = MinutesIssue.objects.get(minutes__session=session)
        places |= {f"scoring:session {name}": at, f"documents:invitation {name}": at}
        places |= {f"documents:minutes {name}": (*at, 1), f"scoring:session-scan {name}": (*at, issue.pk)}
    return {
        page: reverse(page.partition(" ")[0], args=places.get(page, ()))
        for page, rule in PAGES.items()
        if rule
    }


def test_matrix_of_roles_and_pages(world):
    state, edge = world
    clients = {role: _client(role) for role in EVERYONE}
    addresses = _addresses(edge)
    expected = {
        (page, role): 200 if role in PAGES[page][STATES.index(state)] else PAGES[page][3]
        for page in addresses
        for role in EVERYONE
    }

    found = {
        (page, role): _status(clients[role], address)
        for page, address in addresses.items()
        for role in EVERYONE
    }

    assert found == expected


def test_matrix_of_anonymous_is_the_login_page_everywhere(world):
    _, edge = world
    _client(Role.UNIT_OFFICER)

    for page, address in _addresses(edge).items():
        answer = Client().get(address)
        assert (page, answer.status_code, answer.headers.get("Location", "").partition("?")[0]) == (
            *(page, LOGIN),
            "/dang-nhap/",
        )


def test_no_figure_of_another_unit_leaks_before_publication(world):
    state, _ = world
    if state != "before":
        return
    client = _client(Role.UNIT_OFFICER)

    for address in (reverse("results:home"), reverse("results:unit", args=[OWN]), reverse("documents:list")):
        page = client.get(address).content.decode()
        assert "47,45" not in page  # the index of P02
        assert "41,33" not in page  # nor, before publication, its own


def test_wrong_method_is_refused():
    client = Client()
    client.force_login(User.objects.create(username="ai"))

    reading = ("results:overview", "results:ranking", "results:runs", "documents:list")
    for name in (*reading, "accounts:people", "accounts:people-workbook", "accounts:abilities"):
        assert client.post(reverse(name)).status_code == 405
    assert client.get(reverse("accounts:logout")).status_code == 405


def test_login_and_logout_are_open_to_all():
    assert Client().get(reverse("accounts:login")).status_code == 200
    assert Client().post(reverse("accounts:logout")).status_code == 302


@pytest.mark.parametrize("standing_world", ["before"], indirect=True)
def test_last_years_role_opens_nothing(world):
    user = User.objects.create(username="nam-ngoai")
    unit = Unit.objects.get(code=OWN)
    RoleGrant.objects.create(
        user=user, role=Role.ROUND_ADMIN, valid_from=date(2019, 1, 1), valid_to=date(2019, 12, 31), unit=unit
    )
    client = Client()
    client.force_login(user)

    assert client.get(reverse("results:overview")).status_code == 403
    assert client.get(reverse("results:unit", args=[OWN])).status_code == 404
    assert client.get(reverse("scoring:evidence-store")).status_code == 403
    own = Evidence.objects.get(title="own")
    assert client.get(reverse("scoring:evidence-file", args=[own.pk, 1])).status_code == 404
