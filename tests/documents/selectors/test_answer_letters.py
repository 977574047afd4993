import pytest

from documents.layout.answer import Answer
from documents.selectors.answer_letters import answer_of
from documents.selectors.answers import answer_rows
from feedback.core.words import Outcome
from tests.documents.answers import asked_season, decided, decided_season
from tests.feedback.season import asking

pytestmark = pytest.mark.django_db


def _answer(season) -> Answer:
    (row,) = answer_rows(season.window.publication)
    return answer_of(row, season.window)


def test_answer_tells_each_request_in_the_order_of_the_annex():
    answer = _answer(decided_season())

    assert [
        (line.code, line.published.figure, line.asked.figure, line.outcome, line.decided.figure)
        for line in answer.lines
    ] == [
        ("1.1", "7,00", "9,00", "Chấp nhận một phần", "8,00"),
        ("3.1", "8,00", "Tính sau", "Không chấp nhận", "8,00"),
        ("3.2", "0,00", "5,00", "Chấp nhận", "5,00"),
    ]
    assert [line.reason for line in answer.lines] == ["Lý do về 1.1", "Lý do về 3.1", "Lý do về 3.2"]
    assert [line.asked.told for line in answer.lines] == ["", "số liệu 90 / 100", "Có"]


def test_answer_rests_on_the_papers_of_its_changes_only():
    answer = _answer(decided_season())

    assert answer.papers == (
        ("Biên bản làm việc số 12/BB ngày 11/01/2021 của Sở L", ("1.1",)),
        ("Biên bản làm việc số 15/BB-M ngày 11/01/2021 của Sở M", ("3.2",)),
    )
    assert (answer.leads, answer.reply) == (("Sở L", "Sở M"), "Văn bản số 37/UBND-NV ngày 11/01/2021")


def test_answer_that_accepts_nothing_leaves_the_published_points():
    season = asked_season()
    for code in ("1.1", "3.1", "3.2"):
        decided(season, code, Outcome.REJECT)
    answer = _answer(season)

    assert ([line.decided.figure for line in answer.lines], answer.sums.figures) == (
        ["7,00", "8,00", "0,00"],
        ("7,00", "14,00", "7,00"),
    )
    assert (answer.papers, answer.leads) == ((), ())


def test_answer_after_a_changed_mind_tells_the_last_decision():
    season = decided_season()
    decided(season, "1.1", Outcome.ACCEPT)
    decided(season, "3.2", Outcome.PART, entry=asking("3.2", choice="Không"))

    assert [(line.outcome, line.decided.figure) for line in _answer(season).lines] == [
        ("Chấp nhận", "9,00"),
        ("Không chấp nhận", "8,00"),
        ("Chấp nhận một phần", "0,00"),
    ]


def test_answer_takes_five_queries_once_its_annex_is_read(django_assert_num_queries):
    season = decided_season()
    window = season.window
    answer_of(answer_rows(window.publication)[0], window)
    (row,) = answer_rows(window.publication)
    with django_assert_num_queries(5):
        answer_of(row, window)
