import json
import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import Role, RoleGrant, User
from accounts.services.actors import system_actor
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Claim, ClaimChange, Criterion, Timetable
from tests import factories
from tests.scoring.appraising import freeze_set
from tests.scoring.sheets_of_units import NOW, saved
from tests.scoring.views.conftest import SHEET
from tests.scoring.views.test_sheet import text

SAVE = f"{SHEET}1.1/luu/"


def send(client: Client, address: str = SAVE, **fields):
    """As the sheet's script does."""
    return client.post(address, json.dumps({"state": "score", "version": 0, **fields}), "application/json")


def test_saved_row_answers_with_what_the_page_shows(sheets, as_officer):
    answer = send(as_officer, points="7,5").json()
    at = answer.pop("saved_at")

    assert re.fullmatch(r"\d\d:\d\d:\d\d", at)
    assert answer == {
        "version": 1,
        "state": "saved",
        "points": "7,50",
        "reckoning": "",
        "message": "",
        "fields": {
            "state": "score",
            "value": "",
            "denominator": "",
            "choice": "",
            "points": "7,50",
            "reason": "",
            "document": "",
        },
        "by": "Lê Thị Hoa",
        "domain": {"tally": "7,50 / 10,00 điểm", "done": 1, "leaves": 1},
        "total": "7,50 / 10,00 điểm",
        "branches": {},
    }


def test_conflict_tells_who_when_and_both_values(sheets, as_officer):
    hoa = User.objects.create(username="nhung", full_name="Trần Thị Hồng Nhung")
    saved(sheets.a, hoa, points="2.5")
    answer = send(as_officer, points="7,5")

    found = answer.json()
    assert (answer.status_code, found["by"], found["at"]) == (
        409,
        "Trần Thị Hồng Nhung",
        "09:00 ngày 10/11/2020",
    )
    assert (found["theirs"], found["mine"], found["version"]) == ("2,5 điểm", "7,5 điểm", 1)
    assert found["fields"]["points"] == "2,50"
    assert ClaimChange.objects.count() == 1


def test_wrong_fields_are_told_by_name(sheets, as_officer):
    answer = send(as_officer, points="11")

    assert (answer.status_code, answer.json()["errors"]) == (422, {"points": "điểm phải từ 0 đến 10"})
    assert send(as_officer, points="bảy").json()["errors"] == {
        "points": "“bảy” không phải là số; nhập như 1,5 hoặc 1.5"
    }
    assert send(as_officer, points="7", version="x").status_code == 422


def test_late_save_is_locked_with_the_reason(sheets, as_officer):
    past = timezone.now() - timedelta(hours=1)
    Timetable.objects.create(round=sheets.round, self_due_at=past, set_at=NOW, set_by=system_actor())
    answer = send(as_officer, points="7")

    assert (answer.status_code, answer.json()["state"]) == (423, "locked")
    assert answer.json()["message"].startswith("Đã hết thời gian tự chấm")


@pytest.mark.parametrize("body", ["null", "[]", "{"])
def test_body_that_is_no_object_is_refused(sheets, as_officer, body):
    assert as_officer.post(SAVE, body, "application/json").status_code == 400


def test_script_without_a_session_is_told_so(sheets, client):
    answer = send(client, points="7")

    assert (answer.status_code, list(answer.json())) == (401, ["reason"])


def test_form_without_a_session_goes_to_the_login_page(sheets, client):
    answer = client.post(SAVE, {"points": "7"})

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/dang-nhap/?next={SHEET}")


def test_plain_form_saves_and_comes_back_to_its_row(sheets, as_officer):
    answer = as_officer.post(SAVE, {"state": "score", "points": "7,5", "version": "0"})

    assert (answer.status_code, answer.headers["Location"]) == (302, f"{SHEET}#tc-1.1")
    assert "Đã lưu tiêu chí 1.1." in text(as_officer.get(SHEET))


def test_plain_form_keeps_what_was_typed_wrong(sheets, as_officer):
    answer = as_officer.post(SAVE, {"state": "score", "points": "11", "reason": "vì", "version": "0"})
    page = text(answer)

    assert answer.status_code == 422
    assert "<title>Lỗi: " in page
    assert "Tiêu chí 1.1 chưa được lưu." in page
    assert re.findall(r'name="points" value="([^"]*)"', page) == ["11"]
    assert 'data-state="invalid"' in page
    assert ">vì</textarea>" in page


