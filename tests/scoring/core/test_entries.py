import pytest

from cchc_portal.lib.findings import Severity
from scoring.core.entries import EntryFinding, check_entry
from scoring.core.shares import Best, Share
from scoring.core.types import CriterionInput, Entry, EntryState, Method, Part, Stage, leaf
from tests.scoring.core.samples import D, award, branch, choice, figure, judged, penalty, relative, surveyed

RATIO = leaf("1", D(3), Method.RATIO)
COUNT = leaf("1", D(3), Method.COUNT, "mỗi 1")
LIST = leaf("1", D(2), Method.CHECKLIST, "Website = 1; Truyền thống = 1")
DEDUCT = leaf("1", D(1), Method.DEDUCT, "mỗi 0,5; sàn -0,5")
STEP = leaf("1", D(2), Method.JUDGEMENT, "bước 0,25")
NO_CASE, EXEMPT = EntryState.NO_CASE, EntryState.NOT_APPLICABLE


def _told(found: list[EntryFinding]) -> list[tuple[str, str, str]]:
    return [(f.severity.value, f.column, f.message) for f in found]


@pytest.mark.parametrize(
    ("entry", "criterion"),
    [
        (award("U", "1", value="5", denominator="24"), RATIO),
        (award("U", "1", value="95"), RATIO),
        (award("U", "1", value="3"), COUNT),
        (award("U", "1", choice="website; Truyền thống"), LIST),
        (award("U", "1", choice="Không"), LIST),
        (award("U", "1", points="1.75"), STEP),
        (award("U", "1", value="5", denominator="24", points="0.63"), RATIO),
        (award("U", "1", value="5", denominator="24", points="3", reason="vì"), RATIO),
        (award("U", "1", points="0", reason="không nộp"), RATIO),
        (award("U", "1", points="-0.5", reason="vì"), DEDUCT),
        (award("U", "1", state=NO_CASE, reason="vì"), RATIO),
        (award("U", "1", state=EXEMPT, document="BB 01"), RATIO),
        (award("U", "1", state=EXEMPT, reason="vì"), surveyed("1")),
        (award("U", "1"), surveyed("1")),
    ],
)
def test_sound_entry_has_no_finding(entry: Entry, criterion: CriterionInput) -> None:
    assert check_entry(entry, criterion) == []


@pytest.mark.parametrize(
    ("entry", "criterion", "column", "message"),
    [
        (
            award("U", "1", value="1", denominator="0"),
            RATIO,
            "Mẫu số",
            "mẫu số bằng 0; nếu không có trường hợp nào, chọn “Không phát sinh”",
        ),
        (award("U", "1", value="-1"), RATIO, "Giá trị", "không nhận số âm"),
        (award("U", "1", denominator="5"), RATIO, "Giá trị", "có Mẫu số nhưng thiếu Giá trị"),
        (award("U", "1", value="1.5"), COUNT, "Giá trị", "số trường hợp phải là số nguyên"),
        (award("U", "1", choice="Có lẽ"), choice("1"), "Lựa chọn", "không có lựa chọn này; cần “Có”"),
        (award("U", "1", choice="Web site"), LIST, "Lựa chọn", "không có lựa chọn này; cần “Website”"),
        (award("U", "1", points="2.25"), STEP, "Điểm", "điểm phải từ 0 đến 2"),
        (award("U", "1", points="0.3"), STEP, "Điểm", "điểm phải là bội số của 0,25"),
        (
            award("U", "1", value="1", denominator="2", points="3"),
            RATIO,
            "Lý do",
            "điểm ấn định phải có lý do",
        ),
        (award("U", "1", points="4", reason="vì"), RATIO, "Điểm", "điểm ấn định phải từ 0 đến 3"),
        (award("U", "1", points="-1", reason="vì"), DEDUCT, "Điểm", "điểm ấn định phải từ −0,5 đến 1"),
        (award("U", "1", points="1", reason="vì"), penalty("1"), "Điểm", "điểm ấn định phải từ −3 đến 0"),
        (award("U", "1", points="3"), surveyed("1"), "Lý do", "điểm ấn định phải có lý do"),
        (award("U", "1", state=NO_CASE, document="BB"), RATIO, "Lý do", "“Không phát sinh” phải có lý do"),
        (
            award("U", "1", state=EXEMPT),
            RATIO,
            "Lý do",
            "“Không áp dụng” phải có căn cứ: lý do hoặc văn bản",
        ),
        (award("U", "1", value="1" * 19), RATIO, "Giá trị", "số dài quá 18 chữ số"),
        (
            award("U", "1", points="1"),
            branch("1", "5"),
            "Mã tiêu chí",
            "tiêu chí 1 có tiêu chí thành phần, không chấm trực tiếp",
        ),
    ],
)
def test_refused_entry(entry: Entry, criterion: CriterionInput, column: str, message: str) -> None:
    assert _told(check_entry(entry, criterion)) == [("error", column, message)]


