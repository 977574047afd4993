from datetime import UTC, datetime, timedelta

import pytest

from results.core.timeline import SeasonFacts, timeline

NOW = datetime(2021, 1, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=5)
EARLIER = NOW - timedelta(days=5)
NOTHING = {
    "units": 3,
    "submitted": 0,
    "appraised": False,
    "handed_over_at": None,
    "provisional_at": None,
    "closes_at": None,
    "final_at": None,
}
PUBLISHED = {"appraised": True, "handed_over_at": EARLIER, "provisional_at": EARLIER}


@pytest.mark.parametrize(
    ("facts", "states"),
    [
        ({}, "now todo todo todo todo todo"),
        ({"submitted": 3}, "done now todo todo todo todo"),
        ({"appraised": True}, "done now todo todo todo todo"),
        ({"appraised": True, "handed_over_at": NOW}, "done done now todo todo todo"),
        ({**PUBLISHED, "closes_at": LATER}, "done done done done now todo"),
        ({**PUBLISHED, "closes_at": EARLIER}, "done done done done done now"),
        ({**PUBLISHED, "closes_at": NOW}, "done done done done done now"),
        ({**PUBLISHED, "final_at": NOW}, "done done done done done done"),
    ],
)
def test_timeline_states_by_what_has_happened(facts, states):
    steps = timeline(SeasonFacts(**{**NOTHING, **facts}), NOW)

    assert " ".join(step.state for step in steps) == states


def test_timeline_tells_how_many_units_submitted():
    assert timeline(SeasonFacts(**{**NOTHING, "submitted": 2}), NOW)[0].note == "2/3 đơn vị đã nộp"


def test_timeline_carries_the_moments():
    steps = {s.name: s for s in timeline(SeasonFacts(**{**NOTHING, **PUBLISHED, "closes_at": LATER}), NOW)}

    assert (steps["Kết quả dự kiến"].at, steps["Phản hồi"].closes_at) == (EARLIER, LATER)
