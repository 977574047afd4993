import re

from accounts.models import Role
from scoring.models import AppraisalNote
from tests import factories
from tests.cchc_portal.lib.files import samples
from tests.scoring.evidence import kept, referred
from tests.scoring.handing_in import claim
from tests.scoring.sheets_of_units import NOW
from tests.scoring.views.appraisal.conftest import LINE, client_of, judge_now
from tests.scoring.views.test_panel import HTMX
from tests.scoring.views.test_sheet import text


def named(desk, evidence):
    return desk.assessment().evidence_uses.create(
        criterion_code="1.1", evidence=evidence, place="trang 3", added_at=NOW, added_by=desk.admin
    )


def test_documents_are_opened_in_a_frame_beside(desk, as_appraiser):
    paper = kept(desk.a)
    named(desk, paper)
    named(desk, referred(desk.a))
    page = text(as_appraiser.get(LINE, headers=HTMX))
    view = f"/tai-lieu/{paper.pk}/tep/1/xem/"

    assert re.findall(r'<iframe class="panel-frame" name="([^"]+)" src="([^"]+)"', page) == [
        ("xem-1.1", view)
    ]
    assert re.findall(r'href="([^"]+)" target="xem-1.1"', page) == [view]
    assert "dẫn chiếu, không có tệp" in page


def test_history_tells_who_from_what_to_what_why_and_on_which_document(desk, as_appraiser):
    claim(desk.assessment(), points="7.5")
    judge_now(desk, points="7.5")
    judge_now(desk, points="6", reason="Thiếu báo cáo", document="12/BC-SNV")
    page = text(as_appraiser.get(LINE))

    assert "<strong>Thẩm định: 6 điểm</strong><small>trước đó: 7,5 điểm</small><small>Lê Thị Hoa, " in page
    assert "<small>Lý do: Thiếu báo cáo</small><small>Căn cứ: 12/BC-SNV</small>" in page


def test_history_tells_a_long_explanation_to_its_end(desk, as_appraiser):
    said = f"{'Thiếu báo cáo. ' * 40}Hết."
    judge_now(desk, points="6", reason=said)

    assert f"<small>Lý do: {said}</small>" in text(as_appraiser.get(LINE))


def test_award_of_the_own_unit_is_not_in_the_history(desk, as_appraiser):
    judge_now(desk, unit=desk.lead, by=desk.member, points="3.25", reason="Thiếu")
    address = LINE.replace("/A/", "/LEAD/")

    assert ["3,25" in text(client.get(address)) for client in (as_appraiser, client_of(desk.member))] == [
        False,
        True,
    ]


def test_line_of_another_lead_unit_does_not_exist(desk):
    other = factories.make_person(Role.APPRAISER, desk.b, "khac")

    assert client_of(other).get(LINE).status_code == 404


def test_panel_costs_a_fixed_number_of_queries(desk, as_appraiser, django_assert_num_queries):
    for content in (samples.image("PNG", (1, 1)), samples.image("PNG", (2, 1))):
        named(desk, kept(desk.a, content, "a.png"))
    for _ in range(3):
        AppraisalNote.objects.create(
            assessment=desk.assessment(), criterion_code="1.1", audience="unit", text="x", written_at=NOW,
            written_by=desk.appraiser,
        )  # fmt: skip
    with django_assert_num_queries(16):
        as_appraiser.get(LINE, headers=HTMX)
