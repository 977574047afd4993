import pytest

from feedback.core.words import ReplyKind
from feedback.models import Reply
from feedback.selectors.awaited import awaited_in
from tests.feedback.season import NOW, objected, saved, sent


def test_awaited_tells_who_answered_what(season):
    objected(season)
    saved(season, unit=season.b, by=season.other_head)

    found = [
        (one.unit.code, one.kind, bool(one.reply), bool(one.sending))
        for one in awaited_in(season.window, NOW)
    ]
    assert found == [
        ("A", ReplyKind.OBJECT, True, True),
        ("B", None, True, False),
        ("C", None, False, False),
    ]


@pytest.mark.parametrize("answers", [1, 2])
def test_awaited_takes_five_queries(season, answers, django_assert_num_queries):
    window = season.window
    for unit, head in ((season.a, season.head), (season.b, season.other_head))[:answers]:
        sent(season, ReplyKind.AGREE, unit=unit, by=head)
    with django_assert_num_queries(5):
        found = awaited_in(window, NOW)

    assert sum(one.answered for one in found) == Reply.objects.count() == answers
