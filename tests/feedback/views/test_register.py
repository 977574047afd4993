from datetime import timedelta

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from feedback.models import FeedbackWindow, Objection
from feedback.services.reply.attach_paper import attach_paper
from tests.feedback.season import NOW, Season, make_season, paper, saved, sent


def three(season: Season, *codes: str) -> None:
    """Requests of A on so many leaves, sent."""
    for code, asked in (("1.1", {"points": "9"}), ("2.1", {"points": "8"}), ("3.2", {"choice": "Có"})):
        if code in codes:
            saved(season, code, **asked)
    attach_paper(window=season.window, unit=season.a, given=paper(), by=season.officer, now=NOW)
    sent(season)


@pytest.mark.parametrize("codes", [("1.1",), ("1.1", "2.1", "3.2")])
def test_register_takes_the_same_queries_for_one_and_for_three(
    season, codes, as_person, django_assert_num_queries
):
    three(season, *codes)
    client = as_person(season.admin)
    client.get("/y-kien/")
    with django_assert_num_queries(11):
        page = client.get("/y-kien/").content.decode()

    assert page.count("YK-2020-") == len(codes)


def test_register_is_narrowed(season, as_person):
    three(season, "1.1", "2.1", "3.2")
    Objection.objects.filter(criterion_code="1.1").update(due_at=timezone.now() - timedelta(days=1))
    client = as_person(season.admin)

    def found(query: str) -> list[str]:
        page = client.get(f"/y-kien/?{query}").content.decode()
        return [x.criterion_code for x in Objection.objects.order_by("id") if x.code in page]

    assert [found(q) for q in ("", "tt=sent", "tt=routed", "ct=M", "han=qua", "dv=A", "dv=B")] == [
        *(["1.1", "2.1", "3.2"], ["1.1", "2.1", "3.2"], [], ["3.2"], ["1.1"]),
        *(["1.1", "2.1", "3.2"], []),
    ]


def test_register_as_a_workbook(season, as_person, tmp_path):
    three(season, "1.1")
    answer = as_person(season.appraiser).get("/y-kien/danh-sach.xlsx")
    book = tmp_path / "so.xlsx"
    book.write_bytes(answer.content)
    rows = CalamineWorkbook.from_path(book).get_sheet_by_index(0).to_python()

    assert [row[1:7] for row in rows if str(row[0]).startswith("YK-")] == [
        ["A", "Sở A", "1.1", "Tiêu chí 1.1", 7, 9]
    ]


def test_today_tells_what_waits(season, as_person):
    three(season, "1.1", "2.1")
    Objection.objects.filter(criterion_code="2.1").update(status="concurred")
    page = as_person(season.admin).get("/y-kien/hom-nay/").content.decode()

    assert [
        said in page
        for said in ("Chờ quyết định (1)", "Mới nhận: xem và chuyển đơn vị chủ trì (1)", "Quá hạn")
    ] == [
        *(True, True),
        False,
    ]


def test_pages_without_a_window_say_so(season, as_person):
    FeedbackWindow.objects.all().delete()
    client = as_person(season.admin)

    for address in ("/y-kien/", "/y-kien/don-vi/", "/y-kien/thong-nhat/", "/y-kien/hom-nay/"):
        assert client.get(address).status_code == 200
    assert client.get("/y-kien/?dot=2020").status_code == 404
    assert client.get("/y-kien/danh-sach.xlsx").status_code == 404


@pytest.mark.parametrize("codes", [("1.1",), ("1.1", "2.1", "3.2")])
def test_thread_takes_the_same_queries_however_many_there_are(
    codes, as_person, django_assert_num_queries, db
):
    season = make_season()
    three(season, *codes)
    client, address = as_person(season.appraiser), f"/y-kien/{season.objection().pk}/"
    client.get(address)
    with django_assert_num_queries(26):
        client.get(address)
