from feedback.core.effect_words import effect_told, gain_told
from scoring.core.counterfactual import counterfactual
from scoring.core.types import EntryState, Stage
from tests.scoring.core.samples import award
from tests.scoring.core.test_counterfactual import season

NAMES = {"V": "Sở Y tế"}


def told(**more) -> str:
    return effect_told("Chấp nhận", counterfactual(season(), award("U", "1", Stage.REVISION, **more)), NAMES)


def test_effect_in_one_sentence():
    assert told(points="9") == (
        "Chấp nhận +2,00: chỉ số 75,00 → 85,00, Khá → Tốt, hạng 3 → 2; Sở Y tế xuống hạng 3"
    )


def test_effect_that_moves_no_class_and_no_rank():
    assert told(points="7.25") == (
        "Chấp nhận +0,25: chỉ số 75,00 → 76,25, xếp loại Khá không đổi, hạng 3 không đổi"
    )


def test_effect_of_an_exemption_names_it():
    found = counterfactual(
        season(), award("U", "1", Stage.REVISION, state=EntryState.NOT_APPLICABLE, reason="x")
    )
    assert gain_told(found) == "7,00 → không áp dụng"


def test_effect_on_others_through_the_best_ratio():
    found = counterfactual(season(), award("U", "2", Stage.REVISION, value="200"))
    assert effect_told("Chấp nhận", found, {}).split("; ")[1:] == [
        "V chỉ số 82,50 → 60,00, Tốt → Yếu, xuống hạng 3",
        "W chỉ số 90,00 → 65,00, Tốt → Yếu, xuống hạng 2",
    ]
