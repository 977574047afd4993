import re

import pytest

from scoring.models import Round, RoundProfile

URL = "/dot/2020/van-ban/"


@pytest.fixture
def typed(as_admin, assessments):
    """What the form would send as it is shown."""
    page = as_admin.get(URL).content.decode()
    return {
        "seen": re.findall(r'name="seen" value="(\w+)"', page)[0],
        "province": "Ninh Thuận",
        "parent_agency": "UBND tỉnh Ninh Thuận",
        "issuing_agency": "Sở Nội vụ",
        "signer_title": "Giám đốc",
        "public_annexes": "on",
    }


def test_profile_is_saved_and_shown_on_the_rounds_page(as_admin, typed):
    bases = "Luật Tổ chức chính quyền địa phương\r\n\r\n  Nghị định  số 30 "
    answer = as_admin.post(URL, {**typed, "bases": bases, "respond_before": "15/01/2021"}, follow=True)

    page = answer.content.decode()
    assert "Đã lưu thông tin văn bản của đợt 2020." in page
    assert "<div>Luật Tổ chức chính quyền địa phương</div><div>Nghị định số 30</div>" in page
    assert RoundProfile.objects.get().bases == ["Luật Tổ chức chính quyền địa phương", "Nghị định số 30"]
    assert Round.objects.get().respond_before.isoformat() == "2021-01-15"


def test_profile_saved_unchanged_says_so(as_admin, typed):
    page = as_admin.post(URL, typed, follow=True).content.decode()

    assert "Không có gì thay đổi trong thông tin văn bản của đợt 2020." in page


def test_profile_changed_by_two_keeps_what_the_second_typed(as_admin, typed):
    as_admin.post(URL, {**typed, "place": "Phan Rang"})
    answer = as_admin.post(URL, {**typed, "signer_name": "Lê A"})

    page = answer.content.decode()
    assert (answer.status_code, "Người khác vừa sửa" in page, 'value="Lê A"' in page) == (422, True, True)
    assert RoundProfile.objects.get().signer_name == ""


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("sessions_from", "32/13/2020", "Ghi ngày"), ("bases", "x" * 1001, "Mỗi dòng không quá 1000 chữ.")],
)
def test_profile_with_a_wrong_field_says_so_beside_it(as_admin, typed, field, value, said):
    answer = as_admin.post(URL, {**typed, field: value})

    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_profile_is_not_for_leaders(as_leader, assessments):
    assert [as_leader.get(URL).status_code, as_leader.post(URL).status_code] == [403, 403]
    assert URL not in as_leader.get("/dot/2020/").content.decode()


def test_profile_takes_a_fixed_number_of_queries(as_admin, assessments, django_assert_num_queries):
    with django_assert_num_queries(9):
        as_admin.get(URL)
