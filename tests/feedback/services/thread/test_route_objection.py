import pytest

from accounts.models import AuditEvent, RoleGrant
from feedback.core.words import ObjectionState
from feedback.models import Objection, Routing
from feedback.services.extend_window import set_lead_deadline
from feedback.services.refusals import ThreadRefused
from feedback.services.thread.route_objection import route_objection
from scoring.models import Round
from tests.feedback.season import CLOSES, LAST_SECOND, NOW, objected, saved


def route(season, code="1.1", **changes):
    return route_objection(objection=season.objection(code), **{"by": season.admin, "now": NOW, **changes})


def test_route_to_the_lead_unit_until_the_closing(season):
    objected(season)
    routing = route(season, note="Đề nghị đối chiếu")
    row = season.objection()

    assert (routing.lead_unit, routing.member, routing.note) == (season.lead, None, "Đề nghị đối chiếu")
    assert (row.status, row.due_at) == (ObjectionState.ROUTED, CLOSES)
    detail = AuditEvent.objects.get(verb="route_objection").detail
    assert detail == {"unit": "A", "criterion": "1.1", "to": "L"}


def test_route_goes_by_the_lead_units_own_deadline(season):
    objected(season)
    set_lead_deadline(
        window=season.window, lead_unit=season.lead, due_at=LAST_SECOND, by=season.admin, now=NOW
    )
    route(season)

    assert season.objection().due_at == LAST_SECOND


@pytest.mark.parametrize("code", ["3.1", "2.1"])
def test_route_of_a_lead_units_own_and_of_the_offices_leaf_needs_a_member(season, code):
    """A leads 3.1 itself; Sở Nội vụ leads the survey leaf."""
    objected(season, code, points="9")

    with pytest.raises(ThreadRefused, match="thành viên Tổ giúp việc"):
        route(season, code)
    assert route(season, code, member=season.member).member == season.member
    assert season.objection(code).member == season.member


def test_route_to_somebody_who_is_no_member_is_refused(season):
    objected(season)

    with pytest.raises(ThreadRefused, match="không phải thành viên Tổ giúp việc"):
        route(season, member=season.appraiser)


def test_route_again_is_another_row(season):
    objected(season)
    route(season)
    route(season, member=season.member)

    assert list(Routing.objects.values_list("lead_unit__code", "member__username")) == [
        ("L", None),
        (None, "togiupviec"),
    ]


def test_route_by_others_is_refused(season):
    objected(season)

    for person in (season.head, season.appraiser, season.member):
        with pytest.raises(ThreadRefused, match="Chỉ quản trị đợt"):
            route(season, by=person)


def test_route_with_a_role_of_last_year_is_refused(season):
    objected(season)
    RoleGrant.objects.filter(user=season.admin).update(valid_to="2020-12-31")

    with pytest.raises(ThreadRefused, match="Chỉ quản trị đợt"):
        route(season)


def test_route_of_a_draft_is_refused(season):
    saved(season)

    with pytest.raises(ThreadRefused, match="“Đơn vị đang soạn”"):
        route(season)


def test_route_after_the_final_publication_is_refused(season):
    objected(season)
    Round.objects.update(state="final")

    with pytest.raises(ThreadRefused, match="“chính thức”"):
        route(season)
    assert Objection.objects.get().status == ObjectionState.SENT
