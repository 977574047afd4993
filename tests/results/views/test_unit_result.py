import re
from datetime import date

import pytest
from django.test import Client

from accounts.models import ImportBatch, Role, Unit
from accounts.services.actors import system_actor
from scoring.models import Assessment, Claim, PastResult
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
def test_unit_result_takes_sixteen_queries_whatever_the_size(
    small, as_leader, more, django_assert_num_queries
):
    for n in range(more):
        factories.make_score(small.run, factories.make_unit(small.a.group, f"U{n}"), "5", "5", 9)
    small.publish()

    with django_assert_num_queries(16):
        as_leader.get(OWN)


def test_unit_result_says_which_knock_out_lowered_the_class(client, db):
    published(filled_edge_round())
    client.force_login(factories.make_person(Role.ROUND_ADMIN, None))

    page = _text(client.get("/ket-qua/S1/"))
    assert "Không xếp loại “Đạt”: điều kiện khống chế 3 &gt;= 72,5%, đơn vị đạt 6,5/10 điểm." in page


def _ended(small, *codes: str) -> None:
    """Units with a result of last year, carried on by A since the middle of this one."""
    batch = ImportBatch.objects.create(
        kind="past_results", file_name="x", imported_at=factories.COMPUTED, imported_by=system_actor()
    )
    for code in codes:
        unit = factories.make_unit(small.a.group, code)
        Unit.objects.filter(pk=unit.pk).update(successor=small.a, valid_to=date(2020, 6, 30))
        PastResult.objects.create(year=2019, unit=unit, index=75, band="Khá", rank=2, batch=batch)


def test_unit_result_of_a_renamed_unit_compares_with_its_old_name(small, as_leader):
    _ended(small, "CU")
    page = _text(as_leader.get(OWN))

    assert 'Kế thừa: <a href="/ket-qua/CU/">Sở CU</a> (đến 30/06/2020).' in page
    assert "so với năm 2019 (Sở CU: 75,00, Khá)" in page


def test_unit_result_of_a_merger_names_each_and_adds_nothing_up(small, as_leader):
    _ended(small, "C1", "C2")
    page = _text(as_leader.get(OWN))

    assert "<dd>Sở C1 75,00 (Khá); Sở C2 75,00 (Khá)</dd>" in page
    assert "so với năm 2019" not in page


def test_unit_result_of_a_unit_that_ended_keeps_its_years_and_names_its_heir(small, as_leader):
    _ended(small, "CU")
    page = _text(as_leader.get("/ket-qua/CU/"))

    assert 'đến hết ngày 30/06/2020; đơn vị kế thừa: <a href="/ket-qua/A/">Sở A</a>.' in page
    assert '<th scope="row">2019</th><td class="number strong" data-label="Chỉ số">75,00</td>' in page


def test_unit_result_of_a_unit_that_ended_is_open_to_its_heir_and_to_no_sibling(small, client, as_officer):
    _ended(small, "CU")
    sibling = Client()
    sibling.force_login(factories.make_person(Role.UNIT_HEAD, small.b))

    assert [c.get("/ket-qua/CU/").status_code for c in (as_officer, sibling)] == [200, 404]
