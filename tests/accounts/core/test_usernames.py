import pytest

from accounts.core.usernames import username_fault


@pytest.mark.parametrize("name", ["abc", "canbo.sxd", "nguyen-van_a2", "0123"])
def test_username_of_small_letters_is_right(name):
    assert username_fault(name) == ""


@pytest.mark.parametrize("name", ["", "ab", "Canbo", "cán.bộ", "can bo", ".canbo", "a" * 61, "a/b", "x@y.vn"])
def test_username_of_another_shape_is_told(name):
    assert username_fault(name).startswith(f"Tên đăng nhập “{name}” sai dạng; cần chữ thường không dấu")


@pytest.mark.parametrize("name", ["them", "quyen", "mat-khau-tam", "he-thong", "xuat.xlsx"])
def test_username_that_is_an_address_of_the_portal_is_kept_free(name):
    assert username_fault(name) == f"Tên đăng nhập “{name}” được hệ thống giữ; hãy chọn tên khác"
