from datetime import timedelta

import pytest

from accounts.models import AuditEvent
from feedback.models import WindowExtension
from feedback.selectors.windows import closing_of
from feedback.services.extend_window import ExtensionRefused, extend_window, set_lead_deadline
from feedback.services.refusals import ThreadRefused
from feedback.services.thread.route_objection import route_objection
from scoring.models import Round
from tests.feedback.season import CLOSES, NOW, objected

LATER = CLOSES + timedelta(days=2)


def extend(season, **changes):
    given = {"closes_at": LATER, "reason": "Bão", "document": "5/SNV", "by": season.admin, "now": NOW}
    return extend_window(window=season.window, **{"unit": season.a, **given, **changes})


def test_extension_is_the_units_alone(season):
    extend(season)
    own, other = (closing_of(season.window, unit, NOW) for unit in (season.a, season.b))

    assert (own.closes_at, own.extended) == (LATER, True)
    assert (other.closes_at, other.extended) == (CLOSES, False)


def test_extension_after_the_closing_opens_the_window_again(season):
    extend(season, now=CLOSES)

    assert closing_of(season.window, season.a, CLOSES).lock == ""


def test_extension_is_in_the_audit_chain(season):
    extend(season)

    event = AuditEvent.objects.get(verb="extend_window")
    assert event.detail == {
        "unit": "A",
        "closes_at": LATER.isoformat(),
        "reason": "Bão",
        "document": "5/SNV",
    }


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": " "}, "lý do và số văn bản"),
        ({"document": ""}, "lý do và số văn bản"),
        ({"closes_at": CLOSES}, "sau hạn đang có"),
        ({"closes_at": NOW}, "sau lúc này"),
    ],
)
def test_extension_is_refused(season, changes, said):
    with pytest.raises(ExtensionRefused, match=said):
        extend(season, **changes)
    assert WindowExtension.objects.count() == 0


def test_extension_of_a_unit_without_results_is_refused(season):
    with pytest.raises(ExtensionRefused, match="không có kết quả"):
        extend(season, unit=season.lead)


def test_extension_by_others_or_after_the_final_is_refused(season):
    with pytest.raises(ThreadRefused, match="Chỉ quản trị đợt"):
        extend(season, by=season.head)
    Round.objects.update(state="final")
    with pytest.raises(ExtensionRefused, match="không gia hạn được nữa"):
        extend(season)


def test_lead_deadline_moves_what_the_lead_unit_has_been_sent(season):
    route_objection(objection=objected(season), by=season.admin, now=NOW)
    set_lead_deadline(window=season.window, lead_unit=season.lead, due_at=LATER, by=season.admin, now=NOW)

    assert season.objection().due_at == LATER


def test_lead_deadline_in_the_past_is_refused(season):
    with pytest.raises(ExtensionRefused, match="sau lúc này"):
        set_lead_deadline(window=season.window, lead_unit=season.lead, due_at=NOW, by=season.admin, now=NOW)
