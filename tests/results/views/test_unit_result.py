import re

import pytest

from accounts.models import Role
from accounts.services.actors import system_actor
from scoring.models import Assessment, Claim
from tests import factories
from tests.rounds import filled_edge_round, published

OWN = "/ket-qua/A/"
OTHER = "/ket-qua/B/"


def _text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def as_officer(client, small):
    client.force_login(factories.make_person(Role.UNIT_OFFICER, small.a))
    return client


@pytest.fixture
def claimed(small):
    assessment = Assessment.objects.create(round=small.round, unit=small.a)
    Claim.objects.create(
        assessment=assessment,
        criterion_code="1.1",
        state="score",
        value=7,
        denominator=8,
        reason="Theo báo cáo",
        saved_at=factories.COMPUTED,
        saved_by=system_actor(),
    )


def test_unit_result_spells_the_index_out(small, as_leader):
    page = _text(as_leader.get(OTHER))

    parts = re.findall(r"</small>([\d,+]+)</span>", page)
    assert parts == ["16,00", "20,00", "0,00", "80,00"]


def test_unit_result_opens_every_line_to_its_explanation(small, as_leader):
    page = _text(as_leader.get(OTHER))

    assert re.findall(r'<details class="line" id="tc-([\d.]+)">', page) == ["1.1", "2.1"]
    assert "<li>Điểm của 1.1: 8</li>" in page


def test_unit_result_with_every_explanation_open(small, as_leader):
    page = _text(as_leader.get(OTHER, {"mo": "tat-ca"}))

    assert re.findall(r'<details class="line" id="tc-[\d.]+"( open)?>', page) == [" open", " open"]


def test_unit_result_before_publication_shows_a_unit_its_own_claims_only(small, claimed, as_officer):
    page = _text(as_officer.get(OWN))

    assert "7 / 8" in page
    assert "Theo báo cáo" in page
    assert re.findall(r"\b(?:90|9),00\b", page) == []


@pytest.mark.parametrize("published", [False, True])
def test_unit_result_of_others_does_not_exist_for_a_unit_unless_opened(small, as_officer, published):
    if published:
        small.publish(public_annexes=False)

    assert as_officer.get(OTHER).status_code == 404


def test_unit_result_of_others_is_open_after_a_publication_that_opens_them(small, as_officer):
    small.publish()

    assert "80,00" in _text(as_officer.get(OTHER))


def test_unit_result_after_publication_shows_a_unit_its_own_result(small, as_officer):
    small.publish(public_annexes=False)

    assert "90,00" in _text(as_officer.get(OWN))


def test_unit_result_of_a_draft_does_not_exist_for_a_unit(small, as_officer):
    small.publish()
    draft = factories.make_run(small.round, code="2020-provisional-2")
    factories.make_score(draft, small.a, "1", "1")

    assert as_officer.get(OWN, {"luot": draft.code}).status_code == 404


def test_unit_result_of_a_unit_that_takes_no_part_is_not_found(small, client):
    newcomer = factories.make_unit(small.a.group, "D")
    client.force_login(factories.make_person(Role.UNIT_HEAD, newcomer))

    assert client.get("/ket-qua/D/").status_code == 404


def test_unit_result_of_an_unknown_code_is_not_found(small, as_leader):
    assert as_leader.get("/ket-qua/XX/").status_code == 404


@pytest.mark.parametrize("more", [0, 3])
def test_unit_result_takes_fifteen_queries_whatever_the_size(
    small, as_leader, more, django_assert_num_queries
):
    for n in range(more):
        factories.make_score(small.run, factories.make_unit(small.a.group, f"U{n}"), "5", "5", 9)
    small.publish()

    with django_assert_num_queries(15):
        as_leader.get(OWN)


def test_unit_result_says_which_knock_out_lowered_the_class(client, db):
    published(filled_edge_round())
    client.force_login(factories.make_person(Role.ROUND_ADMIN, None))

    page = _text(client.get("/ket-qua/S1/"))
    assert "Không xếp loại “Đạt”: điều kiện khống chế 3 &gt;= 72,5%, đơn vị đạt 6,5/10 điểm." in page
