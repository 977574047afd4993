"""Real workers, killed with SIGKILL in the middle of work: nothing twice, nothing half, nothing lost."""

import os
import signal
from shutil import copy
from time import sleep
from uuid import uuid4

import pytest

from tests.flows.installation import LEASE, Installation, kill, own_database
from tests.flows.paused_work import HOLD, KIND, REACHED
from tests.parallel import own_redis

FILL = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.rounds import filled_edge_round
answer = filled_edge_round().pk
"""
START = """
from accounts.services.actors import system_actor
from accounts.tasks import start_job
answer = start_job(kind=kind, key=key, title="Việc thử", payload=payload, by=system_actor()).pk
"""
PUBLISH = """
from scoring.models import Round
from tests.rounds import published
publication = published(Round.objects.get(pk=round_id))
answer = [publication.pk, publication.run.unit_scores.count()]
"""
WHOLE_RUN = (11, 89)  # units, lines
REDRAW = """
from documents.models import Document
from documents.selectors.files import document_bytes
from documents.selectors.letters import papers_of
from documents.selectors.publications import printable
from documents.services.drawing import draw, letter_paper, unit_paper
publication = printable().get()
papers = papers_of(publication)
documents = {document.unit_id: document for document in Document.objects.all()}
for document in documents.values():
    document_bytes(document)
again = [letter_paper(publication, papers), unit_paper(publication, papers, papers.units[0])]
answer = [
    pdf.sha256 == documents[paper.unit.pk if paper.unit else None].sha256
    for paper, pdf in zip(again, draw(again))
]
"""


@pytest.fixture(scope="module", params=["redis", "files"])
def place(request, tmp_path_factory, migrated_file) -> Installation:
    """An installation with the edge round filled in."""
    home = tmp_path_factory.mktemp("home")
    if request.param == "redis":
        place = Installation(home, own_database(f"jobs_{uuid4().hex[:8]}"), own_redis())
    else:
        copy(migrated_file, home)
        place = Installation(home, "", "")
    place.round_id = place.python(FILL)
    return place


@pytest.fixture(autouse=True)
def nothing_held(place):
    yield
    for name in (HOLD, REACHED):
        (place.home / name).unlink(missing_ok=True)


def start_compute(place: Installation, kind: str) -> int:
    """A computation that will stop before its commit, until `hold` is gone."""
    (place.home / HOLD).touch()
    payload = {"round_id": place.round_id, "kind": kind}
    return place.python(START, kind=KIND, key=f"{place.round_id}:{kind}", payload=payload)


def go_on(place: Installation) -> None:
    (place.home / HOLD).unlink()


def reached(place: Installation):
    return (place.home / REACHED).exists


def state_of(place: Installation, job_id: int) -> tuple[str, int]:
    ((state, attempts),) = place.ask("SELECT state, attempts FROM accounts_job WHERE id = ?", job_id)
    return state, attempts


def runs(place: Installation, kind: str) -> list[tuple[int, int]]:
    """Of each run of the kind the numbers of its units and lines."""
    return place.ask(
        "SELECT (SELECT COUNT(*) FROM scoring_unitscore u WHERE u.run_id = r.id),"
        " (SELECT COUNT(*) FROM scoring_scoreline l WHERE l.run_id = r.id)"
        " FROM scoring_scorerun r WHERE kind = ?",
        kind,
    )


def child_inside(place: Installation) -> int:
    """The worker's child whose transaction is open."""
    return int((place.home / REACHED).read_text(encoding="ascii"))


def computed(place: Installation, kind: str) -> list[str]:
    """The runs of the kind as the audit trail has them."""
    events = place.ask("SELECT CAST(detail AS TEXT) FROM accounts_auditevent WHERE verb = 'compute_scores'")
    return [text for (text,) in events if f'"kind": "{kind}"' in text]


def test_killed_before_the_commit_leaves_no_run_and_the_third_attempt_makes_one(place):
    """First the child that computes is killed, then the worker with all its children."""
    job_id = start_compute(place, "final")
    with place.worker() as first:
        place.until(reached(place))
        os.kill(child_inside(place), signal.SIGKILL)
        (place.home / REACHED).unlink()
        place.until(reached(place))
        kill(first)
    assert (runs(place, "final"), state_of(place, job_id)) == ([], ("running", 2))
    go_on(place)
    with place.worker():
        place.until(lambda: state_of(place, job_id)[0] == "done")
    assert (runs(place, "final"), state_of(place, job_id)) == ([WHOLE_RUN], ("done", 3))
    assert len(computed(place, "final")) == 1


@pytest.mark.parametrize("place", ["files"], indirect=True)  # PostgreSQL: tests/accounts/…/test_heartbeat.py
def test_work_longer_than_its_lease_stays_with_its_worker(place):
    """Its heartbeats wait for the one writer of SQLite, and so does the sweeper."""
    job_id = start_compute(place, "self")
    with place.worker():
        place.until(reached(place))
        sleep(LEASE + 2)
        go_on(place)
        place.until(lambda: state_of(place, job_id)[0] == "done")
    assert (len(computed(place, "self")), state_of(place, job_id)) == (1, ("done", 1))


# With SQLite nobody can write, so nobody can take the job away, while the transaction is open.
@pytest.mark.parametrize("place", ["redis"], indirect=True)
def test_child_that_wakes_after_its_lease_stores_nothing(place):
    """The child is stopped, not killed: its transaction and its locks live on beside the second attempt."""
    job_id = start_compute(place, "provisional")
    with place.worker():
        place.until(reached(place))
        child = child_inside(place)
        os.kill(child, signal.SIGSTOP)
        place.until(lambda: state_of(place, job_id) == ("running", 2))
        go_on(place)
        os.kill(child, signal.SIGCONT)
        place.until(lambda: state_of(place, job_id)[0] == "done")
    assert (runs(place, "provisional"), state_of(place, job_id)) == ([WHOLE_RUN], ("done", 2))
    assert len(computed(place, "provisional")) == 1


def test_letters_of_a_killed_worker_are_all_there_once(place):
    publication_id, units = place.python(PUBLISH, round_id=place.round_id)
    payload = {"publication_id": publication_id}
    job_id = place.python(START, kind="render_documents", key=str(publication_id), payload=payload)
    with place.worker() as first:
        place.until(lambda: len(documents(place)) >= 2)
        kill(first)
    assert state_of(place, job_id)[0] == "waiting"
    rendered = documents(place)
    with place.worker():
        place.until(lambda: state_of(place, job_id)[0] == "done")
    assert documents(place)[: len(rendered)] == rendered
    assert len(documents(place)) == len({unit for unit, _ in documents(place)}) == units + 1
    parts = "SELECT state, COUNT(*) FROM accounts_job WHERE kind = 'render_document' GROUP BY state"
    assert place.ask(parts) == [("done", units + 1)]
    assert place.python(REDRAW) == [True, True]


def documents(place: Installation) -> list[tuple[int | None, str]]:
    """Unit and hash of every document, in the order of rendering."""
    return place.ask("SELECT unit_id, sha256 FROM documents_document ORDER BY id")
