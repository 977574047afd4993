from dataclasses import replace
from decimal import Decimal

from documents.layout.columns import points_columns
from tests.documents.papers import groups

SO, NGANHDOC, _ = groups(2020)
WEIGHTED, PLAIN = groups(2031)


def test_survey_inside_a_domain_is_taken_out_of_it() -> None:
    *_, impact, survey = points_columns(SO)
    assert (impact.heading, impact.detail, impact.maximum) == (
        "Tác động của cải cách hành chính",
        "không gồm khảo sát",
        "4,00",
    )
    assert (survey.heading, survey.detail, survey.maximum, survey.codes) == (
        "Khảo sát",
        "mục 8.1",
        "20,00",
        ("8.1",),
    )


def test_maxima_of_the_columns_add_up_to_the_annex() -> None:
    for group, total in ((SO, 100), (NGANHDOC, 60), (PLAIN, 20)):
        maxima = [Decimal(column.maximum.replace(",", ".")) for column in points_columns(group)]
        assert sum(maxima) == total


def test_domain_of_survey_leaves_only_is_the_survey_column() -> None:
    columns = points_columns(NGANHDOC)
    assert [(column.codes, column.is_survey) for column in columns] == [
        (("1",), False),
        (("2",), False),
        (("3",), False),
        (("4",), False),
        (("5",), True),
    ]


def test_weighted_domains_stay_whole_and_name_their_weight() -> None:
    columns = points_columns(WEIGHTED)
    assert [(column.heading, column.detail) for column in columns] == [
        ("Lĩnh vực A", "trọng số 30"),
        ("Lĩnh vực B", "trọng số 20"),
        ("Khảo sát", "trọng số 50"),
        ("Trong đó: khảo sát", "mục C"),
    ]


def test_annex_without_survey_has_no_survey_column() -> None:
    assert [column.heading for column in points_columns(PLAIN)] == ["Chọn", "Ngoài", "Thẩm định"]


def test_survey_leaves_in_two_domains_share_a_column() -> None:
    spread = tuple(replace(c, is_survey=c.is_survey or c.code == "1.2") for c in SO.criteria)
    survey = points_columns(replace(SO, criteria=spread))[-1]
    assert (survey.codes, survey.maximum) == (("1.2", "8.1"), "21,50")
