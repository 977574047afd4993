from datetime import UTC, datetime, timedelta

import pytest

from scoring.core.desk import Desk
from scoring.core.steps import Rights, offered
from scoring.core.timetable import Stretch
from scoring.core.workflow import AssessmentMove as Move
from scoring.core.workflow import AssessmentState as State

CLOSES = datetime(2020, 11, 20, 10, tzinfo=UTC)
BEFORE = CLOSES - timedelta(seconds=1)
OFFICER, HEAD, ADMIN = Rights(works=True), Rights(works=True, heads=True), Rights(runs=True)
NOBODY = Rights()


def desk(state: State, at: datetime = BEFORE, round_state: str = "open") -> Desk:
    return Desk(round_state, state.value, Stretch(closes_at=CLOSES), at)


@pytest.mark.parametrize(
    ("state", "officer", "head", "admin"),
    [
        (State.DRAFT, {Move.SEND}, {Move.SUBMIT}, set()),
        (State.WITH_HEAD, set(), {Move.SUBMIT, Move.SEND_BACK}, set()),
        (State.SUBMITTED, set(), {Move.WITHDRAW}, {Move.RETURN}),
        (State.RETURNED, {Move.SEND}, {Move.SUBMIT}, set()),
        (State.NOT_SUBMITTED, set(), set(), set()),
    ],
)
def test_moves_by_state_and_role(state, officer, head, admin):
    found = [offered(desk(state), rights) for rights in (OFFICER, HEAD, ADMIN, NOBODY)]

    assert found == [officer, head, admin, set()]


@pytest.mark.parametrize("state", list(State))
def test_after_the_closing_only_the_department_may_still_return(state):
    found = [offered(desk(state, CLOSES), rights) for rights in (OFFICER, HEAD, ADMIN)]

    assert found == [set(), set(), {Move.RETURN} if state is State.SUBMITTED else set()]


def test_in_a_published_round_nothing_is_open():
    assert offered(desk(State.SUBMITTED, round_state="provisional"), ADMIN) == set()


def test_moves_of_absence_are_of_no_role_here():
    assert [HEAD.may(move) or ADMIN.may(move) for move in (Move.GIVE_UP, Move.TAKE_UP)] == [False, False]
