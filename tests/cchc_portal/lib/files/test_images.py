import pytest

from cchc_portal.lib.files import images
from cchc_portal.lib.files.images import check_image
from cchc_portal.lib.files.refusal import FileRefused
from tests.cchc_portal.lib.files import samples

DAMAGED = "Ảnh bị hỏng hoặc chưa được chép đủ; hãy mở ảnh, lưu lại rồi tải lên."
DOUBLE = "Tệp vừa là ảnh vừa chứa tệp khác bên trong; hãy lưu lại ảnh rồi tải lên."


def refusal(data: bytes, kind: str) -> str:
    with pytest.raises(FileRefused) as refused:
        check_image(data, kind)
    return str(refused.value)


def test_scan_of_a_large_sheet_may_be_kept():
    assert check_image(samples.image("PNG", (9933, 7016)), "PNG") is None


def test_image_of_another_kind_or_none_is_refused():
    assert refusal(samples.image("PNG"), "JPEG") == DAMAGED
    assert refusal(b"\xff\xd8\xff\xe0 <script>", "JPEG") == DAMAGED
    assert refusal(samples.image("PNG")[:50], "PNG") == DAMAGED


def test_image_with_too_many_points_is_refused(monkeypatch):
    monkeypatch.setattr(images, "MAX_PIXELS", 47)
    assert refusal(samples.image("PNG"), "PNG") == (
        "Ảnh quá lớn (8 × 6 điểm ảnh); hãy thu nhỏ ảnh rồi tải lên."
    )


def test_image_with_more_points_than_any_camera_is_refused_unopened():
    huge = samples.image("PNG", (20_000, 20_000))
    assert refusal(huge, "PNG") == "Ảnh quá lớn; hãy thu nhỏ ảnh rồi tải lên."


def test_image_that_is_an_archive_or_a_pdf_as_well_is_refused():
    assert refusal(samples.image("PNG") + samples.docx(), "PNG") == DOUBLE
    picture = samples.image("JPEG")
    comment = picture[:2] + b"\xff\xfe\0\x0a%PDF-1.7" + picture[2:]
    assert refusal(comment, "JPEG") == DOUBLE
