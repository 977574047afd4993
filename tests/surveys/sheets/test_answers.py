import pytest

from cchc_portal.lib.sheets.reader import Texts
from surveys.sheets.answers import BUILT_IN, AnswerReader, Question


def _reader(*, five_best: bool | None = True, labels: dict[str, int] | None = None) -> AnswerReader:
    return AnswerReader(
        [Question("C1", labels or BUILT_IN)], Texts(convert_legacy=False), five_best=five_best
    )


@pytest.mark.parametrize(
    ("raw", "level"),
    [
        (5.0, "5"),
        (1, "1"),
        ("4", "4"),
        ("Rất hài lòng", "5"),
        ("  bình  THƯỜNG ", "3"),
        ("", "."),
        ("\u00a0", "."),
        (6.0, None),
        (0, None),
        (2.5, None),
        (True, None),
        ("Không rõ", None),
        ("²", None),
    ],
)
def test_level_of_a_cell(raw, level):
    assert _reader().level(0, raw) == level


def test_level_with_one_as_the_best_turns_codes_but_not_labels():
    reader = _reader(five_best=False)

    assert [reader.level(0, raw) for raw in (1.0, 2.0, "5", "Rất hài lòng")] == ["5", "4", "1", "5"]


def test_codes_seen_only_after_a_code():
    reader = _reader(five_best=None)
    reader.level(0, "Hài lòng")
    assert not reader.codes_seen

    reader.level(0, 4.0)
    assert reader.codes_seen


def test_level_of_an_own_scale():
    assert _reader(labels={"đồng ý": 5, "không đồng ý": 1}).level(0, "Đồng ý") == "5"
