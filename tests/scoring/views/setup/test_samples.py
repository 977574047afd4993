import pytest
from django.conf import settings

from accounts.models import ImportKind
from results.core.import_kinds import PAGES
from scoring.views.setup.samples import SAMPLES
from tests.uploads import checked, handed_in

DEMO = settings.BASE_DIR / "demo"


def test_sample_of_each_workbook_is_the_file_that_its_page_names():
    named = {page.slug: page.sample for page in PAGES if page.kind != ImportKind.ACCOUNTS}

    assert named == SAMPLES


@pytest.mark.parametrize("slug", SAMPLES)
def test_sample_comes_as_it_is(as_admin, slug):
    answer = as_admin.get(f"/dot/bang-mau/{slug}.xlsx")

    assert b"".join(answer) == (DEMO / SAMPLES[slug]).read_bytes()
    assert answer["Content-Disposition"] == f'attachment; filename="{SAMPLES[slug]}"'


def test_sample_of_no_workbook_is_not_found(as_admin):
    assert as_admin.get("/dot/bang-mau/manage.xlsx").status_code == 404


def test_sample_can_be_handed_in(as_admin, admin):
    upload = checked(handed_in(DEMO / "don-vi.xlsx", ImportKind.UNITS))

    assert (upload.report["refused"], upload.report["counts"]["created"]) == (False, 32)
