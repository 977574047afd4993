from datetime import date

import pytest

from accounts.models import Unit
from accounts.services.actors import system_actor
from scoring.models import Assessment, CriteriaSet, Round, RoundKind
from scoring.services.open_round import RoundRefused, open_round
from tests import factories
from tests.rounds import opened_edge_round

pytestmark = pytest.mark.django_db


def test_open_round_enrols_the_valid_units_and_freezes_the_set():
    edge = opened_edge_round()

    assert (edge.code, edge.kind, edge.reference_date) == ("2031", "official", date(2031, 12, 31))
    assert Assessment.objects.filter(round=edge, state="draft").count() == 11
    assert CriteriaSet.objects.get().frozen_by == system_actor()
    assert (edge.profile.issuing_agency, edge.profile.bases) == ("Sở Nội vụ", [])


def test_open_round_of_the_same_year_again_is_refused():
    opened_edge_round()

    with pytest.raises(RoundRefused, match="Đợt 2031 đã được mở"):
        open_round(year=2031, by=system_actor())
    assert Round.objects.count() == 1


def test_open_round_of_another_kind_stands_beside_the_official_one():
    opened_edge_round()
    rehearsal = open_round(year=2031, by=system_actor(), kind=RoundKind.REHEARSAL)

    assert (rehearsal.code, Round.objects.count()) == ("2031-thu", 2)


def test_open_round_leaves_out_units_not_valid_on_the_reference_date():
    opened_edge_round()
    Unit.objects.filter(code="S3").update(valid_to=date(2031, 6, 30))
    half = open_round(year=2031, by=system_actor(), kind=RoundKind.HALF_YEAR)

    assert half.assessments.count() == 10


def test_open_round_without_a_set_is_refused():
    with pytest.raises(RoundRefused, match="Chưa có bộ tiêu chí có hiệu lực cho năm 2031"):
        open_round(year=2031, by=system_actor())


def test_open_round_under_an_unknown_decision_is_refused():
    opened_edge_round()

    with pytest.raises(RoundRefused, match="theo Quyết định 1/QĐ-UBND"):
        open_round(year=2032, by=system_actor(), decision="1/QĐ-UBND")


def test_open_round_takes_the_latest_set_and_one_without_a_date_last():
    group = factories.make_group()
    factories.make_unit(group, "A")
    undated = factories.make_set([group], decision="1/QĐ")
    dated = factories.make_set([group], decision="2/QĐ", decision_date=date(2020, 6, 1))

    assert list(CriteriaSet.objects.valid_in(2020)) == [dated, undated]
    assert open_round(year=2020, by=system_actor()).criteria_set == dated
