"""Every page of a session × role × state, with the sibling unit, who is only named, and last year's grant."""

import pytest

from accounts.models import Role
from scoring.core.sessions import SessionState
from scoring.models import SessionStep, WorkingSession
from scoring.services.sessions.issue_minutes import issue_minutes
from tests import factories
from tests.bare_papers import bare_papers
from tests.cchc_portal.lib.files import samples
from tests.scoring.evidence import upload
from tests.scoring.meetings import NOW, closed, last_years_member, planned

SEES_ALL = {Role.ROUND_ADMIN, Role.DEPARTMENT_LEADER, Role.PROVINCE_LEADER}
RECORDS = {Role.ROUND_ADMIN, Role.TASK_FORCE}
OF_UNIT = {Role.UNIT_OFFICER, Role.UNIT_HEAD}
PAGES = ("", "ghi/", "sua/", "phat-hanh/", "bien-ban-1.pdf", "giay-moi.pdf", "ban-ky/{issue}/")
STEPS = ("bat-dau/", "ghi/noi-dung/", "ghi/con-lai/", "chot/", "huy/", "mo-lai/", "phat-hanh/", "sua/")


@pytest.fixture
def base(meeting, monkeypatch) -> str:
    """The session of unit A, closed once, its minutes issued with a scan; unit B has one planned."""
    bare_papers(monkeypatch)
    minutes = closed(meeting)
    issue_minutes(
        minutes=minutes,
        number="12",
        issued_on=NOW.date(),
        file=upload(samples.pdf(), "a.pdf"),
        by=meeting.admin,
        now=NOW,
    )
    planned(meeting, meeting.b)
    return f"/lam-viec/2020/{meeting.session().pk}/"


def _in_state(state: SessionState, by) -> None:
    """A session that was opened again once, now in that state; planned, it has not begun."""
    session = WorkingSession.objects.get(unit__code="A")
    session.state = state
    session.cancelled_because = "Bão" if state is SessionState.CANCELLED else ""
    if state is SessionState.PLANNED:
        session.began_at = session.finished_at = None
    SessionStep.objects.create(
        session=session,
        from_state=SessionState.CLOSED,
        to_state=SessionState.HELD,
        reason="Sửa",
        taken_at=NOW,
        taken_by=by,
    )
    session.save()


def _pages(client, base: str) -> list[int]:
    issue = WorkingSession.objects.get(unit__code="A").minutes.get().issues.get().pk
    found = []
    for page in PAGES:
        answer = client.get(base + page.format(issue=issue))
        b"".join(answer)
        found.append(answer.status_code)
    return found


@pytest.mark.parametrize("state", list(SessionState))
@pytest.mark.parametrize("role", list(Role))
def test_pages_by_role_and_state(meeting, base, sign_in, role, state):
    _in_state(state, meeting.admin)
    client = sign_in(factories.make_person(role, meeting.a, "nguoi-thu"))
    reads = role in SEES_ALL | {Role.TASK_FORCE, Role.CLERK} | OF_UNIT
    runs = 200 if role == Role.ROUND_ADMIN else 403
    numbers = 200 if role in {Role.ROUND_ADMIN, Role.CLERK} else 403
    marks = 403 if role in OF_UNIT | {Role.CLERK} else 200
    invitation = 404 if state is SessionState.CANCELLED else 200

    expected = [200, marks, runs, numbers, 200, invitation, 200] if reads else [404] * len(PAGES)
    assert _pages(client, base) == expected


@pytest.mark.parametrize("state", list(SessionState))
def test_steps_of_who_may_not_take_them_are_refused_whatever_the_state(meeting, base, sign_in, state):
    found = {}
    for role in Role.values:
        _in_state(state, meeting.admin)
        client = sign_in(factories.make_person(role, meeting.a, f"{role}-thu"))
        found[role] = {step for step in STEPS if client.post(base + step, {}).status_code not in (403, 404)}

    admin, member = set(STEPS), {"bat-dau/", "ghi/noi-dung/", "ghi/con-lai/", "chot/"}
    open_to = {Role.ROUND_ADMIN: admin, Role.TASK_FORCE: member, Role.CLERK: {"phat-hanh/"}}
    assert found == {role: open_to.get(Role(role), set()) for role in Role.values}


def test_who_is_only_named_reads_and_records(meeting, base, sign_in):
    client = sign_in(meeting.secretary)

    assert _pages(client, base) == [200, 200, 403, 403, 200, 200, 200]
    assert client.post(f"{base}chot/").status_code == 302


def test_sibling_unit_and_last_years_grant_open_nothing(meeting, base, sign_in):
    people = (
        last_years_member(meeting),
        factories.make_person(Role.UNIT_HEAD, meeting.b, "thu-truong-b"),
        factories.make_person(Role.UNIT_OFFICER, meeting.b, "can-bo-b"),
    )
    for person in people:
        client = sign_in(person)
        assert _pages(client, base) == [404] * len(PAGES)
        assert {client.post(base + step, {}).status_code for step in STEPS} == {404}


def test_nobody_is_anonymous(base, client):
    for page in ("/lam-viec/2020/", "/to-giup-viec/2020/", base, f"{base}ghi/", f"{base}bien-ban-1.pdf"):
        assert client.get(page).url == f"/dang-nhap/?next={page}"


def test_session_is_not_found_under_another_round(meeting, base, sign_in):
    factories.make_round(meeting.round.criteria_set, 2021)
    client = sign_in(meeting.admin)

    assert client.get(base.replace("/2020/", "/2021/")).status_code == 404
