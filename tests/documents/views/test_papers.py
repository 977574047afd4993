import pytest

from scoring.services.submission.submit_assessment import submit_assessment
from tests.scoring.handing_in import NOW, claim, make_desk

pytestmark = pytest.mark.django_db


def test_self_report_is_a_download_named_for_what_it_is(client):
    desk = make_desk()
    claim(desk.assessment())
    client.force_login(desk.officer)
    draft = client.get("/tu-cham/2020/A/bao-cao.pdf")
    submit_assessment(assessment=desk.assessment(), declared=True, by=desk.head, now=NOW)
    final = client.get("/tu-cham/2020/A/bao-cao.pdf")

    assert [answer.headers["Content-Disposition"] for answer in (draft, final)] == [
        'attachment; filename="bao-cao-tu-danh-gia-2020-A-nhap.pdf"',
        'attachment; filename="bao-cao-tu-danh-gia-2020-A.pdf"',
    ]
    assert draft.content.startswith(b"%PDF")


def test_self_report_of_a_sibling_unit_does_not_exist(client):
    client.force_login(make_desk().officer)

    assert client.get("/tu-cham/2020/B/bao-cao.pdf").status_code == 404
