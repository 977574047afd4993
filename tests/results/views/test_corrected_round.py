"""A published round whose criteria set is corrected afterwards: what was published stays, byte for byte."""

import re
from dataclasses import dataclass

import pytest

from accounts.models import Role, Unit
from accounts.services.actors import system_actor
from documents.selectors.letters import papers_of
from documents.selectors.publications import last_of_kind
from documents.services.drawing import draw, letter_paper, unit_paper
from results.core.gate import PointKind, still_open
from results.selectors.gate import gate_of, points_of
from scoring.core.types import RunKind
from scoring.models import Publication, Round, ScoreRun
from scoring.selectors.current_run import current_run
from scoring.selectors.explanation import explain
from scoring.selectors.verification import differences
from scoring.services.compute_scores import compute_scores
from tests import factories
from tests.rounds import filled_edge_round, published
from tests.scoring.correcting import MILDER, corrected, newer_version

pytestmark = pytest.mark.django_db
UNIT = "S1"
# Points, titles, the names and bounds of classes, and how the index is rounded.
THOROUGH = {
    **MILDER,
    ("Phụ lục B", "B2"): "Chọn lại",
    ("Phụ lục A", "B2"): "Lĩnh vực A mới",
    ("Xếp loại", "B6"): "Hoàn thành",
    ("Xếp loại", "C2"): 85,
    ("Thông tin", "B8"): "cắt bỏ, 2 chữ số",
    ("Thông tin", "B2"): "Bộ thử đã đính chính",
}
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|X-CSRFToken[^}]*')


@dataclass(frozen=True)
class Published:
    round: Round
    publication: Publication


@pytest.fixture
def season() -> Published:
    publication = published(filled_edge_round())
    return Published(publication.round, publication)


def _papers() -> list[str]:
    """The hash of each PDF, drawn anew from what is stored."""
    publication = last_of_kind(Round.objects.get(), RunKind.PROVISIONAL)
    papers = papers_of(publication)
    unit = Unit.objects.get(code=UNIT)
    return [
        pdf.sha256 for pdf in draw([letter_paper(publication, papers), unit_paper(publication, papers, unit)])
    ]


def test_published_pages_and_papers_stay_as_they_were(season, tmp_path, client):
    client.force_login(factories.make_person(Role.PROVINCE_LEADER))
    run = season.publication.run
    addresses = (
        "/tong-quan/",
        "/xep-hang/",
        f"/ket-qua/{UNIT}/?mo=tat-ca",
        "/van-ban/",
        f"/luot-tinh/{run.code}/",
    )

    def shown() -> dict[str, bytes]:
        return {address: TOKEN.sub(b"", client.get(address).content) for address in addresses}

    pages, papers = shown(), _papers()
    corrected(season.round, newer_version(tmp_path, THOROUGH))

    assert shown() == pages
    assert _papers() == papers


def test_line_of_a_published_run_is_explained_by_its_own_version(season, tmp_path):
    corrected(season.round, newer_version(tmp_path, THOROUGH))
    run = ScoreRun.objects.select_related("round").get(pk=season.publication.run_id)

    assert explain(run, UNIT, "1").criterion.title == "Chọn"
    assert differences(run) == []


def test_run_is_stale_after_the_correction_and_the_next_takes_the_newer(season, tmp_path):
    corrected(season.round, newer_version(tmp_path, THOROUGH))
    run = current_run(season.round, RunKind.PROVISIONAL).run
    assert _open(points_of(run)) == [
        f"Số liệu đã thay đổi sau lượt tính {run.code}; hãy tính lại trước khi công bố"
    ]

    newer = compute_scores(round=season.round, kind=RunKind.PROVISIONAL, by=system_actor()).run
    gate = gate_of(season.round, RunKind.PROVISIONAL)
    assert (newer.criteria_set.version, gate.run, _open(gate.points)) == (2, newer, [])


def test_changed_survey_rule_keeps_the_gate_shut_until_handed_over_again(season, tmp_path):
    rule = "câu C1; công thức tỷ lệ hài lòng; quy đổi mức >=90: 9; >=66,5: tỷ lệ; <66,5: 0"
    corrected(season.round, newer_version(tmp_path, {("Phụ lục A", "F12"): rule}))
    compute_scores(round=season.round, kind=RunKind.PROVISIONAL, by=system_actor())
    assert _open(gate_of(season.round, RunKind.PROVISIONAL).points) == [
        "Đính chính đã đổi cách tính khảo sát sau lần bàn giao 1; hãy bàn giao lại rồi tính lại"
    ]


def _open(points):
    """The sentences of what no acknowledgement opens."""
    given = [kind.value for kind in PointKind]
    return [point.sentence for point in still_open(points, given)]
