from accounts.services.actors import system_actor
from results.selectors.own_claims import own_claims
from scoring.models import Assessment, Claim
from tests import factories


def test_own_claims_stand_beside_every_leaf_of_the_annex(small, django_assert_num_queries):
    assessment = Assessment.objects.create(round=small.round, unit=small.a)
    claim = Claim.objects.create(
        assessment=assessment,
        criterion_code="1.1",
        state="score",
        points=9,
        saved_at=factories.COMPUTED,
        saved_by=system_actor(),
    )

    with django_assert_num_queries(3):
        claims = own_claims(small.round, small.a)

    assert claims is not None
    assert [(node.code, found) for node, found in claims.rows] == [
        ("1", None),
        ("1.1", claim),
        ("2", None),
        ("2.1", None),
    ]
    assert (claims.claimed, claims.leaves, claims.state_label) == (1, 2, "Đang tự chấm")


def test_own_claims_of_a_unit_that_takes_no_part_are_none(small):
    assert own_claims(small.round, small.a) is None
