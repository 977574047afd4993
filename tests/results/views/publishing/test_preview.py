import io
import re

import pytest
from pypdf import PdfReader

from accounts.models import Role
from cchc_portal.lib.pdf import Pdf
from results.services.approve_publication import approve_publication
from scoring.models import Publication
from tests import factories
from tests.documents.papers import sheets
from tests.results.views.publishing.conftest import signed_in


def _address(proposal, rest: str) -> str:
    return f"/dot/2020/cong-bo/{proposal.pk}/xem-truoc/{rest}"


def _main(page: str) -> str:
    """What stands below the head of the page: the result itself, without whose menu it is."""
    return re.sub(r"\s+", " ", page.partition('<div class="stack">')[2].partition("</main>")[0])


def test_preview_is_the_page_that_the_unit_sees_afterwards(round, proposal, as_approver, approver):
    preview = as_approver.get(_address(proposal, "A/")).content.decode()
    approve_publication(proposal=proposal, by=approver)
    head = factories.make_person(Role.UNIT_HEAD, round.assessments.get(unit__code="A").unit)
    page = signed_in(head).get("/ket-qua/A/").content.decode()

    assert _main(preview) == _main(page)
    assert ("<strong>Xem trước.</strong>" in preview, "<strong>Xem trước.</strong>" in page) == (True, False)


def test_ranking_of_the_proposed_run_is_the_one_that_units_see_afterwards(
    round, proposal, as_approver, approver
):
    page = as_approver.get("/dot/2020/cong-bo/").content.decode()
    (address,) = re.findall(r'href="(/xep-hang/[^"]*)"', page.partition("Xem trước như đơn vị")[2])
    preview = as_approver.get(address).content.decode()
    approve_publication(proposal=proposal, by=approver)
    head = factories.make_person(Role.UNIT_HEAD, round.assessments.get(unit__code="A").unit)
    after = signed_in(head).get("/xep-hang/").content.decode()

    assert address == f"/xep-hang/?luot={proposal.run.code}"
    assert _main(preview).replace(f"?luot={proposal.run.code}", "") == _main(after)


def test_preview_stores_nothing(proposal, as_approver):
    as_approver.get(_address(proposal, "A/"))
    as_approver.get(_address(proposal, "A/phu-luc.pdf"))

    assert not Publication.objects.exists()


@pytest.mark.parametrize("rest", ["A/phu-luc.pdf", "cong-van.pdf"])
def test_paper_says_on_every_page_that_it_is_a_preview(proposal, as_approver, rest):
    answer = as_approver.get(_address(proposal, rest))
    pages = sheets(Pdf(answer.content, len(PdfReader(io.BytesIO(answer.content)).pages)))

    assert answer.headers["Content-Type"] == "application/pdf"
    assert {"XEM TRƯỚC" in page.text for page in pages} == {True}
    assert "Mã xác thực chưa cấp" in pages[-1].flat


def test_preview_of_a_unit_outside_the_run_is_not_found(proposal, as_approver):
    factories.make_unit(proposal.run.unit_scores.first().unit.group, "Z")

    assert [
        as_approver.get(_address(proposal, rest)).status_code for rest in ("Z/", "Z/phu-luc.pdf", "Q/")
    ] == [
        *(404, 404, 404),
    ]


@pytest.mark.parametrize("rest", ["A/", "A/phu-luc.pdf", "cong-van.pdf"])
@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.UNIT_OFFICER, Role.CLERK, Role.APPRAISER, None])
def test_preview_is_for_those_who_see_every_figure(proposal, rest, role):
    unit = proposal.run.unit_scores.get(unit__code="A").unit

    assert signed_in(factories.make_person(role, unit)).get(_address(proposal, rest)).status_code == 403
