from decimal import Decimal

import pytest

from results.core.tones import Tone
from results.selectors.frames import set_frames
from tests import factories

pytestmark = pytest.mark.django_db


def test_set_frames_come_in_group_order_with_classes_best_first(django_assert_num_queries):
    second, first = factories.make_group("DOC", "Ngành dọc", order=2), factories.make_group("SO", order=1)
    criteria_set = factories.make_set([second, first])

    with django_assert_num_queries(2):
        frames = set_frames(criteria_set.pk)

    assert [frame.code for frame in frames.groups] == ["SO", "DOC"]
    best = frames.group("SO").classes[0]
    assert (best.name, best.lower, best.tone) == ("Xuất sắc", Decimal(90), Tone.EXCELLENT)


def test_set_frames_hold_the_domains_and_the_survey_criteria():
    frames = set_frames(factories.make_set([factories.make_group()]).pk)

    assert [(d.code, d.max_points) for d in frames.group("SO").domains] == [("1", 10), ("2", 10)]
    assert [(c.group, c.title, c.questions) for c in frames.survey] == [("SO", "Tiêu chí 2.1", ("C1",))]


def test_set_frames_of_an_unknown_group_raise():
    with pytest.raises(KeyError):
        set_frames(factories.make_set([]).pk).group("XA")
