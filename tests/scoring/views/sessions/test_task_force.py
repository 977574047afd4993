from datetime import date

import pytest

from accounts.models import Role
from scoring.models import TaskForce, TaskForceMember
from tests import factories

URL = "/to-giup-viec/2020/"
DECISION = {
    "name": "Tổ giúp việc",
    "superior": "",
    "symbol": "BB-TGV",
    "decision": "9/QĐ-UBND",
    "decided_on": "01/02/2020",
    "issuer": "Chủ tịch UBND tỉnh",
}
MEMBER = {
    "them-name": "Phan Văn Cường",
    "them-position": "Trưởng phòng",
    "them-agency": "Sở Tư pháp",
    "them-duty": "member",
    "them-user": "",
    "them-valid_from": "01/01/2020",
    "them-valid_to": "",
}


def test_decision_is_set_and_shown(meeting, sign_in):
    client = sign_in(meeting.admin)
    answer = client.post(URL, DECISION)

    assert (answer.status_code, TaskForce.objects.get().decision) == (302, "9/QĐ-UBND")
    assert 'value="01/02/2020"' in client.get(URL).content.decode()


def test_decision_without_its_number_keeps_what_was_typed(meeting, sign_in):
    answer = sign_in(meeting.admin).post(URL, {**DECISION, "decision": ""})

    page = answer.content.decode()
    assert (answer.status_code, "Hãy ghi số quyết định." in page) == (422, True)
    assert 'value="Chủ tịch UBND tỉnh"' in page


def test_member_is_added_put_right_and_leaves(meeting, sign_in):
    client = sign_in(meeting.admin)
    assert client.post(f"{URL}them/", MEMBER).status_code == 302
    member = TaskForceMember.objects.get(name="Phan Văn Cường")
    changed = {name.removeprefix("them-"): value for name, value in MEMBER.items()}
    answer = client.post(f"{URL}{member.pk}/", {**changed, "valid_to": "30/11/2020", "user": "thu-ky"})

    assert (answer.status_code, "Tài khoản thu-ky đã có trong tổ" in answer.content.decode()) == (422, True)
    assert client.post(f"{URL}{member.pk}/", {**changed, "valid_to": "30/11/2020"}).status_code == 302
    member.refresh_from_db()
    assert member.valid_to == date(2020, 11, 30)


def test_copy_is_offered_until_the_round_has_one(meeting, sign_in):
    factories.make_round(meeting.round.criteria_set, 2021)
    client = sign_in(meeting.admin)
    assert "Như đợt trước" in client.get("/to-giup-viec/2021/").content.decode()
    answer = client.post(
        "/to-giup-viec/2021/sao-chep/", {"chep-source": "2020", "chep-valid_from": "01/01/2021"}
    )

    assert (answer.status_code, TaskForce.objects.count()) == (302, 2)
    assert "Như đợt trước" not in client.get("/to-giup-viec/2021/").content.decode()


def test_member_without_a_decision_is_told_to_write_one(meeting, sign_in):
    factories.make_round(meeting.round.criteria_set, 2021)
    client = sign_in(meeting.admin)
    client.post("/to-giup-viec/2021/them/", MEMBER)

    assert "Hãy ghi quyết định thành lập trước" in client.get("/to-giup-viec/2021/").content.decode()


@pytest.mark.parametrize("role", [Role.DEPARTMENT_LEADER, Role.TASK_FORCE])
def test_who_only_reads_changes_nothing(meeting, sign_in, role):
    client = sign_in(factories.make_person(role, username="nguoi-doc"))

    assert client.get(URL).status_code == 200
    answers = [client.post(URL + path, {}).status_code for path in ("", "them/", "sao-chep/")]
    assert answers == [403] * 3
    assert client.post(f"{URL}{meeting.members[0].pk}/", {}).status_code == 403


def test_page_takes_the_same_queries_whatever_the_number_of_members(
    meeting, sign_in, django_assert_num_queries
):
    client = sign_in(meeting.admin)
    client.get(URL)
    for number in range(6):
        client.post(f"{URL}them/", {**MEMBER, "them-name": f"Người {number}"})
    client.get(URL)

    with django_assert_num_queries(9):
        client.get(URL)
