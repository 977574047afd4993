import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Role, RoleGrant, User
from scoring.core.appraisal import NOT_YOURS, OWN_LINE
from scoring.models import AppraisalPart, Assessment, Award, Criterion, Timetable
from tests import factories
from tests.scoring.appraising import freeze_set
from tests.scoring.handing_in import claim
from tests.scoring.views.appraisal.conftest import DOWN, SAVE, UNIT, client_of, judge_now
from tests.scoring.views.test_save import send
from tests.scoring.views.test_sheet import text


def test_saved_row_answers_with_what_the_page_shows(desk, as_appraiser):
    claim(desk.assessment(), points="7.5")
    answer = send(as_appraiser, SAVE, points="6", reason="Thiếu báo cáo").json()

    assert re.fullmatch(r"\d\d:\d\d:\d\d", answer.pop("saved_at"))
    assert answer == {
        "version": Award.objects.get().pk,
        "state": "saved",
        "points": "6,00",
        "reckoning": "",
        "message": "",
        "fields": {
            "state": "score",
            "value": "",
            "denominator": "",
            "choice": "",
            "points": "6,00",
            "reason": "Thiếu báo cáo",
            "document": "",
        },
        "difference": "−1,50",
        "tone": "fall",
        "by": "Lê Thị Hoa",
        "sums": {
            "done": "1",
            "lines": "1",
            "claimed": "7,50",
            "awarded": "6,00",
            "gap": "−1,50",
            "most": "10,00",
        },
    }


def test_points_are_reckoned_by_the_server_and_an_override_tells_both(desk, as_appraiser):
    Criterion.objects.filter(code="1.1").update(method="ratio", parameters="")
    claim(desk.assessment(), points=None, value=30, denominator=40)
    first = send(as_appraiser, SAVE, value="30", denominator="40").json()
    second = send(
        as_appraiser, SAVE, version=first["version"], value="30", denominator="40", points="6", reason="Chậm"
    ).json()

    assert (first["points"], first["reckoning"]) == ("7,50", "Số liệu: 30/40 = 75%.")
    assert (second["points"], second["reckoning"]) == (
        "6,00",
        "Điểm ấn định 6,00 thay cho kết quả theo quy tắc (7,50 điểm).",
    )


def test_difference_without_a_reason_is_refused_by_its_field(desk, as_appraiser):
    claim(desk.assessment(), points="7.5")
    answer = send(as_appraiser, SAVE, points="6")

    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["reason"])
    assert Award.objects.count() == 0


def test_conflict_tells_who_when_and_both_values(desk, as_appraiser):
    claim(desk.assessment(), points="7.5")
    award = judge_now(desk, points="7.5")
    answer = send(as_appraiser, SAVE, points="6", reason="Thiếu")

    found = answer.json()
    assert (answer.status_code, found["by"], found["version"]) == (409, "Lê Thị Hoa", award.pk)
    assert (found["theirs"], found["mine"], found["fields"]["points"]) == ("7,5 điểm", "6 điểm", "7,5")


def test_closed_part_is_locked_with_the_reason(desk, as_appraiser):
    AppraisalPart.objects.create(
        assessment=desk.assessment(), domain_code="1", lead_unit=desk.lead, state="closed"
    )
    answer = send(as_appraiser, SAVE, points="6", reason="Thiếu")

    assert (answer.status_code, answer.json()["message"][:29]) == (423, "Lĩnh vực đã thẩm định xong; m")


def test_line_of_the_lead_unit_itself_is_locked(desk, as_appraiser):
    answer = send(as_appraiser, SAVE.replace("/A/", "/LEAD/"), points="6", reason="Thiếu")

    assert (answer.status_code, answer.json()["message"]) == (423, OWN_LINE)


def test_late_save_is_locked(desk, as_appraiser):
    Timetable.objects.update(appraisal_closes_at=timezone.now() - timedelta(hours=1), appraisal_due_at=None)
    answer = send(as_appraiser, SAVE, points="6", reason="Thiếu")

    assert (answer.status_code, answer.json()["state"]) == (423, "locked")


@pytest.mark.parametrize("body", ["null", "[]", "{"])
def test_body_that_is_no_object_is_refused(desk, as_appraiser, body):
    assert as_appraiser.post(SAVE, body, "application/json").status_code == 400


def test_script_without_a_session_is_told_so(desk, client):
    answer = send(client, SAVE, points="7")

    assert (answer.status_code, list(answer.json())) == (401, ["reason"])


def test_form_without_a_session_goes_to_the_login_page(desk, client):
    answer = client.post(SAVE, {"points": "7"})

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/dang-nhap/?next={UNIT}")


