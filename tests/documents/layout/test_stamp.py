from documents.layout.stamp import Watermark
from tests.documents.papers import stamp


def test_line_names_publication_run_data_and_code() -> None:
    assert stamp().line == (
        "Công bố lần 1, đợt 2020 · Lượt tính 2020-provisional-4f1c2a9b77 · Dữ liệu 4f1c2a9b77aa · "
        "Mã xác thực K7QF-2M9D-XW3H"
    )


def test_moment_of_creation_is_that_of_publication() -> None:
    assert stamp().created_text == "2021-01-08T02:00:00+00:00"


def test_only_a_mark_has_a_style_sheet() -> None:
    assert [(mark.value, mark.stylesheet) for mark in Watermark] == [
        ("", None),
        ("DỮ LIỆU MINH HỌA", "css/documents/sample.css"),
        ("BẢN NHÁP", "css/documents/draft.css"),
        ("XEM TRƯỚC", "css/documents/preview.css"),
    ]
