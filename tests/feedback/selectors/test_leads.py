from accounts.services.actors import system_actor
from feedback.selectors.leads import leads_of
from scoring.models import Assignment
from tests.feedback.season import NOW


def test_leads_by_the_set_and_by_the_rounds_own_assignment(season, django_assert_num_queries):
    Assignment.objects.create(
        round=season.round,
        group=season.a.group,
        criterion_code="1.1",
        lead_unit=season.other_lead,
        assigned_at=NOW,
        assigned_by=system_actor(),
    )
    with django_assert_num_queries(4):
        leads = leads_of(season.round)

    assert [leads.of(season.a, code) for code in ("1.1", "3.2", "9")] == [
        *(season.other_lead, season.other_lead),
        None,
    ]


def test_member_is_needed_for_own_for_nobodys_and_for_the_offices_leaves(season):
    leads = leads_of(season.round)
    found = [leads.needs_member(season.a, leads.of(season.a, code)) for code in ("1.1", "2.1", "3.1", "9")]

    assert found == [False, True, True, True]
    assert leads.needs_member(season.b, leads.of(season.b, "3.1")) is False
