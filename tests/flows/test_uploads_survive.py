"""Checked uploads written by real workers: two officers at once, and a worker killed in the middle."""

from shutil import copy
from uuid import uuid4

import pytest

from tests.flows.installation import Installation, kill, own_database
from tests.flows.paused_work import COMMIT_KIND, HOLD, REACHED
from tests.flows.test_jobs_survive import START, go_on, reached, state_of
from tests.parallel import own_redis

FILL = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from accounts.models import ImportKind
from tests.rounds import GOLDEN, opened_edge_round
from tests.uploads import checked, handed_in
opened_edge_round()
def upload(name, kind, **options):
    path = GOLDEN / "2031" / f"{name}-2031.xlsx"
    return checked(handed_in(path, kind, round_code="2031", **options)).pk
answer = [
    upload("phieu-khao-sat", ImportKind.SURVEY, direction="5-best"),
    *(upload("tham-dinh", ImportKind.APPRAISAL_SCORES) for _ in range(2)),
]
"""
PAGE = """
from django.test import Client
from accounts.models import Role
from tests.factories import make_person
client = Client(SERVER_NAME="localhost")
client.force_login(make_person(Role.ROUND_ADMIN))
answer = [client.get(f"/nhap/tham-dinh/{pk}/").content.decode() for pk in uploads]
"""
WAITING = """
SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
"""
FORMS, ROWS = 52, 72  # of the workbooks
TOLD = "Tệp này đã được nhập lúc "


@pytest.fixture(scope="module", params=["redis", "files"])
def place(request, tmp_path_factory, migrated_file) -> Installation:
    """An installation with the edge round open, and three uploads checked: forms, and awards twice."""
    home = tmp_path_factory.mktemp("home")
    if request.param == "redis":
        place = Installation(home, own_database(f"uploads_{uuid4().hex[:8]}"), own_redis())
    else:
        copy(migrated_file, home)
        place = Installation(home, "", "")
    place.forms, *place.twins = place.python(FILL)
    return place


@pytest.fixture(autouse=True)
def nothing_held(place):
    yield
    for name in (HOLD, REACHED):
        (place.home / name).unlink(missing_ok=True)


def start_commit(place: Installation, upload_id: int) -> int:
    """A commit that will stop before its end, until `hold` is gone."""
    (place.home / HOLD).touch()
    payload = {"upload_id": upload_id, "revision": 1, "valid_rows_only": False}
    return place.python(START, kind=COMMIT_KIND, key=str(upload_id), payload=payload)


def counted(place: Installation, table: str) -> int:
    """How many rows are committed."""
    ((count,),) = place.ask(f"SELECT COUNT(*) FROM {table}")  # noqa: S608
    return count


def imported(place: Installation, kind: str) -> tuple[int, int]:
    """The imports of the kind, and how often the audit trail has one."""
    ((batches,),) = place.ask("SELECT COUNT(*) FROM accounts_importbatch WHERE kind = ?", kind)
    verb = f"import_{kind}"
    ((events,),) = place.ask("SELECT COUNT(*) FROM accounts_auditevent WHERE verb = ?", verb)
    return batches, events


def states(place: Installation, *uploads: int) -> list[tuple[str, int | None]]:
    """State and batch of each upload."""
    ask = "SELECT state, batch_id FROM accounts_upload WHERE id = ?"
    return [row for pk in uploads for row in place.ask(ask, pk)]


def test_killed_before_the_commit_leaves_nothing_and_the_second_attempt_imports_once(place):
    job_id = start_commit(place, place.forms)
    with place.worker() as first:
        place.until(reached(place))
        kill(first)
    assert (state_of(place, job_id), states(place, place.forms)) == (("running", 1), [("checked", None)])
    assert (counted(place, "surveys_surveyform"), imported(place, "survey")) == (0, (0, 0))
    go_on(place)
    with place.worker():
        place.until(lambda: state_of(place, job_id)[0] == "done")
    assert (state_of(place, job_id), counted(place, "surveys_surveyform")) == (("done", 2), FORMS)
    assert (imported(place, "survey"), counted(place, "surveys_formbatch")) == ((1, 1), 1)
    ((state, batch),) = states(place, place.forms)
    assert (state, place.ask("SELECT created FROM accounts_importbatch WHERE id = ?", batch)) == (
        *("written", [(FORMS,)]),
    )


# With SQLite only one can write, so the second commit begins when the first is over.
@pytest.mark.parametrize("place", ["redis"], indirect=True)
def test_two_officers_who_commit_the_same_file_at_once_give_one_import_and_the_other_is_told(place):
    """The second worker waits for the rows that the first one holds, and then finds the file imported."""
    jobs = [start_commit(place, pk) for pk in place.twins]
    with place.worker():
        place.until(reached(place))
        place.until(lambda: place.ask(WAITING) == [(1,)])
        assert (imported(place, "appraisal_scores"), counted(place, "scoring_award")) == ((0, 0), 0)
        go_on(place)
        place.until(lambda: [state_of(place, job)[0] for job in jobs] == ["done"] * 2)
    assert (imported(place, "appraisal_scores"), counted(place, "scoring_award")) == ((1, 1), ROWS)
    one, other = states(place, *place.twins)
    assert one == other == ("written", one[1])
    assert sorted(TOLD in page for page in place.python(PAGE, uploads=place.twins)) == [False, True]
