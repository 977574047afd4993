"""A computation is stored once, whole, and can be recomputed."""

import json
import zlib
from decimal import Decimal

import pytest

from accounts.models import AuditEvent
from accounts.services.actors import system_actor
from scoring.core.types import RunKind, Stage
from scoring.models import Award, Round, ScoreLine, ScoreRun, UnitScore
from scoring.selectors.run_inputs import current_input_hash
from scoring.selectors.run_report import run_document
from scoring.selectors.verification import differences
from scoring.services.compute_scores import compute_scores
from tests.rounds import GOLDEN

pytestmark = pytest.mark.django_db
EXPECTED = json.loads((GOLDEN / "2031" / "expected-2031.json").read_text(encoding="utf-8"))


@pytest.fixture
def edge(standing_edge):
    return Round.objects.get()


def _compute(edge, kind=RunKind.PROVISIONAL):
    return compute_scores(round=edge, kind=kind, by=system_actor())


def test_compute_scores_stores_the_independent_result(edge):
    units = {unit["code"]: unit for unit in run_document(_compute(edge).run)["units"]}

    for expected in EXPECTED:
        unit = units[expected["code"]]
        lines = {line["criterion"]: line["points"] for line in unit["lines"] if line["status"] != "missing"}
        named = (
            "group",
            "ranked",
            "obtained",
            "applicable_max",
            "extra",
            "index",
            "band",
            "missing",
            "valid_forms",
        )
        assert {name: unit[name] for name in named} == {name: expected[name] for name in named}
        assert (unit["rank"], lines) == (expected.get("rank"), expected["lines"])


def test_compute_scores_again_on_the_same_inputs_returns_the_same_run(edge):
    first, second = _compute(edge), _compute(edge)

    assert (first.run, first.created, second.created) == (second.run, True, False)
    assert ScoreRun.objects.count() == 1
    assert AuditEvent.objects.filter(verb="compute_scores").count() == 1


def test_compute_scores_after_a_new_award_is_another_run(edge):
    first = _compute(edge).run
    award = Award.objects.current().get(unit__code="S2", criterion_code="3")
    award.pk, award.replaces_id, award.points, award._state.adding = None, award.pk, Decimal("9.50"), True
    award.save()
    second = _compute(edge).run

    assert first.input_hash != second.input_hash
    old, new = (UnitScore.objects.get(run=run, unit__code="S2").index for run in (first, second))
    assert (old, new) == (Decimal("98.75"), Decimal("97.50"))


def test_compute_scores_self_has_no_index_band_or_rank(edge):
    run = _compute(edge, RunKind.SELF).run

    assert set(UnitScore.objects.filter(run=run).values_list("index", "band", "rank")) == {(None, "", None)}
    assert not ScoreLine.objects.filter(run=run, stage=Stage.SURVEY).exists()


@pytest.mark.parametrize("kind", list(RunKind))
def test_compute_scores_is_verified_by_recomputing(edge, kind):
    assert differences(_compute(edge, kind).run) == []


def test_compute_scores_names_the_hash_of_what_it_stored(edge):
    run = _compute(edge).run

    assert run.input_hash == current_input_hash(edge, RunKind.PROVISIONAL)
    assert json.loads(zlib.decompress(bytes(run.inputs)))["kind"] == "provisional"


def test_compute_scores_takes_a_fixed_number_of_queries(edge, django_assert_num_queries):
    with django_assert_num_queries(24):
        _compute(edge)


def test_differences_tell_a_line_that_was_tampered_with(edge):
    run = _compute(edge).run
    line = ScoreLine.objects.filter(run=run, unit__code="P01", criterion_code="A.1").get()
    forged = ScoreRun.objects.get(pk=run.pk)
    forged.inputs = zlib.compress(zlib.decompress(bytes(run.inputs)).replace(b'"182"', b'"183"'))

    assert differences(forged)[0] == "Mã băm của đầu vào đã lưu không khớp mã băm của lượt tính"
    assert f"P01 {line.criterion_code}: dòng điểm đã lưu không như kết quả tính lại" in differences(forged)
