import pytest
from django.test import Client

from accounts.models import ImportBatch, Role, Unit
from accounts.services.actors import system_actor
from scoring.core.types import RunKind
from scoring.models import Assignment, Criterion, PastResult
from tests import factories
from tests.scoring.sheets_of_units import NOW, saved
from tests.scoring.views.conftest import SHEET
from tests.scoring.views.test_sheet import text

PANEL = f"{SHEET}1.1/"
HTMX = {"HX-Request": "true"}


def test_panel_is_a_fragment_for_htmx_and_a_page_without_it(sheets, as_officer):
    fragment, page = as_officer.get(PANEL, headers=HTMX), as_officer.get(PANEL)

    assert (fragment.content.count(b"<html"), page.content.count(b"<html")) == (0, 1)
    assert text(fragment) in text(page)


def test_panel_tells_guidance_lead_unit_and_the_history(sheets, as_officer, officer):
    lead = Unit.objects.create(code="STP", name="Sở Tư pháp", group=sheets.a.unit.group)
    Criterion.objects.filter(code="1.1").update(evidence="Báo cáo năm", lead_unit=sheets.b.unit)
    Assignment.objects.create(
        round=sheets.round,
        group=sheets.a.unit.group,
        criterion_code="1.1",
        lead_unit=lead,
        assigned_at=NOW,
        assigned_by=officer,
    )
    for version, points in enumerate(("5", "7.5")):
        saved(sheets.a, officer, points=points, version=version)
    page = text(as_officer.get(PANEL, headers=HTMX))

    assert "<dd>Báo cáo năm</dd>" in page
    assert "<dd>Sở Tư pháp</dd>" in page
    assert page.index("<strong>Tự chấm: 7,5 điểm</strong>") < page.index("<strong>Tự chấm: 5 điểm</strong>")
    assert "Lê Thị Hoa, 09:00 ngày 10/11/2020" in page


def test_panel_tells_last_years_points_and_share_and_no_mean(sheets, as_officer):
    past = factories.make_round(sheets.round.criteria_set, 2019)
    run = factories.make_run(past, RunKind.FINAL)
    factories.make_score(run, sheets.a.unit, "8", "9")
    factories.make_score(run, sheets.b.unit, "3", "9")
    factories.publish(run)
    by = system_actor()
    batch = ImportBatch.objects.create(kind="past_results", file_name="x", imported_at=NOW, imported_by=by)
    PastResult.objects.create(year=2019, unit=sheets.a.unit, index=85, domains={"1": "80.5"}, batch=batch)
    page = text(as_officer.get(PANEL, headers=HTMX))

    assert "<dt>Điểm năm 2019</dt><dd>8,00</dd>" in page
    assert "<dd>80,50% điểm tối đa</dd>" in page
    assert '<td class="c-number c-past" data-label="Năm 2019">8,00</td>' in text(as_officer.get(SHEET))


def test_panel_costs_a_fixed_number_of_queries(sheets, as_officer, officer, django_assert_num_queries):
    for version in range(3):
        saved(sheets.a, officer, points=str(version), version=version)

    with django_assert_num_queries(13):
        as_officer.get(PANEL, headers=HTMX)


@pytest.mark.parametrize("address", [f"{SHEET}1/", f"{SHEET}1.9/", f"{SHEET}2.1/", "/tu-cham/2020/B/1/1.1/"])
def test_panel_of_nothing_or_of_others_does_not_exist(sheets, as_officer, address):
    assert as_officer.get(address).status_code == 404


@pytest.mark.parametrize("role", sorted({*Role} - {Role.UNIT_OFFICER, Role.UNIT_HEAD}))
def test_panel_is_for_who_may_read_the_sheet(sheets, role):
    client = Client()
    client.force_login(factories.make_person(role, sheets.a.unit))
    reads = role in {Role.ROUND_ADMIN, Role.DEPARTMENT_LEADER, Role.PROVINCE_LEADER}

    assert [client.get(page).status_code for page in (SHEET, PANEL)] == [200 if reads else 404] * 2
