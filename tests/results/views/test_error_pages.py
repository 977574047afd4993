import re

import pytest
from django.template.loader import render_to_string
from django.test import Client

CODES = ["400", "403", "403_csrf", "404", "413", "500"]


@pytest.mark.parametrize("code", CODES)
def test_error_page_needs_no_context(code):
    page = render_to_string(f"{code}.html")

    assert re.findall(r'class="error-code" aria-hidden="true">(\d+)<', page) == [code[:3]]
    assert re.findall(r"\{[{%]", page) == []


def test_error_page_of_a_refusal_gives_the_reason():
    assert "Chưa công bố." in render_to_string("403.html", {"exception": "Chưa công bố."})


@pytest.mark.django_db
def test_unknown_address_is_answered_with_our_page(client):
    response = client.get("/khong-co/")

    assert response.status_code == 404
    assert "Không tìm thấy trang" in response.content.decode()


@pytest.mark.django_db
def test_form_without_its_token_is_answered_with_our_page():
    response = Client(enforce_csrf_checks=True).post("/dang-nhap/", {"username": "a", "password": "b"})

    assert response.status_code == 403
    assert "Phiên làm việc đã hết hạn" in response.content.decode()
