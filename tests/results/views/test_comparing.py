import io

import openpyxl
import pytest

from accounts.models import Role
from scoring.core.types import RunKind
from tests import factories
from tests.small_round import RELATED, award, computed, relate, small_round

pytestmark = pytest.mark.django_db
PAGE = "/luot-tinh/so-sanh/"


@pytest.fixture
def runs():
    """Two provisional runs: A was judged anew, and is the best of the group on the related leaf."""
    round = small_round({"A": "7", "B": "6.5", "C": "6"})
    relate(round, {"A": "50", "B": "40", "C": "20"})
    before = computed(round)
    award(round, "A", points=8)
    award(round, "A", RELATED, value=80)
    return before, computed(round)


def _address(before, after) -> str:
    return f"{PAGE}?tu={before.code}&den={after.code}"


def test_page_shows_who_moved_by_which_line_and_why(runs, as_leader):
    page = as_leader.get(_address(*runs)).content.decode()

    assert "3 đơn vị thay đổi" in page
    assert "1 tăng, 2 giảm chỉ số" in page
    assert "7,00" in page
    assert "Mức cao nhất của nhóm từ 50% thành 80% do A" in page


def test_page_without_runs_compares_the_two_latest(runs, as_leader):
    page = as_leader.get(PAGE).content.decode()

    assert f'<option value="{runs[0].code}" selected>' in page.partition('name="den"')[0]
    assert "3 đơn vị thay đổi" in page


def test_page_of_equal_results_says_so(runs, as_leader):
    again = computed(runs[0].round, RunKind.FINAL)

    assert "cùng một kết quả" in as_leader.get(_address(runs[1], again)).content.decode()


def test_page_of_one_run_twice_asks_for_another(runs, as_leader):
    assert "hãy chọn hai lượt khác nhau" in as_leader.get(_address(runs[0], runs[0])).content.decode()


def test_runs_of_two_rounds_are_not_compared(runs, as_leader):
    other = factories.make_run(factories.make_round(runs[0].round.criteria_set, year=2019))

    assert as_leader.get(_address(runs[0], other)).status_code == 404
    assert as_leader.get(f"{PAGE}?tu=khong&den={other.code}").status_code == 404


def test_workbook_holds_units_and_lines_with_causes(runs, as_leader):
    answer = as_leader.get(f"{PAGE}xuat.xlsx?tu={runs[0].code}&den={runs[1].code}")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    units, lines = (list(book[name].values) for name in ("Đơn vị", "Dòng điểm"))

    assert units[3][:3] == ("Mã đơn vị", "Tên đơn vị", "Nhóm")
    assert [row[0] for row in units[4:]] == ["A", "B", "C"]
    assert [(row[0], row[2], row[6]) for row in lines[4:]] == [
        ("A", "1.1", 1),
        ("B", "3.1", -3),
        ("C", "3.1", -1.5),
    ]
    assert lines[5][-1].startswith("Thẩm định khác: Mức cao nhất của nhóm từ 50% thành 80% do A")


def test_workbook_without_two_runs_is_not_found(db, as_leader):
    small_round({"A": "7"})

    assert as_leader.get(f"{PAGE}xuat.xlsx").status_code == 404
    assert "Cần ít nhất hai lượt tính" in as_leader.get(PAGE).content.decode()


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.CLERK, None])
def test_comparison_is_for_those_who_see_runs(runs, client, role):
    client.force_login(factories.make_person(role, runs[0].unit_scores.first().unit))

    assert [client.get(_address(*runs)).status_code, client.get(f"{PAGE}xuat.xlsx").status_code] == [403, 403]


@pytest.mark.parametrize("more", [0, 6])
def test_comparison_takes_sixteen_queries_for_any_number_of_units(as_leader, more, django_assert_num_queries):
    round = small_round({"A": "7", **{f"X{n}": "6.5" for n in range(more)}})
    before = computed(round)
    for assessment in round.assessments.select_related("unit"):
        award(round, assessment.unit.code, points=5)
    after = computed(round)

    with django_assert_num_queries(16):
        as_leader.get(_address(before, after))
