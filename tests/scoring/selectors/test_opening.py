import json

import pytest

from scoring.selectors.opening import opening_facts
from scoring.sheets.round_settings import LetterProfile, RoundSettings
from tests.rounds import opened_edge_round

pytestmark = pytest.mark.django_db


def test_opening_facts_are_plain_data_in_one_query(django_assert_num_queries):
    edge = opened_edge_round()
    with django_assert_num_queries(1):
        facts = opening_facts(edge, RoundSettings(profile=LetterProfile(province="Mẫu")))

    assert facts == json.loads(json.dumps(facts))
    assert (facts["round"], facts["year"], facts["kind"]) == ("2031", 2031, "Chính thức")
    assert (facts["reference_date"], facts["version"]) == ("31/12/2031", 1)
    assert (sum(count for _, count in facts["groups"]), facts["units"]) == (11, 11)
    assert dict(facts["settings"])["Tỉnh"] == ["Mẫu"]
