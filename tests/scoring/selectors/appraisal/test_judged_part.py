from decimal import Decimal

import pytest

from scoring.selectors.annex import annex_of
from scoring.selectors.appraisal.judged_part import judged_part
from tests.scoring.appraising import NOW, freeze_set, make_appraisal
from tests.scoring.handing_in import claim


@pytest.mark.django_db
def test_part_holds_the_domain_its_claims_and_what_the_person_judges(django_assert_num_queries):
    desk = make_appraisal()
    claim(desk.assessment(), points="7.5")
    freeze_set()
    assessment = desk.assessment()
    leaf = next(criterion for criterion in annex_of(assessment) if criterion.code == "1.1")

    chiefs = judged_part(assessment, leaf, desk.chief, NOW.date())
    with django_assert_num_queries(4):  # the frozen set is read by now
        part = judged_part(assessment, leaf, desk.appraiser, NOW.date())
        own = part.own

    assert (part.domain, [found.code for found in part.leaves]) == ("1", ["1.1"])
    assert {code: entry.points for code, entry in part.claims.items()} == {"1.1": Decimal("7.5")}
    assert ([found.code for found in own], chiefs.own) == (["1.1"], ())
