import pytest

from cchc_portal.lib.files import office
from cchc_portal.lib.files.office import office_kind
from cchc_portal.lib.files.refusal import FileRefused
from tests.cchc_portal.lib.files import samples

MACRO = "Tệp có chứa macro hoặc chương trình; hãy lưu lại dạng .docx, .xlsx không có macro."
ARCHIVE = "Tệp nén không phải Word (.docx) hay Excel (.xlsx); hãy giải nén rồi tải từng tệp."
DAMAGED = "Tệp Word, Excel bị hỏng, chép thiếu hoặc không do Word, Excel lưu ra; hãy mở, lưu lại rồi tải lên."
TEXT = {"word/document.xml": "<w:document/>"}


def refusal(data: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        office_kind(data)
    return str(refused.value)


@pytest.mark.parametrize(
    "part",
    [
        *("word/vbaProject.bin", "xl/macrosheets/sheet1.xml", "word/activeX/activeX1.xml"),
        *("word/embeddings/Bang.xlsm", "word/media/chay.exe"),
    ],
)
def test_document_with_a_program_inside_is_refused(part):
    assert refusal(samples.docx(**{part: b"x"})) == MACRO


def test_document_that_calls_itself_macro_enabled_is_refused():
    types = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert refusal(samples.package(TEXT, types)) == MACRO


@pytest.mark.parametrize(
    "data",
    [
        samples.package({"bao-cao.txt": "x"}),
        samples.package(
            TEXT, "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
        ),
        samples.package({"word/document.xml": "x"}, "application/xml"),
    ],
)
def test_archive_that_is_no_document_is_refused(data):
    assert refusal(data) == ARCHIVE


def test_chart_with_its_workbook_inside_is_no_reason_to_refuse():
    assert office_kind(samples.docx(**{"word/embeddings/Bang.xlsx": samples.xlsx()})) == "docx"


def test_archive_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(office, "MAX_UNPACKED", 10_000)
    bomb = samples.docx(**{"word/media/a.emf": b"0" * 10_001})
    assert refusal(bomb) == "Tệp giải nén ra quá lớn (hơn 200 MB); hãy giảm dung lượng ảnh trong tệp."


def test_archive_that_lies_about_its_sizes_is_refused():
    data = samples.docx(**{"word/media/a.emf": b"0" * 1000})
    at = data.rindex(b"PK\x01\x02")  # the directory's entry of the last part; its size stands 24 bytes on
    assert refusal(data[: at + 24] + b"\x01\0\0\0" + data[at + 28 :]) == DAMAGED


def test_archive_cut_short_is_refused():
    assert refusal(samples.docx()[:-30]) == DAMAGED


def test_archive_with_a_password_is_refused():
    data = samples.docx()
    at = data.rindex(b"PK\x01\x02") + 8  # its flags
    locked = data[:at] + b"\x01\0" + data[at + 2 :]
    assert refusal(locked) == "Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên."
