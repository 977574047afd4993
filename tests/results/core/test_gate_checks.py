from dataclasses import replace

from results.core.gate import Item, Page, Place, Point, PointKind
from results.core.gate_checks import RunFacts, run_points
from scoring.core.engine import run
from scoring.core.types import EntryState, RunInput, UnitInput
from tests.scoring.core.samples import GROUP, award, bands, choice, judged, run_of, set_of, surveyed

NAMES = {"U": "Sở U", "V": "Sở V", GROUP: "Các sở"}
UNITS = (UnitInput("U", GROUP), UnitInput("V", GROUP))
BANDS = {GROUP: bands(("Tốt", "80"), ("Yếu", "0"))}


def _facts(inputs: RunInput, **changed: object) -> RunFacts:
    sound = RunFacts(
        code="2020-provisional-1",
        is_current=True,
        differing=(),
        handover=1,
        forms_changed=False,
        asked_otherwise=False,
        inputs=inputs,
        result=run(inputs),
        names=NAMES,
    )
    return replace(sound, **changed)  # type: ignore[arg-type]


def _points(inputs: RunInput, **changed: object) -> tuple[Point, ...]:
    return run_points(_facts(inputs, **changed))


def _judged(first: str, second: str) -> RunInput:
    entries = (award("U", "1", points=first), award("V", "1", points=second))
    return run_of(set_of(judged("1"), bands=BANDS), *entries, units=UNITS)


def test_run_that_nothing_is_open_about_has_no_points() -> None:
    assert _points(_judged("9", "7")) == ()


def test_run_of_other_inputs_is_to_be_computed_again() -> None:
    (point,) = _points(_judged("9", "7"), is_current=False)
    assert (point.kind, point.place) == (PointKind.STALE, Place(Page.RUNS))


def test_run_that_does_not_verify_lists_what_differs() -> None:
    (point,) = _points(_judged("9", "7"), differing=("U: chỉ số đã lưu 1, tính lại được 2",))
    assert (point.kind, point.sentences) == (PointKind.UNSOUND, ("U: chỉ số đã lưu 1, tính lại được 2",))


def test_leaf_of_the_survey_without_a_hand_over_is_told_before_what_is_missing() -> None:
    inputs = run_of(set_of(surveyed("1")), units=UNITS)
    kinds = [point.kind for point in _points(inputs, handover=None)]
    assert kinds == [PointKind.NO_SURVEY, PointKind.INCOMPLETE]


def test_forms_that_came_since_are_told_by_the_number_of_the_hand_over() -> None:
    (point,) = _points(_judged("9", "7"), forms_changed=True, handover=2)
    assert point.told == ("Phiếu khảo sát đã thay đổi sau lần bàn giao 2; hãy bàn giao lại rồi tính lại")


def test_forms_that_were_never_handed_over_are_told() -> None:
    (point,) = _points(_judged("9", "7"), forms_changed=True, handover=None)
    assert point.kind is PointKind.NO_SURVEY


def test_missing_leaf_leads_to_its_line() -> None:
    inputs = run_of(set_of(judged("1"), judged("2")), award("U", "1", points="9"))
    (point,) = _points(inputs)
    assert (point.kind, point.items) == (
        PointKind.INCOMPLETE,
        (Item("Sở U còn thiếu 2", Place(Page.UNIT, "U", "2")),),
    )


def test_exemption_and_override_without_ground_lead_to_their_lines() -> None:
    inputs = run_of(
        set_of(choice("1"), choice("2"), judged("3")),
        award("U", "1", state=EntryState.NOT_APPLICABLE),
        award("U", "2", choice="Có", points="0.5"),
        award("U", "3", points="6"),
    )
    exempt, override = _points(inputs)
    assert (exempt.kind, exempt.sentences) == (
        PointKind.NO_BASIS,
        ("Sở U, tiêu chí 1: “Không áp dụng”",),
    )
    assert (override.kind, override.sentences) == (
        PointKind.NO_REASON,
        ("Sở U, tiêu chí 2: ghi 0,5 điểm nhưng điểm ấn định phải có lý do",),
    )


def test_tie_cites_its_rule_and_names_the_units() -> None:
    (point,) = _points(_judged("9", "9"))
    assert point.sentence == (
        "1 hạng có nhiều đơn vị. Đơn vị có chỉ số bằng nhau thì đồng hạng; "
        "hạng liền sau lùi theo số đơn vị đồng hạng."
    )
    assert point.items == (
        Item("Sở U, Sở V: cùng chỉ số 90,00, đồng hạng 1 (Các sở)", Place(Page.RANKING, GROUP)),
    )


def test_unit_beside_an_edge_is_named_with_both_figures() -> None:
    (point,) = _points(_judged("8", "7"))
    assert (point.kind, point.sentences) == (
        PointKind.EDGE,
        ("Sở U: chỉ số 80,00, mốc “Tốt” là 80,00, đang xếp “Tốt”",),
    )
