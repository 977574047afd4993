from dataclasses import replace
from datetime import date

import pytest

from accounts.models import AuditEvent
from scoring.models import Round, RoundProfile
from scoring.selectors.round_settings import fingerprint, settings_of
from scoring.services.change_round_profile import ProfileRefused, change_round_profile
from scoring.sheets.round_settings import RoundSettings
from tests import factories
from tests.scoring.handing_in import NOW, claim, make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make_desk()


def _stands(desk) -> RoundSettings:
    return settings_of(Round.objects.select_related("profile").get(pk=desk.round.pk))


def _change(desk, seen: RoundSettings, **fields) -> bool:
    own = {name: fields.pop(name) for name in ("public_annexes", "is_sample") if name in fields}
    wanted = replace(seen, profile=replace(seen.profile, **fields), **own)
    return change_round_profile(
        round=desk.round, settings=wanted, seen=fingerprint(seen), by=desk.admin, now=NOW
    )


def test_profile_is_changed_and_the_trail_keeps_from_and_to(desk):
    stands = _stands(desk)
    assert _change(desk, stands, signer_name="Lê A", sessions_from=date(2020, 12, 1), public_annexes=False)

    profile = RoundProfile.objects.select_related("round").get()
    assert (profile.signer_name, profile.province, profile.round.public_annexes) == (
        *("Lê A", "Ninh Thuận"),
        False,
    )
    assert AuditEvent.objects.get(verb="change_round_profile").detail == {
        "public_annexes": {"from": True, "to": False},
        "signer_name": {"from": "", "to": "Lê A"},
        "sessions_from": {"from": None, "to": "2020-12-01"},
    }


def test_profile_saved_twice_is_written_once(desk):
    stands = _stands(desk)
    answers = [_change(desk, stands, bases=["Luật A", "Nghị định B"]) for _ in range(2)]

    assert answers == [True, False]
    assert AuditEvent.objects.filter(verb="change_round_profile").count() == 1


def test_profile_changed_by_somebody_meanwhile_is_not_overwritten(desk):
    stands = _stands(desk)
    _change(desk, stands, signer_name="Lê A")

    with pytest.raises(ProfileRefused, match="Người khác vừa sửa"):
        _change(desk, stands, place="Phan Rang")
    assert RoundProfile.objects.values_list("signer_name", "place").get() == ("Lê A", "")


def test_profile_of_a_closed_round_stays(desk):
    Round.objects.update(state="closed")

    with pytest.raises(ProfileRefused, match="Đợt 2020 đã đóng"):
        _change(desk, _stands(desk), place="Phan Rang")


def test_profile_with_days_out_of_order_is_refused(desk):
    with pytest.raises(ProfileRefused, match="kết thúc làm việc trước khi bắt đầu"):
        _change(desk, _stands(desk), sessions_from=date(2020, 12, 2), sessions_to=date(2020, 12, 1))


def test_mark_of_sample_figures_stays_once_there_are_figures(desk):
    assert _change(desk, _stands(desk), is_sample=True)
    claim(desk.assessment())

    with pytest.raises(ProfileRefused, match="đã có số liệu"):
        _change(desk, _stands(desk), is_sample=False)
    assert Round.objects.get().is_sample


def test_profile_of_a_round_without_one_begins_with_the_defaults(desk):
    RoundProfile.objects.all().delete()

    assert _change(desk, _stands(desk), place="Phan Rang")
    assert RoundProfile.objects.values_list("place", "issuing_agency").get() == ("Phan Rang", "Sở Nội vụ")


def test_profile_published_keeps_its_words(desk):
    publication = factories.publish(factories.make_run(desk.round), letter={"signer_name": "Trần B"})
    _change(desk, _stands(desk), signer_name="Lê A")

    publication.refresh_from_db()
    assert publication.letter == {"signer_name": "Trần B"}
