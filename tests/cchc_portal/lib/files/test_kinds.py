import pytest

from cchc_portal.lib.files.kinds import WANTED, FileKind, file_kind
from cchc_portal.lib.files.refusal import FileRefused
from tests.cchc_portal.lib.files import samples

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def refusal(data: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        file_kind(data)
    return str(refused.value)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (samples.pdf(), FileKind.PDF),
        (samples.docx(), FileKind.DOCX),
        (samples.xlsx(), FileKind.XLSX),
        (samples.image("JPEG"), FileKind.JPG),
        (samples.image("PNG"), FileKind.PNG),
    ],
)
def test_kind_of_each_file_that_is_taken(data, kind):
    assert file_kind(data) is kind


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Tệp rỗng (0 byte); hãy chọn tệp khác."),
        (b"MZ\x90\0", f"Nội dung tệp là một chương trình (.exe), dù tên tệp ghi gì; {WANTED}."),
        (b"7z\xbc\xaf'\x1c", f"Nội dung tệp là một tệp nén (.7z), dù tên tệp ghi gì; {WANTED}."),
        (b"\n<HTML>", f"Nội dung tệp là trang web hoặc ảnh SVG, dù tên tệp ghi gì; {WANTED}."),
        (b"<svg>", f"Nội dung tệp là trang web hoặc ảnh SVG, dù tên tệp ghi gì; {WANTED}."),
        (b"GIF89a", f"Không nhận loại tệp này; {WANTED}."),
        (b"\n%PDF-1.7", f"Không nhận loại tệp này; {WANTED}."),
        (OLE, "Tệp Word, Excel dạng cũ (.doc, .xls); hãy lưu lại dạng .docx, .xlsx rồi tải lên."),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên.",
        ),
    ],
)
def test_kind_that_is_not_taken_is_told(data, sentence):
    assert refusal(data) == sentence


def test_kind_names_the_type_under_which_it_is_handed_out():
    assert FileKind.DOCX.content_type == (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    )
