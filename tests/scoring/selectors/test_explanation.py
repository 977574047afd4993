import json

import pytest
from django.core.management import call_command

from accounts.services.actors import system_actor
from scoring.core.types import RunKind
from scoring.models import Award, Round, ScoreRun
from scoring.selectors.explanation import NothingToExplain, explain, latest_run
from scoring.services.compute_scores import compute_scores

pytestmark = pytest.mark.django_db


@pytest.fixture
def edge(standing_edge) -> Round:
    return Round.objects.get()


def computed(edge: Round, kind: RunKind) -> ScoreRun:
    return compute_scores(round=edge, kind=kind, by=system_actor()).run


def test_leaf_is_explained_by_its_line_and_awards(edge):
    run = computed(edge, RunKind.PROVISIONAL)
    line = run.lines.exclude(points=None).exclude(stage="survey").order_by("id").first()

    found = explain(run, line.unit.code, line.criterion_code)

    assert (found.line, found.criterion.code) == (line, line.criterion_code)
    assert found.awards == list(
        Award.objects.filter(unit=line.unit, criterion_code=line.criterion_code).order_by("-id")
    )


def test_branch_names_the_criteria_that_add_up_to_it(edge):
    run = computed(edge, RunKind.PROVISIONAL)
    branch = edge.criteria_set.catalogues.get(group__code="XA").criteria.filter(is_leaf=False).first()
    codes = branch.catalogue.criteria.filter(parent_code=branch.code).values_list("code", flat=True)

    with pytest.raises(NothingToExplain, match=f"là tổng của {', '.join(codes)};"):
        explain(run, "P01", branch.code)


def test_unknown_criterion_is_refused(edge):
    run = computed(edge, RunKind.PROVISIONAL)
    with pytest.raises(NothingToExplain, match=r"không có đơn vị P01 với tiêu chí 9\.9"):
        explain(run, "P01", "9.9")


def test_latest_run_is_final_before_provisional(edge):
    with pytest.raises(NothingToExplain, match="chưa có lượt tính"):
        latest_run(edge, None)
    provisional = computed(edge, RunKind.PROVISIONAL)
    assert latest_run(edge, None) == provisional
    final = computed(edge, RunKind.FINAL)
    assert (latest_run(edge, None), latest_run(edge, "provisional")) == (final, provisional)


def test_command_explains_the_run_that_a_paper_names(edge, capsys):
    run = computed(edge, RunKind.PROVISIONAL)
    computed(edge, RunKind.FINAL)
    code = run.lines.filter(unit__code="P01").order_by("id").first().criterion_code

    call_command("explain_score", "--run", run.code, "--unit", "P01", "--criterion", code, "--format", "json")

    assert json.loads(capsys.readouterr().out)["run"] == run.code
