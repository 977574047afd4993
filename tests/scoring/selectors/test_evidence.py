from datetime import UTC, date, datetime

import pytest

from accounts.services.actors import system_actor
from scoring.core.evidence import EvidenceFlag, FileType, ScanState
from scoring.models import Assessment, Timetable
from scoring.selectors.desk import with_frame
from scoring.selectors.evidence import named_evidence, named_evidence_of_all
from scoring.services.evidence.drop_use import drop_use
from scoring.services.evidence.replace_evidence import replace_evidence
from tests.cchc_portal.lib.files import samples
from tests.scoring.evidence import kept, opened, referred, upload, used

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 11, 2, tzinfo=UTC)


@pytest.fixture
def both() -> list[Assessment]:
    found = opened("A", "B")
    Timetable.objects.create(
        round=found[0].round,
        evidence_from=date(2020, 1, 1),
        evidence_to=date(2020, 12, 31),
        set_at=NOW,
        set_by=system_actor(),
    )
    return list(with_frame(Assessment.objects.all()))


def flags(assessment: Assessment) -> dict[str, list[EvidenceFlag]]:
    """By leaf, of its only document."""
    return {code: list(row.flags) for code, (row,) in named_evidence(assessment).items()}


def test_named_evidence_has_the_latest_file_of_each_document(both, django_assert_num_queries):
    a, _ = both
    first, second = kept(a.unit), referred(a.unit)
    replace_evidence(evidence=first, file=upload(samples.image("PNG"), "moi.png"), by=system_actor())
    used(a, first, place="trang 2")
    used(a, second)
    used(a, second, "2.1")

    with django_assert_num_queries(1):
        named = named_evidence(a)
    file = named["1.1"][0].file
    assert {code: [row.title for row in rows] for code, rows in named.items()} == {
        "1.1": ["Kế hoạch 01", "Kế hoạch CCHC"],
        "2.1": ["Kế hoạch CCHC"],
    }
    assert (named["1.1"][0].place, named["1.1"][1].file) == ("trang 2", None)
    assert file is not None
    assert (file.number, file.name, file.file_type, file.scan) == (
        *(2, "moi.png"),
        *(FileType.PNG, ScanState.NOT_SCANNED),
    )


def test_documents_of_all_sheets_cost_one_query(both, django_assert_num_queries):
    for assessment in both:
        used(assessment, referred(assessment.unit))

    with django_assert_num_queries(1):
        found = named_evidence_of_all(both)
    assert {key: list(named) for key, named in found.items()} == {a.pk: ["1.1"] for a in both}


def test_document_taken_away_is_not_named(both):
    a, _ = both
    drop_use(use=used(a, referred(a.unit)), by=system_actor())

    assert named_evidence(a) == {}


def test_file_that_lies_in_another_store_is_flagged_in_both(both):
    for assessment in both:
        used(assessment, kept(assessment.unit))
        used(assessment, referred(assessment.unit), "2.1")

    assert [flags(a) for a in both] == [{"1.1": [EvidenceFlag.SHARED], "2.1": []}] * 2


def test_document_of_another_year_is_flagged_where_the_round_sets_days(both):
    a, _ = both
    used(a, referred(a.unit, issued_on=date(2019, 12, 31)))
    flagged = flags(a)
    Timetable.objects.all().delete()
    without = with_frame(Assessment.objects.filter(pk=a.pk)).get()

    assert (flagged, flags(without)) == ({"1.1": [EvidenceFlag.OUTSIDE]}, {"1.1": []})
