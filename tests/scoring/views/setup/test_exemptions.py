import pytest

from scoring.core.types import EntryState
from scoring.models import Award, Claim, ExemptionRefusal
from tests import factories

URL = "/dot/2020/pham-vi/"
TICKED = {"o": ["A|1.1"], "viec": "mien", "reason": "Không có TTHC"}


@pytest.fixture
def wish(assessments, admin) -> Claim:
    return Claim.objects.create(
        assessment=assessments[0],
        criterion_code="1.1",
        state=EntryState.NOT_APPLICABLE,
        reason="Không có bộ phận một cửa",
        saved_at=factories.COMPUTED,
        saved_by=admin,
    )


def test_exemption_is_granted_and_lowers_the_maximum(as_admin, assessments):
    assert "20,00" in as_admin.get(URL).content.decode()
    page = as_admin.post(URL, TICKED, follow=True).content.decode()

    assert "Đã ghi 1 ô" in page
    assert '<td class="exempt" title="Không có TTHC">' in page
    assert '<td class="number strong">10,00</td>' in page
    assert "<li><b>1.1 · Sở A</b> " in page
    assert ": Không có TTHC</li>" in page


def test_exemption_is_ended(as_admin, assessments):
    as_admin.post(URL, TICKED)
    as_admin.post(URL, {**TICKED, "viec": "bo", "reason": "Có TTHC"})

    assert Award.objects.current().get().state == "score"


def test_exemption_without_a_basis_keeps_nothing(as_admin, assessments):
    answer = as_admin.post(URL, {**TICKED, "reason": ""})

    assert (answer.status_code, "phải có căn cứ" in answer.content.decode()) == (422, True)
    assert not Award.objects.exists()


def test_exemption_asked_for_is_shown_and_refused(as_admin, assessments, wish):
    assert "Không có bộ phận một cửa" in as_admin.get(URL).content.decode()
    page = as_admin.post(
        f"{URL}tu-choi/", {"o": "A|1.1", "reason": "Có 3 TTHC"}, follow=True
    ).content.decode()

    assert ExemptionRefusal.objects.get().reason == "Có 3 TTHC"
    assert "Đã trả lời không" in page


def test_wish_is_granted_by_its_button_on_the_units_own_basis(as_admin, assessments, wish):
    asked = as_admin.get(URL).content.decode()
    assert "Tối đa áp dụng của đơn vị: 20,00, nếu chấp thuận còn <b>10,00</b>." in asked
    page = as_admin.post(f"{URL}chap-thuan/", {"mot": "A|1.1"}, follow=True).content.decode()

    assert Award.objects.get().reason == "Theo đề nghị của đơn vị: Không có bộ phận một cửa"
    assert "Đã chấp thuận: Sở A còn tối đa 10,00 điểm." in page
    assert 'id="de-nghi"' not in page


def test_wishes_ticked_are_granted_on_the_basis_given(as_admin, assessments, wish):
    as_admin.post(f"{URL}chap-thuan/", {"o": ["A|1.1"], "document": "12/CV-SNV"})

    award = Award.objects.get()
    assert (award.reason, award.document, award.state) == ("", "12/CV-SNV", "not_applicable")


def test_wishes_are_not_granted_without_a_tick_nor_to_who_did_not_ask(as_admin, assessments, wish):
    none = as_admin.post(f"{URL}chap-thuan/", {}, follow=True).content.decode()
    other = as_admin.post(f"{URL}chap-thuan/", {"mot": "B|1.1"}, follow=True).content.decode()

    assert "Hãy chọn ít nhất một đề nghị." in none
    assert "B: không còn đề nghị miễn tiêu chí 1.1." in other
    assert not Award.objects.exists()


def test_exemptions_are_read_by_leaders_and_written_by_the_round_admin(as_leader, assessments):
    page = as_leader.get(URL)

    assert (page.status_code, 'type="checkbox"' in page.content.decode()) == (200, False)
    assert as_leader.post(URL, TICKED).status_code == 403
    assert as_leader.post(f"{URL}tu-choi/", {"o": "A|1.1", "reason": "x"}).status_code == 403
    assert as_leader.post(f"{URL}chap-thuan/", {"mot": "A|1.1"}).status_code == 403
    assert not Award.objects.exists()


@pytest.mark.parametrize("more", [0, 3])
def test_exemptions_take_the_same_queries_whatever_the_number_of_units(
    as_leader, assessments, more, django_assert_num_queries
):
    for n in range(more):
        unit = factories.make_unit(assessments[0].unit.group, f"U{n}")
        assessments[0].round.assessments.create(unit=unit)

    with django_assert_num_queries(12):
        as_leader.get(URL)
