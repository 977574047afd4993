import pytest

from scoring.core.words import ExtraOrder, Method, NoSurvey, Part, Word, inputs_of


@pytest.mark.parametrize("method", list(Method))
def test_label_reads_back(method: Method) -> None:
    assert Method.read(method.label) is method


@pytest.mark.parametrize(
    ("kind", "text", "member"),
    [
        (Method, "  tỉ LỆ theo\u00a0mức ", Method.RATIO_BANDS),
        (Part, "điểm trừ", Part.PENALTY),
        (ExtraOrder, "Cộng sau quy đổi, trong khoảng 0\u2013100", ExtraOrder.AFTER),
        (NoSurvey, "Không áp dụng", NoSurvey.NOT_APPLICABLE),
        (Method, "Bình chọn", None),
        (Method, "", None),
    ],
)
def test_read_folds_case_spaces_and_spelling(kind: type[Word], text: str, member: Word | None) -> None:
    assert kind.read(text) is member


def test_value_is_the_stored_code() -> None:
    assert [Method("ratio_bands"), Method.RATIO_BANDS.value, str(Method.RATIO_BANDS)] == [
        Method.RATIO_BANDS,
        "ratio_bands",
        "ratio_bands",
    ]


def test_labels_name_all_members() -> None:
    assert Part.labels() == "“Chính”, “Điểm thưởng”, “Điểm trừ”"


@pytest.mark.parametrize(
    ("method", "columns"),
    [
        (Method.RATIO, ["Giá trị", "Mẫu số"]),
        (Method.COUNT, ["Giá trị"]),
        (Method.CHECKLIST, ["Lựa chọn"]),
        (Method.SURVEY, []),
        (Method.JUDGEMENT, ["Điểm"]),
    ],
)
def test_inputs_of_method(method: Method, columns: list[str]) -> None:
    assert [field.label for field in inputs_of(method)] == columns
