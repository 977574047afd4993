import pytest

from accounts.models import Role
from accounts.rules import Standing
from scoring.core.evidence import EvidenceFlag
from scoring.models import Assessment
from scoring.selectors.evidence_store import Choice, Wish, store_page, store_units, unused_choices
from tests.cchc_portal.lib.files import samples
from tests.scoring.evidence import kept, opened, referred, used

pytestmark = pytest.mark.django_db


@pytest.fixture
def both() -> list[Assessment]:
    return opened("A", "B")


def of_unit(assessment: Assessment) -> Standing:
    return Standing(frozenset({Role.UNIT_OFFICER}), frozenset({assessment.unit_id}))


ADMIN = Standing(frozenset({Role.ROUND_ADMIN}), frozenset())


def titles(held: Standing, wish: Wish) -> list[str]:
    return [row.evidence.title for row in store_page(held, wish).rows]


def test_store_is_the_units_own_latest_first(both):
    a, b = both
    referred(b.unit)
    kept(a.unit)
    referred(a.unit, "Báo cáo")

    assert titles(of_unit(a), Wish()) == ["Báo cáo", "Kế hoạch 01"]
    assert list(store_units(of_unit(a))) == [a.unit]


def test_department_leafs_through_all_stores_or_one(both):
    a, b = both
    referred(a.unit, "Của A")
    referred(b.unit, "Của B")

    assert titles(ADMIN, Wish()) == ["Của B", "Của A"]
    assert titles(ADMIN, Wish(unit="A")) == ["Của A"]
    assert list(store_units(ADMIN)) == [a.unit, b.unit]


def test_choices_show_what_they_say(both):
    a, b = both
    kept(a.unit)
    kept(b.unit)
    kept(a.unit, samples.image("PNG"), "anh.png")
    used(a, referred(a.unit, "Báo cáo"))

    assert {choice: titles(of_unit(a), Wish(choice)) for choice in Choice} == {
        Choice.ALL: ["Báo cáo", "anh", "Kế hoạch 01"],
        Choice.UNUSED: ["anh", "Kế hoạch 01"],
        Choice.REFERENCE: ["Báo cáo"],
        Choice.UNSCANNED: ["anh", "Kế hoạch 01"],
        Choice.SHARED: ["Kế hoạch 01"],
    }
    assert store_page(of_unit(a), Wish(Choice.SHARED)).rows[0].flags == (EvidenceFlag.SHARED,)


def test_words_are_looked_for_in_title_number_and_file_name(both):
    a, _ = both
    kept(a.unit, name="anh-hop.pdf", title="Ảnh họp")
    referred(a.unit, "Báo cáo", number="99/BC")

    assert [titles(of_unit(a), Wish(words=words)) for words in ("anh-hop", "99/bc báo", "họp 99")] == [
        ["Ảnh họp"],
        ["Báo cáo"],
        [],
    ]


def test_wish_of_an_address_that_means_nothing_is_everything():
    assert Wish.of({"loc": "khac", "tim": " ", "don-vi": "\0", "trang": "2"}) == Wish()
    assert Wish.of({"loc": "trung", "tim": " kế  hoạch "}) == Wish(Choice.SHARED, "kế hoạch")


@pytest.mark.parametrize("count", [1, 3])
def test_store_page_costs_five_queries(both, count, django_assert_num_queries):
    a, _ = both
    for number in range(count):
        used(a, kept(a.unit, samples.image("PNG", (number + 1, 1)), f"{number}.png"))

    with django_assert_num_queries(5):
        page = store_page(of_unit(a), Wish())
        assert [[use.assessment.round.code for use in row.uses] for row in page.rows] == [["2020"]] * count


def test_documents_to_choose_from_are_those_that_the_leaf_does_not_name(both):
    a, b = both
    first, second = referred(a.unit), referred(a.unit, "Báo cáo")
    referred(b.unit)

    assert list(unused_choices(a.unit_id, {first.pk})) == [second]
    assert list(unused_choices(a.unit_id, set(), "kế hoạch")) == [first]
