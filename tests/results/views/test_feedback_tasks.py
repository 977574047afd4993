from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from feedback.core.words import ReplyKind
from feedback.models import FeedbackWindow
from tests.feedback.season import make_season, sent


@pytest.fixture
def season(db):
    """The window is open now."""
    found = make_season()
    now = timezone.now()
    FeedbackWindow.objects.update(
        opens_at=now - timedelta(days=3), closes_at=now + timedelta(days=2, hours=1)
    )
    return found


def _tasks(user) -> list[tuple[str, str, bool]]:
    client = Client()
    client.force_login(user)
    tasks = client.get("/").context["tasks"]
    return [(task.title, task.url, task.done) for task in tasks if "/y-kien/" in task.url]


def test_unit_is_told_that_its_answer_is_awaited(season):
    title = f"Trả lời kết quả dự kiến năm 2020: {season.a.name}"
    assert _tasks(season.head) == [(title, f"/y-kien/tra-loi/2020/{season.a.code}/", False)]


def test_unit_that_answered_reads_so(season):
    sent(season, ReplyKind.AGREE, now=timezone.now())
    client = Client()
    client.force_login(season.head)
    page = client.get("/").content.decode()

    assert f"Đã trả lời kết quả dự kiến năm 2020: {season.a.name}" in page
    assert "Đã gửi</span>" in page


def test_closed_window_asks_for_nothing(season):
    FeedbackWindow.objects.update(closes_at=timezone.now())
    assert _tasks(season.head) == []


def test_office_without_requests_has_nothing_to_do(season):
    assert _tasks(season.admin) == []
