from scoring.core.task_force import Duty, NamedMember, by_duty, chair_of, secretary_of

LEADER = NamedMember("Hải", duty=Duty.LEADER)
DEPUTY = NamedMember("Lan", duty=Duty.DEPUTY)
MEMBER = NamedMember("Cường")
SECRETARY = NamedMember("Hoa", "Chuyên viên", "Sở Nội vụ", Duty.SECRETARY)


def test_members_stand_by_duty():
    assert by_duty([SECRETARY, MEMBER, DEPUTY, LEADER]) == (LEADER, DEPUTY, MEMBER, SECRETARY)


def test_chair_is_the_first_by_duty_who_does_not_write():
    assert chair_of([SECRETARY, MEMBER, DEPUTY]) is DEPUTY
    assert chair_of([SECRETARY]) is SECRETARY
    assert chair_of([]) is None


def test_secretary_is_nobody_where_the_secretary_leads():
    assert secretary_of([LEADER, SECRETARY]) is SECRETARY
    assert secretary_of([SECRETARY]) is None
    assert secretary_of([LEADER, MEMBER]) is None


def test_line_names_office_agency_and_duty():
    assert SECRETARY.line == "Hoa, Chuyên viên, Sở Nội vụ, Thư ký"
    assert MEMBER.line == "Cường, Thành viên"