@pytest.mark.parametrize(
    ("entry", "criterion", "column", "message"),
    [
        (award("U", "1"), COUNT, "Giá trị", "trạng thái “Chấm” nhưng chưa có số liệu; tính là thiếu"),
        (award("U", "1", value="12", denominator="10"), RATIO, "Giá trị", "tỷ lệ trên 100%"),
        (
            award("U", "1", value="1", choice="x"),
            COUNT,
            "Lựa chọn",
            "cách chấm “Đếm” không đọc cột này",
        ),
        (
            award("U", "1", value="1", state=NO_CASE, reason="vì"),
            COUNT,
            "Giá trị",
            "trạng thái “Không phát sinh” không đọc cột này",
        ),
        (award("U", "1", choice="Website; website"), LIST, "Lựa chọn", "phần ghi hai lần, chỉ tính một lần"),
        (
            award("U", "1", state=NO_CASE, reason="vì"),
            surveyed("1"),
            "Trạng thái",
            "tiêu chí khảo sát ghi “Không phát sinh” được trọn điểm; kiểm tra lại",
        ),
        (
            award("U", "1", Stage.SELF, value="1"),
            penalty("1"),
            "Mã tiêu chí",
            "đơn vị không tự chấm tiêu chí khảo sát và điểm trừ; dòng này không được tính",
        ),
        (
            award("U", "1", Stage.SELF, state=EXEMPT, reason="vì"),
            COUNT,
            "Trạng thái",
            "đề nghị không áp dụng chỉ có hiệu lực khi thẩm định chấp thuận",
        ),
    ],
)
def test_entry_with_a_warning(entry: Entry, criterion: CriterionInput, column: str, message: str) -> None:
    assert _told(check_entry(entry, criterion)) == [("warning", column, message)]


def test_nothing_achieved_contradicts_parts() -> None:
    found = check_entry(award("U", "1", choice="Website; Không"), LIST)
    message = "“Không” không đi cùng phần đạt được"
    assert EntryFinding("Lựa chọn", "Website; Không", message, Severity.ERROR) in found


def test_points_equal_to_a_known_survey_result_need_no_reason() -> None:
    entry = award("U", "1", points="2")
    assert check_entry(entry, surveyed("1"), figure=figure("U", "1", "1", "2")) == []


def test_points_equal_to_a_known_relative_result_need_no_reason() -> None:
    entry = award("U", "1", value="50", points="5")
    assert check_entry(entry, relative("1"), best=Best(Share(D(100), D(1)), ("V",))) == []


def test_penalty_judged_directly_lies_below_zero() -> None:
    below = leaf("1", D(-2), Method.JUDGEMENT, "", part=Part.PENALTY)
    assert [len(check_entry(award("U", "1", points=p), below)) for p in ("-2", "0", "1", "-3")] == [
        0,
        0,
        1,
        1,
    ]


def test_judged_points_of_the_wrong_column_are_not_points() -> None:
    found = check_entry(award("U", "1", value="1"), judged("1"))
    assert [finding.severity for finding in found] == [Severity.WARNING, Severity.WARNING]


def test_entry_as_a_column_pads_it_is_not_too_long() -> None:
    padded = award("A", "1", value="8." + "0" * 18, denominator="12." + "0" * 18)

    assert check_entry(padded, relative("1")) == []
