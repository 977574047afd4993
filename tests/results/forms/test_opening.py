import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from results.forms.upload import OpeningForm
from tests import factories

pytestmark = pytest.mark.django_db
FILE = {"file": SimpleUploadedFile("dot.xlsx", b"PK")}
GIVEN = {"year": "2031", "kind": "official", "reason": "Kế hoạch 12"}


def _form(**given: str) -> OpeningForm:
    return OpeningForm({**GIVEN, **given}, FILE)


def test_opening_form_gives_what_opens_the_round():
    factories.make_set([factories.make_group()])
    form = _form(kind="half-year", decision="1610/QĐ-UBND", reference_date="30/06/2031")

    assert form.is_valid()
    assert (form.round_code, form.options) == (
        "2031-6-thang",
        {
            "year": 2031,
            "round_kind": "half-year",
            "reason": "Kế hoạch 12",
            "decision": "1610/QĐ-UBND",
            "reference_date": "2031-06-30",
        },
    )


def test_opening_form_with_little_given_leaves_the_rest_to_the_service():
    form = _form(code="dot-2031")

    assert form.is_valid()
    assert (form.round_code, form.options) == (
        "dot-2031",
        {"year": 2031, "round_kind": "official", "reason": "Kế hoạch 12"},
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"year": ""}, "Hãy ghi năm của đợt."),
        ({"reason": " "}, "Hãy ghi lý do."),
        ({"year": "hai"}, "Năm là một số nguyên, ví dụ 2020."),
        ({"decision": "1/QĐ"}, "Không có bộ tiêu chí của quyết định này."),
        ({"reference_date": "2031-06-30"}, "Ngày viết theo ngày/tháng/năm, ví dụ 31/12/2020."),
        ({"code": "a/b"}, "Mã đợt chỉ gồm chữ, số, dấu chấm và dấu nối."),
    ],
)
def test_opening_form_says_what_is_wrong(given, said):
    assert [error for errors in _form(**given).errors.values() for error in errors] == [said]
