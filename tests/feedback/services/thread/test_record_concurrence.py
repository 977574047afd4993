from datetime import timedelta

import pytest

from accounts.models import AuditEvent
from feedback.core.words import ObjectionState
from feedback.models import Concurrence, Paper
from feedback.services.refusals import ThreadRefused
from feedback.services.thread.record_concurrence import refuse_agreement
from feedback.services.thread.route_objection import route_objection
from scoring.models import Round
from tests.accounts.people import at_once
from tests.feedback.season import CLOSES, NOW, agreed, make_season, objected, place_of

ONE_SECOND = timedelta(seconds=1)


def test_agreement_before_the_request_is_sent(season):
    row = agreed(season)

    assert (row.lead_unit, row.agrees, row.points, row.late, row.for_others) == (
        *(season.lead, True, 9),
        *(False, False),
    )
    assert str(row.paper) == "Biên bản làm việc số 12/BB ngày 11/01/2021"


def test_agreement_after_routing_lets_the_request_wait_for_the_decision(season):
    objected(season)
    route_objection(objection=season.objection(), by=season.admin, now=NOW)
    agreed(season)

    assert (season.objection().status, season.objection().due_at) == (ObjectionState.CONCURRED, None)


def test_agreement_is_in_the_audit_chain(season):
    agreed(season)
    event = AuditEvent.objects.get(verb="record_concurrence")

    assert (event.target_ref, event.detail["of"], event.detail["agrees"]) == ("2020/A/1.1", "L", True)


def test_agreement_corrected_names_the_one_it_replaces(season):
    first = agreed(season)
    second = agreed(season, points="8")

    assert (second.replaces, list(Concurrence.objects.current())) == (first, [second])


def test_agreement_on_two_lines_may_rest_on_one_paper(season):
    first = agreed(season)
    agreed(season, "1.1", points="8", paper=first.paper)

    assert (Paper.objects.count(), Concurrence.objects.count()) == (1, 2)


def test_agreement_after_the_lead_units_deadline_is_marked(season):
    assert agreed(season, now=CLOSES - ONE_SECOND).late is False
    assert agreed(season, now=CLOSES, points="8").late is True


def test_refusal_to_agree_keeps_its_reason(season):
    objected(season)
    row = refuse_agreement(place=place_of(season), reason="Đã tính đủ", by=season.appraiser, now=NOW)

    assert (row.agrees, row.reason, row.paper) == (False, "Đã tính đủ", None)
    assert season.objection().status == ObjectionState.CONCURRED


def test_refusal_without_a_reason_is_refused(season):
    with pytest.raises(ThreadRefused, match="lý do"):
        refuse_agreement(place=place_of(season), reason=" ", by=season.appraiser, now=NOW)


def test_agreement_by_others_is_refused(season):
    for person in (season.other_appraiser, season.head, season.member):
        with pytest.raises(ThreadRefused, match="Chỉ đơn vị chủ trì"):
            agreed(season, by=person)
    assert (Concurrence.objects.count(), Paper.objects.count()) == (0, 0)


def test_agreement_of_a_unit_with_itself_is_refused(season):
    """A leads 3.1: neither its head nor an appraiser of it may agree to its own request."""
    with pytest.raises(ThreadRefused, match="Chỉ đơn vị chủ trì"):
        agreed(season, "3.1", by=season.head, points="9")
    with pytest.raises(ThreadRefused, match="Hãy chọn thành viên Tổ giúp việc"):
        agreed(season, "3.1", by=season.admin, points="9")


def test_agreement_of_the_member_to_whom_it_was_routed(season):
    objected(season, "3.1", points="9")
    route_objection(objection=season.objection("3.1"), member=season.member, by=season.admin, now=NOW)
    row = agreed(season, "3.1", by=season.member, points="9")

    assert (row.member, row.lead_unit, row.of) == (season.member, None, "Lê Thị Hoa (Tổ giúp việc)")


def test_agreement_entered_by_the_office_from_their_paper(season):
    row = agreed(season, by=season.admin)
    other = agreed(season, "2.1", by=season.admin, member=season.member, points="9")

    assert (row.lead_unit, row.for_others) == (season.lead, True)
    assert (other.member, other.for_others) == (season.member, True)


def test_agreement_on_another_units_paper_is_refused(season):
    theirs = agreed(season, "3.2", by=season.other_appraiser, choice="Có").paper

    with pytest.raises(ThreadRefused, match="của đơn vị khác"):
        agreed(season, paper=theirs)


@pytest.mark.parametrize(
    ("given", "said"), [({"points": "11"}, "từ 0 đến 10"), ({"choice": ""}, "Chưa ghi điểm")]
)
def test_agreement_to_what_cannot_be_scored_is_refused(season, given, said):
    with pytest.raises(ThreadRefused, match=said):
        agreed(season, **given)


def test_agreement_on_a_leaf_that_is_not_in_the_annex_is_refused(season):
    with pytest.raises(ThreadRefused, match=r"không có tiêu chí 9\.9|Chỉ đơn vị chủ trì"):
        agreed(season, "9.9")


def test_agreement_after_the_final_publication_is_refused(season):
    Round.objects.update(state="final")

    with pytest.raises(ThreadRefused, match="đã qua giai đoạn"):
        agreed(season)


@pytest.mark.django_db(transaction=True)
def test_agreements_at_once_make_one_chain():
    season = make_season()

    at_once(*[lambda n=n: agreed(season, points=n) for n in ("8", "8.25", "8.5", "8.75")])

    assert Concurrence.objects.current().count() == 1
    assert Concurrence.objects.filter(replaces__isnull=True).count() == 1
