from scoring.models import WorkingSession

URL = "/lam-viec/2020/len-lich/"
DAYS = {
    "first": "01/12/2020",
    "last": "01/12/2020",
    "morning_from": "08:00",
    "morning_to": "11:30",
    "afternoon_from": "13:30",
    "afternoon_to": "17:00",
    "place": "",
}


def _rows(meeting, **changes) -> dict[str, object]:
    return {
        "tv": [member.pk for member in meeting.members],
        "dv": ["A", "B"],
        "A-day": "01/12/2020",
        "A-start": "08:00",
        "A-end": "11:30",
        "A-place": "Trụ sở Sở A",
        "B-day": "01/12/2020",
        "B-start": "13h30",
        "B-end": "17:00",
        "B-place": "Trụ sở Sở B",
        **changes,
    }


def test_units_are_laid_out_over_the_halves_of_the_days_and_nothing_is_written(meeting, sign_in):
    page = sign_in(meeting.admin).get(URL, DAYS).content.decode()

    for field in ('name="A-start" value="08:00"', 'name="B-start" value="13:30"', "Trụ sở Sở A"):
        assert field in page
    assert not WorkingSession.objects.exists()


def test_rows_that_are_ticked_are_written(meeting, sign_in):
    answer = sign_in(meeting.admin).post(URL, _rows(meeting, dv=["B"]))

    assert answer.headers["Location"] == "/lam-viec/2020/"
    session = WorkingSession.objects.get()
    assert (session.unit.code, f"{session.starts_at:%H:%M}", session.place) == ("B", "06:30", "Trụ sở Sở B")
    assert session.participants.count() == 2


def test_one_wrong_row_keeps_all_from_being_written_and_what_was_typed(meeting, sign_in):
    answer = sign_in(meeting.admin).post(URL, _rows(meeting, **{"B-end": "13:00"}))

    page = answer.content.decode()
    assert (answer.status_code, "Sở B: giờ kết thúc phải sau giờ bắt đầu." in page) == (422, True)
    assert 'value="13h30"' in page
    assert not WorkingSession.objects.exists()


def test_row_without_a_day_is_told_with_its_unit(meeting, sign_in):
    answer = sign_in(meeting.admin).post(URL, _rows(meeting, **{"A-day": "31/02/2020"}))

    assert "Sở A: Ghi ngày, ví dụ 01/12/2026." in answer.content.decode()


def test_same_rows_sent_twice_are_refused_the_second_time(meeting, sign_in):
    client = sign_in(meeting.admin)
    client.post(URL, _rows(meeting))
    answer = client.post(URL, _rows(meeting))

    assert (answer.status_code, WorkingSession.objects.count()) == (422, 2)


def test_days_that_hold_nobody_are_told(meeting, sign_in):
    client = sign_in(meeting.admin)
    weekend = client.get(URL, {**DAYS, "first": "05/12/2020", "last": "06/12/2020"})
    turned = client.get(URL, {**DAYS, "last": "30/11/2020"})

    assert "Không có ngày làm việc nào" in weekend.content.decode()
    assert "Ngày cuối không được trước ngày đầu." in turned.content.decode()


def test_planning_is_the_administrators(meeting, sign_in):
    for person in (meeting.leader, meeting.officer):
        client = sign_in(person)
        assert (client.get(URL).status_code, client.post(URL, _rows(meeting)).status_code) == (403, 403)
