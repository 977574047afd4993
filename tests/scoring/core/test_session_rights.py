import pytest

from scoring.core.session_rights import SessionRights
from scoring.core.sessions import SessionMove


@pytest.mark.parametrize(
    ("rights", "moves", "sees_marks"),
    [
        (SessionRights(runs=True), set(SessionMove), True),
        (SessionRights(records=True), {SessionMove.BEGIN, SessionMove.CLOSE}, True),
        (SessionRights(looks=True), set(), True),
        (SessionRights(owns=True), set(), False),
        (SessionRights(numbers=True), set(), False),
    ],
)
def test_rights_by_what_a_person_is_to_the_session(rights, moves, sees_marks):
    assert ({m for m in SessionMove if rights.may(m)}, rights.sees_marks) == (moves, sees_marks)


def test_minutes_are_numbered_by_the_clerk_and_who_runs_the_round():
    rights = [SessionRights(**{name: True}) for name in ("runs", "numbers", "records", "owns", "looks")]

    assert [each.may_number for each in rights] == [True, True, False, False, False]
