from decimal import Decimal

import pytest

from accounts.models import Unit, UnitGroup
from scoring.core.progress import LeafStanding
from scoring.core.submission_content import Agency, content_bytes
from scoring.models import Award
from scoring.selectors.submission_content import content_of
from scoring.selectors.whole_sheet import whole_sheet
from tests.scoring.handing_in import NOW, claim, make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make_desk(is_sample=True)


def _content(desk):
    assessment = desk.assessment()
    return content_of(assessment, whole_sheet(assessment))


def test_content_holds_the_annex_with_its_figures(desk):
    claim(desk.assessment(), points="7.5", reason="Đủ")
    content = _content(desk)

    assert [(line.code, line.method, line.points, line.standing) for line in content.lines] == [
        ("1", "", None, None),
        ("1.1", "Thẩm định", Decimal("7.50"), LeafStanding.SCORED),
        ("2", "", None, None),
        ("2.1", "Khảo sát", None, LeafStanding.OUTSIDE),
    ]
    assert (content.totals.done, content.totals.leaves, content.totals.obtained) == (1, 1, Decimal("7.50"))
    assert [(d.code, d.obtained, d.applicable_max) for d in content.totals.domains] == [
        ("1", Decimal("7.50"), Decimal(10)),
        ("2", Decimal(0), Decimal(0)),
    ]
    assert content.is_sample


def test_content_is_the_same_each_time_it_is_read(desk):
    claim(desk.assessment())

    assert content_bytes(_content(desk)) == content_bytes(_content(desk))


def test_granted_exemption_stands_with_its_ground(desk):
    Award.objects.create(
        round=desk.round,
        unit=desk.a,
        criterion_code="1.1",
        stage="appraisal",
        state="not_applicable",
        reason="Không có TTHC",
        document="CV 12/SNV",
        awarded_at=NOW,
        awarded_by=desk.admin,
    )
    line = _content(desk).lines[1]

    assert (line.standing, line.ground) == (LeafStanding.EXEMPT, "Không có TTHC; CV 12/SNV")


def test_unit_reports_under_the_province_to_the_department(desk):
    assert _content(desk).agency == Agency("UBND tỉnh Ninh Thuận", "Sở Nội vụ", "Ninh Thuận")


def test_committee_and_agency_of_the_centre_stand_under_nobody(desk):
    Unit.objects.filter(pk=desk.a.pk).update(name="Ủy ban nhân dân huyện Ninh Hải")
    assert _content(desk).agency.parent == ""
    Unit.objects.filter(pk=desk.a.pk).update(name="Cục Thuế tỉnh")
    UnitGroup.objects.update(name="Các đơn vị ngành dọc đóng trên địa bàn tỉnh")

    assert _content(desk).agency.parent == ""
