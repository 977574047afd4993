from scoring.core.engine import run
from scoring.core.grounds import refused_overrides, survey_needed, without_basis
from scoring.core.types import EntryState, NoSurvey, Stage
from tests.scoring.core.samples import award, choice, figure, judged, run_of, set_of, surveyed


def test_states_without_reason_or_document_are_found() -> None:
    bare = award("U", "1", state=EntryState.NOT_APPLICABLE, reason=" ")
    told = award("U", "2", state=EntryState.NO_CASE, document="12/QĐ")
    assert without_basis(run_of(set_of(choice("1"), choice("2")), bare, told)) == (bare,)


def test_state_of_another_stage_is_not_read() -> None:
    claim = award("U", "1", Stage.SELF, state=EntryState.NOT_APPLICABLE)
    assert without_basis(run_of(set_of(choice("1")), claim)) == ()


def test_override_without_a_reason_is_found_with_what_troubles_it() -> None:
    given = award("U", "1", choice="Có", points="0.5")
    inputs = run_of(set_of(choice("1")), given)
    (found,) = refused_overrides(inputs, run(inputs))
    assert (found.entry, found.trouble) == (given, "điểm ấn định phải có lý do")


def test_override_out_of_range_is_found() -> None:
    inputs = run_of(set_of(choice("1")), award("U", "1", choice="Có", points="7", reason="vì sao"))
    (found,) = refused_overrides(inputs, run(inputs))
    assert found.trouble == "điểm ấn định phải từ 0 đến 1"


def test_override_that_counts_and_points_of_the_rule_are_not_found() -> None:
    inputs = run_of(
        set_of(choice("1"), choice("2"), judged("3")),
        award("U", "1", choice="Có", points="0.5", reason="đối chiếu hồ sơ"),
        award("U", "2", choice="Có", points="1"),
        award("U", "3", points="4"),
    )
    assert refused_overrides(inputs, run(inputs)) == ()


def test_survey_is_needed_where_nothing_else_fills_its_leaf() -> None:
    criteria = set_of(surveyed("1"))
    exempt = award("U", "1", state=EntryState.NOT_APPLICABLE, reason="miễn")
    assert [
        survey_needed(run_of(criteria)),
        survey_needed(run_of(criteria, exempt)),
        survey_needed(run_of(criteria, figures=(figure("U", "1", "1", "1"),))),
        survey_needed(run_of(set_of(surveyed("1"), no_survey=NoSurvey.NOT_APPLICABLE))),
        survey_needed(run_of(set_of(judged("1")))),
    ] == [True, False, False, False, False]
