from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import Unit, UnitGroup
from documents.selectors.letters import NotInPublication, papers_of
from scoring.models import Publication, RoundProfile
from tests.documents.papers import PROFILE, groups, summaries


def test_papers_take_a_fixed_number_of_queries(
    publication: Publication, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):
        papers = papers_of(publication)
        papers.summaries()
    with django_assert_num_queries(4):
        papers_of(publication, unit=papers.units[0])


def test_papers_say_what_the_run_gave(publication: Publication) -> None:
    for found, wanted in zip(papers_of(publication).groups, groups(2031), strict=True):
        assert {unit.code: unit for unit in found.units} == {unit.code: unit for unit in wanted.units}
        assert (found.criteria, found.bands) == (wanted.criteria, wanted.bands)


def test_units_come_in_vietnamese_order_of_their_names(publication: Publication) -> None:
    assert [unit.name for unit in papers_of(publication).units if unit.code.startswith("S")] == [
        "Sở Hòa Bình",
        "Sở Khác",
        "Sở Thủy Sản",
    ]


def test_summaries_are_numbered_by_group(publication: Publication) -> None:
    found = papers_of(publication).summaries()
    assert [(annex.number, annex.rows) for annex in found] == [
        (annex.number, annex.rows) for annex in summaries(2031)
    ]


def test_papers_of_one_unit_are_numbered_as_in_the_whole(publication: Publication) -> None:
    unit = Unit.objects.get(code="S3")
    whole, alone = papers_of(publication), papers_of(publication, unit=unit)
    assert alone.units == (unit,)
    assert alone.unit_annex(unit) == whole.unit_annex(unit)
    assert alone.unit_annex(unit).number == "III"


def test_annex_asks_for_answers_before_the_day_that_the_letter_names(publication: Publication) -> None:
    papers = papers_of(publication)
    assert papers.letter.respond_before == date(2021, 1, 15)
    notes = {unit: papers.unit_annex(unit).notes[-1] for unit in papers.units}
    assert set(notes.values()) == {"Ý kiến phản hồi về kết quả này gửi trước ngày 15/01/2021."}


def test_unit_outside_the_round_has_no_papers(publication: Publication) -> None:
    stranger = Unit.objects.create(code="MOI", name="Sở Mới", group=UnitGroup.objects.get(code="SO"))
    with pytest.raises(NotInPublication, match=r"Sở Mới không có kết quả trong lần công bố 2031-"):
        papers_of(publication, unit=stranger)


def test_letter_keeps_the_settings_of_the_day_of_publication(publication: Publication) -> None:
    RoundProfile.objects.update(signer_name="Người khác", bases=[])
    letter = papers_of(publication).letter
    assert (letter.signer_name, letter.bases, letter.year) == ("Trần Hải", tuple(PROFILE["bases"]), 2031)


def test_notes_name_the_set_and_its_decision(publication: Publication) -> None:
    rules = papers_of(publication).groups[0].rules
    assert (rules.title, rules.decision) == (
        "Bộ thử",
        "Quyết định số 99/QĐ-UBND ngày 01/01/2031 của UBND tỉnh",
    )
