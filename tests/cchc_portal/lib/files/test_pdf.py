import zipfile
import zlib
from io import BytesIO

import pytest
from pypdf.generic import TextStringObject

from cchc_portal.lib.files import pdf
from cchc_portal.lib.files.pdf import check_pdf
from cchc_portal.lib.files.refusal import FileRefused
from tests.cchc_portal.lib.files import samples

AGAIN = "hãy in lại ra PDF rồi tải lên."


def refusal(data: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        check_pdf(data)
    return str(refused.value)


def with_objects(objects: bytes, head: bytes = b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode") -> bytes:
    """A PDF whose objects lie packed in a list, as most programs write them."""
    packed = zlib.compress(objects)
    return b"%%PDF-1.7\n5 0 obj <<%s>> stream\r\n%s\nendstream endobj\nstartxref\n0\n%%%%EOF" % (head, packed)


def test_plain_pdf_may_be_kept():
    assert check_pdf(samples.pdf_that_opens_with("GoTo")) is None
    assert check_pdf(with_objects(b"1 0 << /S /GoTo /Launched 1 >>")) is None


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            samples.pdf_that_opens_with("JavaScript", JS=TextStringObject("app.alert(1)")),
            f"Tệp PDF có mã lệnh JavaScript; {AGAIN}",
        ),
        (
            samples.pdf_that_opens_with("Launch", F=TextStringObject("a.exe")),
            f"Tệp PDF có lệnh mở chương trình khác; {AGAIN}",
        ),
        (samples.pdf_with_attachment(), f"Tệp PDF có tệp đính kèm bên trong; {AGAIN}"),
        (samples.pdf_with_password(), f"Tệp PDF đặt mật khẩu hoặc hạn chế quyền; {AGAIN}"),
        (samples.pdf()[:-40], "Tệp PDF bị hỏng hoặc chưa được chép đủ; hãy chép lại rồi tải lên."),
    ],
)
def test_pdf_that_acts_is_protected_or_cut_short_is_refused(data, sentence):
    assert refusal(data) == sentence


@pytest.mark.parametrize(
    ("objects", "head"),
    [
        (b"<< /S /JavaScript /JS (x) >>", b"/Type /ObjStm /Filter /FlateDecode"),
        (b"<< /S /J#61vaScri#70t>>", b"/Type /Obj#53tm /Filter [/Fl]"),
        (b"<</S/JavaScript>>", b"/N 1 /First 4/Filter/FlateDecode"),
    ],
)
def test_script_in_a_packed_list_is_found_however_it_is_written(objects, head):
    assert refusal(with_objects(objects, head)) == f"Tệp PDF có mã lệnh JavaScript; {AGAIN}"


@pytest.mark.parametrize(
    "head",
    [
        b"/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]",
        b"/Type /ObjStm /Filter /FlateDecode /DecodeParms << /Predictor 12 >>",
    ],
)
def test_list_that_is_packed_in_an_odd_way_is_refused(head):
    assert refusal(with_objects(b"", head)).startswith("Tệp PDF được nén theo cách lạ")


def test_list_that_cannot_be_unpacked_is_refused():
    broken = with_objects(b"x" * 100).replace(zlib.compress(b"x" * 100), b"khong phai zlib")
    assert refusal(broken).startswith("Tệp PDF được nén theo cách lạ")


def test_lists_that_unpack_without_end_are_refused(monkeypatch):
    monkeypatch.setattr(pdf, "MAX_OBJECTS", 1000)
    assert refusal(with_objects(b"0" * 1001)) == f"Tệp PDF giải nén ra quá lớn; {AGAIN}"


def test_pdf_that_is_an_archive_as_well_is_refused():
    behind = BytesIO()
    with zipfile.ZipFile(behind, "w") as archive:
        archive.writestr("a", "")
    data = samples.pdf().replace(b"startxref", behind.getvalue() + b"startxref")
    assert refusal(data) == f"Tệp vừa là PDF vừa chứa tệp nén bên trong; {AGAIN}"
