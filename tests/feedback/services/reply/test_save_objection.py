import pytest

from feedback.core.words import ReplyKind
from feedback.models import Objection, ObjectionChange
from feedback.services.refusals import ReplyRefused, WindowClosed
from feedback.services.reply.drop_objection import drop_objection
from feedback.services.reply.save_objection import NoSuchLine, ObjectionConflict, save_objection
from scoring.core.types import EntryState
from tests.accounts.people import at_once
from tests.feedback.season import CLOSES, GROUNDS, NOW, asking, make_season, saved, sent


def test_save_first_version_with_its_points_and_lead(season):
    row = saved(season)

    assert (row.version, row.asked_points, row.lead_unit, row.reason) == (1, 9, season.lead, GROUNDS)
    assert row.code == f"YK-2020-{row.pk:04d}"


def test_save_keeps_every_version(season):
    saved(season)
    saved(season, version=1, points="8.5")

    rows = ObjectionChange.objects.order_by("id").values_list("version", "points", "dropped")
    assert list(rows) == [(1, 9, False), (2, 8.5, False)]


def test_save_the_same_again_is_accepted_under_any_version(season):
    saved(season)

    assert saved(season, version=0).version == 1
    assert ObjectionChange.objects.count() == 1


@pytest.mark.parametrize("version", [0, 2])
def test_save_over_another_persons_is_a_conflict(season, version):
    saved(season)

    with pytest.raises(ObjectionConflict, match="Lê Thị Hoa lưu lúc 09:00 ngày 12/01/2021") as refusal:
        saved(season, version=version, points="8")
    assert refusal.value.objection == season.objection()
    assert season.objection().points == 9


def test_save_of_an_unfinished_request_is_kept(season):
    row = saved(season, points="9", reason="")

    assert (row.reason, row.asked_points) == ("", 9)


def test_save_of_a_ratio_compared_with_the_best_has_no_points_yet(season):
    row = saved(season, "3.1", value="120", denominator="100")

    assert (row.asked_points, row.lead_unit) == (None, season.a)


def test_save_of_an_exemption_and_of_a_survey_leaf(season):
    exempt = saved(season, "3.2", state=EntryState.NOT_APPLICABLE)
    surveyed = saved(season, "2.1", points="9")

    assert (exempt.asked_points, surveyed.asked_points) == (None, 9)


def test_save_by_others_is_refused(season):
    for person in (season.other_head, season.admin, season.appraiser):
        with pytest.raises(ReplyRefused, match="Chỉ cán bộ và thủ trưởng của Sở A"):
            saved(season, by=person)
    assert Objection.objects.count() == 0


def test_save_of_a_leaf_that_is_not_in_the_annex_is_refused(season):
    for code in ("9.9", "1"):
        with pytest.raises(NoSuchLine, match=f"không có tiêu chí {code}"):
            saved(season, code)


def test_save_after_the_closing_is_refused(season):
    with pytest.raises(WindowClosed, match="nhận hết ngày 14/01/2021"):
        saved(season, now=CLOSES)


def test_save_after_sending_is_refused(season):
    sent(season, ReplyKind.AGREE)

    with pytest.raises(ReplyRefused, match="Ý kiến đã gửi"):
        saved(season)


def test_save_once_published_anew_is_refused(season):
    publication = season.window.publication
    type(publication).objects.create(
        **{f.attname: getattr(publication, f.attname) for f in publication._meta.fields if f.name != "id"}
        | {"number": 2, "replaces_id": publication.pk}
    )
    window = publication.window

    with pytest.raises(WindowClosed, match="đã được công bố lại"):
        save_objection(
            window=window,
            unit=season.a,
            criterion_code="1.1",
            entry=asking(),
            version=0,
            by=season.officer,
            now=NOW,
        )


def test_drop_takes_the_request_out_and_keeps_it(season):
    row = saved(season)
    drop_objection(objection=row, by=season.officer, now=NOW)

    assert list(Objection.objects.standing()) == []
    assert [c.dropped for c in ObjectionChange.objects.order_by("id")] == [False, True]


def test_drop_then_save_takes_the_request_up_again(season):
    drop_objection(objection=saved(season), by=season.officer, now=NOW)
    row = saved(season, points="8")

    assert (row.version, row.dropped_at, Objection.objects.count()) == (3, None, 1)


def test_drop_by_another_unit_is_refused(season):
    with pytest.raises(ReplyRefused, match="Chỉ cán bộ"):
        drop_objection(objection=saved(season), by=season.other_head, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_saves_at_once_keep_one_and_tell_the_others():
    season = make_season()
    window = season.window
    asked = {"window": window, "unit": season.a, "criterion_code": "1.1", "version": 0, "by": season.officer}

    def save(points: str):
        try:
            return save_objection(entry=asking(points=points), now=NOW, **asked).objection.version
        except ObjectionConflict:
            return "conflict"

    found = at_once(*[lambda n=n: save(n) for n in ("8", "8.25", "8.5", "8.75")])

    assert sorted(map(str, found)) == ["1", "conflict", "conflict", "conflict"]
    assert ObjectionChange.objects.count() == 1
