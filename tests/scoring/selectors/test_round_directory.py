import pytest

from accounts.models import Unit
from scoring.selectors.round_directory import all_units, annexes_of, round_directory
from tests.rounds import opened_edge_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def edge():
    return opened_edge_round()


def test_round_directory_admits_the_units_that_take_part(edge):
    unit = round_directory(edge).find("P01").unit
    assert (unit.code, unit.group, unit.takes_part) == ("P01", "XA", True)


def test_round_directory_says_why_another_unit_is_out(edge):
    Unit.objects.create(code="MOI", name="Xã Mới", group=Unit.objects.get(code="P01").group)
    match = round_directory(edge).find("MOI")
    assert match.unit is None
    assert match.problem.startswith("Đơn vị không tham gia đợt 2031: không có hiệu lực ngày 31/12/2031")


def test_round_directory_takes_two_queries(edge, django_assert_num_queries):
    with django_assert_num_queries(2):
        round_directory(edge)


def test_all_units_admit_everyone(edge):
    assert all_units().find("S3").unit.name == "Sở Khác"


def test_annexes_of_are_by_group_and_code(edge):
    annexes = annexes_of(edge)
    assert {group: len(annex) for group, annex in annexes.items()} == {"XA": 16, "SO": 3}
    assert annexes["XA"]["A.1"].rule is not None
    assert annexes["XA"]["A"].rule is None
