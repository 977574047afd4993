import re

import pytest

from scoring.models import Assessment, Claim
from tests import factories

URL = "/dot/2020/tien-do/"


def _names(page: bytes) -> list[str]:
    return re.findall(r'<a class="strong" href="[^"]*">([^<]*)</a>', page.decode())


def test_board_shows_who_is_most_behind_first(as_leader, assessments, admin):
    Claim.objects.create(
        assessment=assessments[0],
        criterion_code="1.1",
        state="score",
        points=5,
        saved_at=factories.COMPUTED,
        saved_by=admin,
    )
    page = as_leader.get(URL).content

    assert _names(page) == ["Sở B", "Sở A"]
    assert '<td class="number" data-label="Điểm tự chấm">5,00<small>/10,00</small></td>' in page.decode()


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"chi": "chua-nop"}, ["Sở B"]),
        ({"chi": "chua-cham"}, ["Sở B"]),
        ({"chi": "qua-han"}, []),
        ({"nhom": "SO"}, ["Sở B", "Sở A"]),
        ({"nhom": "khong-co", "chi": "khong-co"}, ["Sở B", "Sở A"]),
    ],
)
def test_board_is_narrowed(as_leader, assessments, query, names):
    Assessment.objects.filter(pk=assessments[0].pk).update(state="submitted")

    assert _names(as_leader.get(URL, query).content) == names


@pytest.mark.parametrize("more", [0, 3])
def test_board_takes_the_same_queries_whatever_the_number_of_units(
    as_leader, assessments, more, django_assert_num_queries
):
    round, group = assessments[0].round, assessments[0].unit.group
    for n in range(more):
        Assessment.objects.create(round=round, unit=factories.make_unit(group, f"U{n}"))

    with django_assert_num_queries(12):
        as_leader.get(URL)
