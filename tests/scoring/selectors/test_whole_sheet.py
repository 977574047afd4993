from datetime import date, timedelta

import pytest

from accounts.services.actors import system_actor
from scoring.core.submission import Concern
from scoring.models import Assessment, ExemptionRefusal, Timetable
from scoring.selectors.desk import with_frame
from scoring.selectors.whole_sheet import whole_sheet
from tests.rounds import filled_edge_round
from tests.scoring.handing_in import NOW, ask_evidence, claim, make_desk, name_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make_desk()


def _concerns(desk) -> list[Concern]:
    return [finding.concern for finding in whole_sheet(desk.assessment()).findings]


def test_sheet_reads_claims_documents_and_findings_in_eight_queries(desk, django_assert_num_queries):
    ask_evidence()
    claim(desk.assessment())
    use = name_document(desk.assessment())
    assessment = desk.assessment()

    with django_assert_num_queries(7):
        sheet = whole_sheet(assessment)
    assert [criterion.code for criterion in sheet.criteria] == ["1", "1.1", "2", "2.1"]
    assert [domain.code for domain in sheet.progress.domains] == ["1", "2"]
    assert (sheet.claims["1.1"].version, sheet.documents["1.1"][0].title) == (1, use.evidence.title)
    assert (sheet.errors, sheet.warnings) == ((), ())


def test_sheet_of_many_domains_costs_as_many_queries(django_assert_num_queries):
    edge = filled_edge_round()
    assessment = with_frame(Assessment.objects.filter(round=edge))[0]

    with django_assert_num_queries(7):
        whole_sheet(assessment)


def test_findings_are_parted_into_what_forbids_and_what_warns(desk):
    ask_evidence()
    assert [finding.concern for finding in whole_sheet(desk.assessment()).errors] == [Concern.EMPTY]
    claim(desk.assessment(), points="0")
    sheet = whole_sheet(desk.assessment())

    assert (sheet.errors, [finding.concern for finding in sheet.warnings]) == ((), [Concern.ZERO])


def test_window_of_the_timetable_is_the_one_that_counts(desk):
    claim(desk.assessment())
    name_document(desk.assessment(), issued_on=date(2019, 12, 31))
    assert _concerns(desk) == []
    Timetable.objects.update(evidence_from=date(2020, 1, 1))

    assert _concerns(desk) == [Concern.OUT_OF_TIME]


@pytest.mark.parametrize(
    ("hours", "concern"), [(1, Concern.NO_EXEMPTION), (-1, Concern.UNANSWERED)], ids=["after", "before"]
)
def test_refusal_counts_until_the_exemption_is_asked_for_anew(desk, hours, concern):
    claim(desk.assessment(), points=None, state="not_applicable", reason="Không có TTHC")
    ExemptionRefusal.objects.create(
        assessment=desk.assessment(),
        criterion_code="1.1",
        reason="Có TTHC",
        refused_at=NOW + timedelta(hours=hours),
        refused_by=system_actor(),
    )

    assert _concerns(desk) == [concern]
