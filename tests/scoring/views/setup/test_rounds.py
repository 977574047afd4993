import pytest

from accounts.models import AuditEvent
from scoring.models import Round, Timetable
from tests import factories

YEAR = {"year": "2021", "kind": "official", "is_sample": "on", "reason": "Kế hoạch 12/KH-UBND"}


def test_rounds_tell_how_many_submitted(as_admin, assessments):
    assessments[0].state = "submitted"
    assessments[0].save()
    page = as_admin.get("/dot/").content.decode()

    assert '<td class="number" data-label="Đã nộp">1/2</td>' in page
    assert 'href="/dot/them/"' in page


def test_rounds_offer_no_new_one_to_leaders(as_leader, assessments):
    assert 'href="/dot/them/"' not in as_leader.get("/dot/").content.decode()
    assert as_leader.get("/dot/them/").status_code == 403


@pytest.mark.parametrize("more", [0, 2])
def test_rounds_take_the_same_queries_whatever_their_number(
    as_admin, admin, assessments, more, django_assert_num_queries
):
    Timetable.objects.create(round=assessments[0].round, set_at=factories.COMPUTED, set_by=admin)
    for n in range(more):
        factories.make_round(assessments[0].round.criteria_set, 2021 + n)

    with django_assert_num_queries(7):
        as_admin.get("/dot/")


def test_new_round_takes_over_the_letters_settings_of_an_earlier_one(as_admin, assessments):
    earlier = assessments[0].round
    answer = as_admin.post("/dot/them/", {**YEAR, "like": earlier.pk})

    new = Round.objects.get(year=2021)
    assert answer.headers["Location"] == "/dot/2021/"
    assert (new.profile.province, new.is_sample, new.assessments.count()) == ("Ninh Thuận", True, 2)
    assert AuditEvent.objects.get(verb="open_round").detail["reason"] == "Kế hoạch 12/KH-UBND"


def test_new_round_starts_from_the_last_one_that_is_no_sample(as_admin, assessments):
    last = assessments[0].round
    Round.objects.filter(pk=last.pk).update(is_sample=False)
    factories.make_round(last.criteria_set, 2025)
    Round.objects.filter(year=2025).update(is_sample=True)
    page = as_admin.get("/dot/them/").content.decode()

    assert f'<option value="{last.pk}" selected>Đợt 2020</option>' in page
    assert 'name="year" value="2021"' in page


def test_new_round_of_a_year_that_has_one_is_refused_in_words(as_admin, assessments):
    answer = as_admin.post("/dot/them/", {**YEAR, "year": "2020"})

    assert answer.status_code == 422
    assert "Đợt 2020 đã được mở lúc" in answer.content.decode()
    assert Round.objects.count() == 1


def test_new_round_without_a_year_or_a_reason_says_so(as_admin, assessments):
    answer = as_admin.post("/dot/them/", {"kind": "official"})

    page = answer.content.decode()
    assert (answer.status_code, "Hãy ghi năm." in page, "Hãy ghi lý do." in page) == (422, True, True)


def test_round_without_a_timetable_says_that_nothing_ends(as_leader, assessments):
    page = as_leader.get("/dot/2020/").content.decode()

    assert "Chưa đặt lịch: tự chấm đang mở, không có hạn." in page
    assert "/dot/2020/lich/" not in page


def test_round_that_is_not_there_is_not_found(as_admin, assessments):
    assert as_admin.get("/dot/1999/").status_code == 404


def test_round_shows_by_which_annexes_and_classes_it_is_scored(as_leader, assessments):
    page = as_leader.get("/dot/2020/").content.decode()

    assert '<td data-label="Xếp loại">Xuất sắc 90 · Tốt 80 · Khá 70 · Trung bình 50 · Yếu 0</td>' in page
    assert "làm tròn nửa lên, 2 chữ số" in page


@pytest.mark.parametrize("more", [0, 2])
def test_round_takes_the_same_queries_whatever_the_number_of_units(
    as_leader, assessments, more, django_assert_num_queries
):
    for n in range(more):
        unit = factories.make_unit(assessments[0].unit.group, f"U{n}")
        assessments[0].round.assessments.create(unit=unit)

    with django_assert_num_queries(10):
        as_leader.get("/dot/2020/")
