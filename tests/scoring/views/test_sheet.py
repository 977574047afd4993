import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.services.actors import system_actor
from scoring.core.types import EntryState, Method, Part
from scoring.models import Assessment, Award, Criterion, ExemptionRefusal, Timetable
from tests.scoring.sheets_of_units import NOW, saved
from tests.scoring.views.conftest import SHEET

OTHER = "/tu-cham/2020/B/1/"


def text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def states(response) -> dict[str, str]:
    return dict(re.findall(r'data-code="([^"]+)" data-state="(\w+)"', text(response)))


def more_leaves(sheets, count: int) -> None:
    """Bring the leaves of domain 1 to `count`."""
    catalogue = Criterion.objects.get(code="1.1").catalogue
    Criterion.objects.bulk_create(
        Criterion(
            catalogue=catalogue,
            code=f"1.{number}",
            parent_code="1",
            order=10 + number,
            title=f"Tiêu chí 1.{number}",
            max_points=1,
            part=Part.MAIN,
            method=Method.CHOICE,
            parameters="Có = 1; Không = 0",
            is_leaf=True,
        )
        for number in range(2, count + 1)
    )


@pytest.mark.parametrize("leaves", [1, 3, 51])
def test_sheet_costs_as_many_queries_however_long_it_is(
    sheets, as_officer, officer, leaves, django_assert_num_queries
):
    more_leaves(sheets, leaves)
    for number in range(1, leaves + 1):
        given = {"points": "7"} if number == 1 else {"choice": "Có"}
        saved(sheets.a, officer, code=f"1.{number}", **given)

    with django_assert_num_queries(11):
        page = as_officer.get(SHEET)
    assert states(page) == {f"1.{number}": "saved" for number in range(1, leaves + 1)}


def test_sheet_shows_what_is_entered_and_the_sums(sheets, as_officer, officer):
    saved(sheets.a, officer, points="7.5")
    page = text(as_officer.get(SHEET))

    assert re.findall(r'name="points" value="([^"]*)"', page) == ["7,50"]
    assert "<b data-domain-tally>7,50 / 10,00 điểm</b>" in page
    assert re.findall(r'data-version="(\d+)"', page) == ["1"]


@pytest.mark.parametrize(
    ("method", "parameters", "fields"),
    [
        ("choice", "Có = 10; Không = 0", ["choice"]),
        ("checklist", "Website = 4; Truyền thống = 6", ["choice", "choice", "choice"]),
        ("ratio", "", ["value", "denominator"]),
        ("ratio_bands", ">=100: 10; <100: 0", ["value", "denominator"]),
        ("relative_to_best", "", ["value", "denominator"]),
        ("count", "mỗi 1", ["value"]),
        ("deduct", "mỗi 1", ["value"]),
        ("external", ">=10: 10; <10: 0", ["value"]),
        ("judgement", "bước 0,25", []),
    ],
)
def test_row_has_the_fields_of_its_method(sheets, as_officer, method, parameters, fields):
    Criterion.objects.filter(code="1.1").update(method=method, parameters=parameters)
    page = text(as_officer.get(SHEET))
    override = page.count('id="khac-1.1"')

    above = page.partition('<details class="leaf-more"')[0].partition('<tr id="tc-1.1"')[2]
    assert re.findall(r'name="(value|denominator|choice|points)"', above) == fields
    assert (page.count('id="diem-1.1"'), override) == ((1, 0) if method == "judgement" else (0, 1))


def test_reader_has_no_field_to_change(sheets, as_reader, officer):
    saved(sheets.a, officer, points="7.5", reason="Theo báo cáo")
    page = text(as_reader.get(SHEET))

    assert "Chỉ xem: phiếu này do cán bộ và thủ trưởng của Sở A nhập." in page
    assert "<strong>7,50 điểm</strong>; Theo báo cáo" in page
    assert re.findall(r'name="(?:points|version)"', page) == []


def test_locked_sheet_says_why(sheets, as_officer):
    Assessment.objects.filter(pk=sheets.a.pk).update(state="submitted")
    page = text(as_officer.get(SHEET))

    assert "Bản tự chấm đã nộp; muốn sửa thì thủ trưởng rút lại khi chưa hết hạn." in page
    assert re.findall(r'name="version"', page) == []


def test_late_sheet_says_until_when(sheets, as_officer):
    now = timezone.now()
    Timetable.objects.create(
        round=sheets.round,
        self_due_at=now - timedelta(hours=1),
        self_closes_at=now + timedelta(hours=1),
        set_at=NOW,
        set_by=system_actor(),
    )
    page = text(as_officer.get(SHEET))

    assert "Đã quá hạn nộp; còn nhận" in page
    assert states(as_officer.get(SHEET)) == {"1.1": "empty"}


def test_granted_exemption_is_shown_and_leaves_the_maximum(sheets, as_officer):
    Award.objects.create(
        round=sheets.round,
        unit=sheets.a.unit,
        criterion_code="1.1",
        stage="appraisal",
        state="not_applicable",
        reason="Không có thủ tục hành chính",
        awarded_at=NOW,
        awarded_by=system_actor(),
    )
    answer = as_officer.get(SHEET)

    assert states(answer) == {"1.1": "exempt"}
    assert "theo quyết định của Sở Nội vụ: Không có thủ tục hành chính" in text(answer)
    assert "đơn vị không tự chấm" in text(answer)


def test_refused_exemption_is_told_while_it_is_asked_for(sheets, as_officer, officer):
    saved(sheets.a, officer, state=EntryState.NOT_APPLICABLE, reason="Không có TTHC")
    ExemptionRefusal.objects.create(
        assessment=sheets.a, criterion_code="1.1", reason="Có 12 thủ tục", refused_at=NOW, refused_by=officer
    )
    answer = as_officer.get(SHEET)

    assert states(answer) == {"1.1": "warning"}
    assert "Sở Nội vụ không chấp thuận “Không áp dụng”: Có 12 thủ tục" in text(answer)


def test_survey_leaf_is_shown_read_only_with_why(sheets, as_officer):
    answer = as_officer.get("/tu-cham/2020/A/2/")

    assert states(answer) == {"2.1": "locked"}
    assert "Điểm lấy từ khảo sát, đơn vị không tự chấm." in text(answer)


@pytest.mark.parametrize("address", [OTHER, "/tu-cham/2019/A/1/", "/tu-cham/2020/A/9/"])
def test_sheet_of_others_or_of_nothing_does_not_exist(sheets, as_officer, address):
    assert as_officer.get(address).status_code == 404


def test_sheet_leads_back_to_its_desk_and_from_the_last_domain_to_the_check(as_officer):
    first, last = (text(as_officer.get(place)) for place in (SHEET, "/tu-cham/2020/A/2/"))

    assert '<li><a href="/tu-cham/2020/A/">Sở A</a></li>' in first
    check = '<a class="button button-primary" href="/tu-cham/2020/A/kiem-tra/">Kiểm tra'
    assert (check in first, check in last) == (False, True)
