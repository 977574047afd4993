import pytest

from accounts.models import Role
from accounts.rules import Standing
from documents.selectors.answers import answer_rows, reads_answers
from documents.services.render_answer import render_answer
from feedback.core.words import Outcome
from tests.documents.answers import DECIDED, asked_season, decided, decided_season
from tests.feedback.season import make_season, saved, sent, with_paper

pytestmark = pytest.mark.django_db


def _rows(season, held=None):
    return answer_rows(season.window.publication, held)


def test_rows_are_of_units_that_sent_requests():
    season = make_season()
    saved(season)
    saved(season, unit=season.b, by=season.other_head)
    with_paper(season)
    sent(season)

    assert [row.unit for row in _rows(season)] == [season.a]


def test_row_is_refused_with_what_is_open():
    season = asked_season()
    decided(season, "1.1", Outcome.REJECT)
    decided(season, "3.2", Outcome.ASK, until=DECIDED.date())
    (row,) = _rows(season)

    assert row.refusal == (
        "Chưa trả lời Sở A được, còn tiêu chí 3.1 (chờ sở nội vụ xem xét); 3.2 (chờ đơn vị bổ sung)."
    )
    assert (row.basis, row.is_ready, row.document) == ("", False, None)


def test_row_is_ready_once_all_is_decided_and_its_basis_follows_the_decisions():
    season = decided_season()
    (before,) = _rows(season)
    decided(season, "1.1", Outcome.REJECT)
    (after,) = _rows(season)

    assert [(row.refusal, row.is_ready) for row in (before, after)] == [("", True), ("", True)]
    assert before.basis != after.basis


def test_rows_of_a_unit_are_its_own():
    season = decided_season()
    people = [Standing(frozenset({Role.UNIT_HEAD}), frozenset({unit.pk})) for unit in (season.a, season.b)]

    assert [[row.unit for row in _rows(season, held)] for held in people] == [[season.a], []]


@pytest.mark.parametrize(
    ("role", "reads"),
    [(Role.CLERK, True), (Role.PROVINCE_LEADER, True), (Role.TASK_FORCE, False), (Role.APPRAISER, False)],
)
def test_letters_are_read_by_who_handles_papers_and_by_units(role, reads):
    assert reads_answers(Standing(frozenset({role}), frozenset())) is reads
    assert reads_answers(Standing(frozenset({role}), frozenset({1}))) is True


def test_rows_take_six_queries(django_assert_num_queries):
    season = decided_season()
    publication = season.window.publication
    render_answer(window=season.window, unit=season.a, by=season.admin, now=DECIDED)
    with django_assert_num_queries(6):
        answer_rows(publication)