def test_plain_form_shows_the_conflict_and_may_insist(sheets, as_officer):
    saved(sheets.a, system_actor(), points="2.5")
    answer = as_officer.post(SAVE, {"state": "score", "points": "7", "version": "0"})
    page = text(answer)
    version = re.findall(r'name="version" value="(\d+)"', page)
    again = as_officer.post(SAVE, {"state": "score", "points": "7", "version": version[0]})

    assert (answer.status_code, version) == (409, ["1"])
    assert "<b data-theirs>2,5 điểm</b>" in page
    assert "<b data-mine>7 điểm</b>" in page
    assert (again.status_code, Claim.objects.get().points) == (302, 7)


def test_plain_form_that_comes_too_late_keeps_what_was_typed(sheets, as_officer):
    Assessment.objects.filter(pk=sheets.a.pk).update(state="submitted")
    answer = as_officer.post(SAVE, {"state": "score", "points": "7,5", "reason": "vì", "version": "0"})
    page = text(answer)

    assert answer.status_code == 423
    assert "Bản tự chấm đã nộp" in page
    assert "<strong>7,5 điểm</strong>; vì" in page


def test_parts_of_a_checklist_come_one_by_one(sheets, as_officer):
    Criterion.objects.filter(code="1.1").update(method="checklist", parameters="Web = 4; Loa = 6")
    as_officer.post(SAVE, {"state": "score", "choice": ["Web", "Loa"], "version": "0"})

    assert Claim.objects.get().choice == "Web; Loa"


@pytest.mark.parametrize("address", [f"{SHEET}1.9/luu/", f"{SHEET}1/luu/", "/tu-cham/2020/A/2/1.1/luu/"])
def test_leaf_that_does_not_stand_there_is_not_found(sheets, as_officer, address):
    assert send(as_officer, address, points="7").status_code == 404


WRITERS = {Role.UNIT_OFFICER, Role.UNIT_HEAD}
READERS = {Role.ROUND_ADMIN, Role.DEPARTMENT_LEADER, Role.PROVINCE_LEADER}


@pytest.mark.parametrize("state", [state.value for state in AssessmentState])
def test_who_may_save_in_which_state(sheets, state):
    """The unit's people where the state allows; those who only read 403; everyone else, a sibling unit
    and last year's grant included, 404."""
    Assessment.objects.filter(pk=sheets.a.pk).update(state=state)
    open_ = state in {"draft", "returned"}
    expected, found = {}, {}
    for role in Role.values:
        client = Client()
        client.force_login(factories.make_person(role, sheets.a.unit, f"{role}-a"))
        expected[role] = (200 if open_ else 423) if role in WRITERS else 403 if role in READERS else 404
        answer = send(
            client, points=str(len(found)), version=Claim.objects.filter(assessment=sheets.a).count()
        )
        Claim.objects.filter(assessment=sheets.a).update(version=1)
        found[role] = 200 if answer.status_code == 409 else answer.status_code
    for name, fields in {"sibling": {"unit": sheets.b.unit}, "last year": {"valid_to": NOW.date()}}.items():
        client = Client()
        user = User.objects.create(username=name)
        grant = {"role": Role.UNIT_OFFICER, "unit": sheets.a.unit, "valid_from": "2019-01-01", **fields}
        RoleGrant.objects.create(user=user, **grant)
        client.force_login(user)
        expected[name], found[name] = 404, send(client, points="7").status_code

    assert found == expected


@pytest.mark.parametrize("role", sorted(WRITERS))
def test_officer_and_head_of_the_unit_both_fill_it_in(sheets, client, role):
    client.force_login(factories.make_person(role, sheets.a.unit))

    assert send(client, points="7").status_code == 200
    assert Claim.objects.get().points == Decimal(7)


def test_sheet_is_not_saved_by_asking_for_it(sheets, as_officer):
    assert as_officer.get(SAVE).status_code == 405


def test_save_costs_a_fixed_number_of_queries(sheets, as_officer, django_assert_num_queries):
    freeze_set()
    send(as_officer, points="1")  # a frozen set is read once
    holds = int(connection.features.has_select_for_update)  # the sheet, held FOR SHARE
    with django_assert_num_queries(13 + holds):
        send(as_officer, points="7,5", version=1)