@pytest.mark.parametrize(("asked", "row"), [("", f"{UNIT}#tc-1.1"), ("?ve=tieu-chi", f"{DOWN}#tc-A")])
def test_plain_form_saves_and_comes_back_to_its_row(desk, as_appraiser, asked, row):
    claim(desk.assessment(), points="7.5")
    answer = as_appraiser.post(SAVE + asked, {"state": "score", "points": "7,5", "version": "0"})

    assert (answer.status_code, answer.headers["Location"]) == (302, row)
    assert "Đã lưu tiêu chí 1.1 của Sở A." in text(as_appraiser.get(UNIT))


def test_plain_form_keeps_what_was_typed_wrong(desk, as_appraiser):
    claim(desk.assessment(), points="7.5")
    answer = as_appraiser.post(SAVE, {"state": "score", "points": "6", "version": "0"})
    page = text(answer)

    assert answer.status_code == 422
    assert "<title>Lỗi: " in page
    assert re.findall(r'name="points" value="([^"]*)"', page) == ["6"]
    assert 'data-state="invalid"' in page


def test_plain_form_shows_the_conflict_and_may_insist(desk, as_appraiser):
    claim(desk.assessment(), points="7.5")
    award = judge_now(desk, points="7.5")
    sent = {"state": "score", "points": "6", "reason": "Thiếu", "version": "0"}
    answer = as_appraiser.post(SAVE, sent)
    version = re.findall(r'name="version" value="(\d+)"', text(answer))
    again = as_appraiser.post(SAVE, {**sent, "version": version[0]})

    assert (answer.status_code, version) == (409, [str(award.pk)])
    assert (again.status_code, Award.objects.current().get().points) == (302, 6)


@pytest.mark.parametrize("address", ["A/1/1.9", "A/1/1", "A/2/1.1", "Z/1/1.1"])
def test_line_that_does_not_stand_there_is_not_found(desk, as_appraiser, address):
    assert send(as_appraiser, f"/tham-dinh/2020/don-vi/{address}/luu/", points="7").status_code == 404


def test_save_from_the_criterion_answers_with_its_own_count(desk, as_appraiser):
    for unit in (desk.a, desk.b):
        claim(desk.assessment(unit), points="7.5")
    judge_now(desk, unit=desk.b, points="7.5")
    judge_now(desk, unit=desk.lead, by=desk.member, points="7", reason="Đủ")

    assert send(as_appraiser, f"{SAVE}?ve=tieu-chi", points="7,5").json()["sums"] == {"done": "2"}


def _people(desk) -> dict[str, User]:
    """Everyone who might try: each role in the lead unit and in another one, and a grant of last year."""
    people = {
        f"{role} {unit.code}": factories.make_person(role, unit, f"{role}-{unit.code}")
        for role in Role
        for unit in (desk.lead, desk.b)
    }
    user = User.objects.create(username="nam-ngoai")
    past = {"valid_from": date(2019, 1, 1), "valid_to": date(2019, 12, 31)}
    RoleGrant.objects.create(user=user, role=Role.APPRAISER, unit=desk.lead, **past)
    return {**people, "last year": user, "stranger": User.objects.create(username="la")}


READ = {Role.ROUND_ADMIN, Role.DEPARTMENT_LEADER, Role.PROVINCE_LEADER, Role.TASK_FORCE}


@pytest.mark.parametrize(
    ("state", "judging"), [("draft", 423), ("with_head", 423), ("submitted", 200), ("returned", 423)]
)
def test_who_may_judge_in_which_state(desk, state, judging):
    """Appraisers of the lead unit where the state allows; those who read 403; everyone else, another lead
    unit's appraiser, the unit's own people and last year's grant included, 404."""
    Assessment.objects.update(state=state)
    people = _people(desk)
    expected = dict.fromkeys(people, 404)
    for role in READ:
        expected |= {f"{role} LEAD": 403, f"{role} B": 403}
    expected |= {f"{Role.APPRAISER} LEAD": judging, f"{Role.UNIT_HEAD} LEAD": 403}

    found = {}
    for name, user in people.items():
        answer = send(client_of(user), SAVE, points="7", reason="Đủ")
        found[name] = answer.status_code
        if answer.status_code == 403:
            assert answer.json() == {"reason": NOT_YOURS}
    assert found == expected


def test_line_is_not_judged_by_asking_for_it(desk, as_appraiser):
    assert as_appraiser.get(SAVE).status_code == 405


def test_save_costs_a_fixed_number_of_queries(desk, as_appraiser, django_assert_num_queries):
    claim(desk.assessment(), points="7.5")
    freeze_set()
    as_appraiser.get(UNIT)  # a frozen set is read once
    holds = int(connection.features.has_select_for_update)  # round and sheet, held FOR SHARE
    with django_assert_num_queries(12 + holds):
        send(as_appraiser, SAVE, points="7,5")
