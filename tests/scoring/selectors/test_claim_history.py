import pytest

from scoring.core.types import EntryState
from scoring.models import Claim, ClaimChange
from scoring.selectors.claim_history import claim_versions, replayed_claims
from tests import factories
from tests.rounds import filled_edge_round
from tests.scoring.sheets_of_units import NOW, make_sheets, saved

pytestmark = pytest.mark.django_db


def _rows(claims) -> dict[str, tuple]:
    return {c.criterion_code: (c.entered(), c.version, c.saved_at, c.saved_by_id) for c in claims}


def test_history_of_a_line_is_told_latest_first(django_assert_num_queries):
    sheets, hoa = make_sheets(), factories.make_person(None, username="hoa")
    for version, points in enumerate(("5", "6", "7")):
        saved(sheets.a, hoa, points=points, version=version)
    saved(sheets.b, hoa, points="1")

    with django_assert_num_queries(1):
        found = [
            (c.version, int(c.points), c.saved_by.get_full_name()) for c in claim_versions(sheets.a, "1.1")
        ]
    assert found == [(3, 7, "Lê Thị Hoa"), (2, 6, "Lê Thị Hoa"), (1, 5, "Lê Thị Hoa")]


def test_claims_rebuilt_from_their_history_are_the_claims():
    """Imported ones, then edited on the sheet."""
    edge, hoa = filled_edge_round(), factories.make_person(None, username="hoa")
    assessment = edge.assessments.get(unit__code="P01")
    claim = Claim.objects.get(assessment=assessment, criterion_code="A.2")
    saved(
        assessment, hoa, code="A.2", version=claim.version, state=EntryState.NO_CASE, reason="Không có hồ sơ"
    )

    for one in edge.assessments.all():
        assert _rows(replayed_claims(one).values()) == _rows(Claim.objects.filter(assessment=one))


def test_history_with_a_gap_is_not_replayed():
    sheets, hoa = make_sheets(), factories.make_person(None, username="hoa")
    ClaimChange.objects.create(
        assessment=sheets.a,
        criterion_code="1.1",
        state="score",
        points=7,
        version=2,
        source="sheet",
        saved_at=NOW,
        saved_by=hoa,
    )
    with pytest.raises(ValueError, match=r"tiêu chí 1.1 thiếu lần 1"):
        replayed_claims(sheets.a)
