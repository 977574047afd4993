import pytest

from scoring.core.correction_work import CorrectionWork, FreshLeaf, GoneLeaf, Stored, correction_work
from scoring.core.types import CriterionInput, Entry, EntryState, Method, Stage, UnitInput
from tests.scoring.core.samples import GROUP, award, branch, choice, judged, set_of, surveyed

UNITS = (UnitInput("V", GROUP), UnitInput("U", GROUP))
OLD = set_of(choice("1"), judged("2"), surveyed("3"))
CLAIM = award("U", "1", Stage.SELF, choice="Có")


def _work(*new: CriterionInput, stored: Stored | None = None) -> CorrectionWork:
    return correction_work(OLD, set_of(*new), UNITS, stored or Stored())


def test_same_set_leaves_nothing_to_do() -> None:
    assert _work(choice("1"), judged("2"), surveyed("3")) == CorrectionWork((), (), ())


def test_leaf_that_goes_tells_what_is_stored_for_it() -> None:
    stored = Stored(
        entries=(
            CLAIM,
            award("V", "1", points="1", reason="x"),
            award("U", "1", state=EntryState.NOT_APPLICABLE, reason="x"),
            award("X", "1", choice="Có"),  # not of the round
        ),
        documents=frozenset({("V", "1"), ("V", "2")}),
        assigned=frozenset({(GROUP, "1")}),
    )
    (gone,) = _work(judged("2"), surveyed("3"), stored=stored).gone
    assert gone == GoneLeaf(GROUP, "1", "", ("U",), ("V",), ("U",), ("V",), assigned=True)
    assert gone.touches


def test_leaf_that_becomes_a_branch_goes_and_its_parts_come() -> None:
    parts = (branch("1", "1"), choice("1.1", parent_code="1"))
    work = _work(*parts, judged("2"), surveyed("3"), stored=Stored((CLAIM,)))
    assert [(each.code, each.touches) for each in work.gone] == [("1", True)]
    assert [(each.code, each.waiting) for each in work.fresh] == [("1.1", ("U", "V"))]


def test_leaf_without_anything_stored_goes_untouched() -> None:
    assert [each.touches for each in _work(judged("2"), surveyed("3")).gone] == [False]


def test_leaf_that_comes_back_counts_what_was_kept() -> None:
    stored = Stored((award("U", "4", Stage.SELF, points="3"), award("V", "4", points="3")))
    (fresh,) = _work(choice("1"), judged("2"), surveyed("3"), judged("4"), stored=stored).fresh
    assert fresh == FreshLeaf(GROUP, "4", "", Method.JUDGEMENT, True, waiting=("V",), kept=("U",))


def test_leaf_that_others_score_now_is_fresh() -> None:
    work = _work(choice("1"), judged("2"), choice("3"))
    assert [(each.code, each.by_units, each.waiting) for each in work.fresh] == [("3", True, ("U", "V"))]


@pytest.mark.parametrize(
    ("entry", "new", "said"),
    [
        (CLAIM, choice("1", "Đủ = 1; Thiếu = 0"), "không có lựa chọn này; cần “Đủ”, “Thiếu”"),
        (CLAIM, judged("1", "1"), "chưa có số liệu cho cách chấm “Thẩm định”"),
        (CLAIM, surveyed("1"), "đơn vị không tự chấm tiêu chí này nữa"),
        (award("U", "2", points="8"), judged("2", "5"), "điểm phải từ 0 đến 5"),
        (CLAIM, choice("1", "Có = 2; Không = 0", "2"), None),
        (award("U", "1", state=EntryState.NOT_APPLICABLE, reason="x"), judged("1", "1"), None),
    ],
)
def test_entry_that_no_longer_fits(entry: Entry, new: CriterionInput, said: str | None) -> None:
    others = [c for c in OLD.catalogues[0].criteria if c.code != new.code]
    work = _work(*others, new, stored=Stored((entry,)))
    assert [each.said for each in work.unfit] == ([said] if said else [])


def test_entry_that_did_not_fit_before_is_no_work_of_the_correction() -> None:
    wrong = award("U", "1", Stage.SELF, choice="Chưa rõ")
    assert (
        _work(choice("1", "Đủ = 1; Thiếu = 0"), judged("2"), surveyed("3"), stored=Stored((wrong,))).unfit
        == ()
    )


def test_units_to_score_are_those_with_something_of_their_own_to_enter() -> None:
    stored = Stored((CLAIM, award("V", "2", points="8")))
    work = _work(choice("1", "Đủ = 1; Thiếu = 0"), judged("2"), surveyed("3"), stored=stored)
    assert work.units_to_score() == {"U"}
    assert _work(choice("1"), judged("2"), surveyed("3"), judged("4")).units_to_score() == {"U", "V"}
