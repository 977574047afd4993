"""Who gets what, before, during and after the window, with requests of others that could leak."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Role
from feedback.core.words import ReplyKind
from feedback.models import FeedbackWindow, Objection, Paper, ReplySending
from feedback.services.reply.attach_paper import attach_paper
from feedback.services.thread.route_objection import route_objection
from tests import factories
from tests.feedback.season import NOW, Season, agreed, make_season, paper, saved, sent

SECRET = "Căn cứ chỉ đơn vị B biết"
OWN_SECRET = "Căn cứ chỉ đơn vị A biết"
REPLY = "/y-kien/tra-loi/2020/A/"
PEOPLE = (
    "officer",
    "head",
    "other_head",
    "appraiser",
    "other_appraiser",
    "member",
    "admin",
    "leader",
    "clerk",
)
STATES = {"before": (2, 5), "during": (-2, 3), "after": (-5, -1)}  # days from now: opens, closes


@pytest.fixture(params=STATES)
def world(request, db) -> tuple[str, Season]:
    """A asks about 1.1 (led by L); B about 3.2 (led by M) and, routed to the member, about 3.1."""
    season = make_season()
    saved(season, reason=OWN_SECRET, points="9")
    _paper(season, season.a, season.officer)
    sent(season)
    for code, asked in (("3.2", {"points": "4"}), ("3.1", {"points": "5"})):
        saved(season, code, unit=season.b, by=season.other_head, reason=SECRET, **asked)
    _paper(season, season.b, season.other_head)
    sent(season, unit=season.b, by=season.other_head)
    route_objection(objection=season.objection("3.1", season.b), member=season.member, by=season.admin)
    agreed(season)
    opens, closes = (timezone.now() + timedelta(days=days) for days in STATES[request.param])
    FeedbackWindow.objects.update(opens_at=opens, closes_at=closes)
    return request.param, season


def _paper(season, unit, by) -> None:
    attach_paper(window=season.window, unit=unit, given=paper(f"37/{unit.code}"), by=by, now=NOW)


def _person(season: Season, name: str):
    made = {"leader": Role.PROVINCE_LEADER, "clerk": Role.CLERK}
    return factories.make_person(made[name]) if name in made else getattr(season, name)


def _expected(season: Season) -> dict[str, dict[str, int]]:
    """Address → who gets 200; the refusal of everybody else."""
    own, theirs, routed = (
        season.objection(),
        season.objection("3.2", season.b),
        season.objection("3.1", season.b),
    )
    office = {"admin", "leader"}
    unit_a = {"officer", "head"}
    receipt = ReplySending.objects.get(reply__unit=season.a).code
    own_paper = Paper.objects.get(number="37/A")
    rows = {
        "/y-kien/": (set(PEOPLE) - {"clerk"}, 403),
        "/y-kien/danh-sach.xlsx": (set(PEOPLE) - {"clerk"}, 403),
        "/y-kien/hom-nay/": (office, 403),
        "/y-kien/don-vi/": (office, 403),
        "/y-kien/don-vi/2020/A/gia-han/": ({"admin"}, 403),
        "/y-kien/chu-tri/2020/": ({"admin"}, 403),
        REPLY: (unit_a, 404),
        f"{REPLY}kiem-tra/": (unit_a, 404),
        f"{REPLY}tieu-chi/1.1/": (unit_a, 404),
        f"{REPLY}bien-nhan/{receipt}/": (unit_a | office, 404),
        f"/y-kien/{own.pk}/": (unit_a | office | {"appraiser"}, 404),
        f"/y-kien/{theirs.pk}/": ({"other_head", "other_appraiser"} | office, 404),
        f"/y-kien/{routed.pk}/": ({"other_head", "member", "head"} | office, 404),
        f"/y-kien/van-ban/{own_paper.pk}/": (unit_a | office | {"appraiser"}, 404),
        "/y-kien/thong-nhat/2020/A/1.1/": ({"appraiser", "admin"}, 403),
        "/y-kien/thong-nhat/2020/B/3.1/": ({"member", "admin"}, 403),
    }
    return {
        address: {who: 200 if who in may else refusal for who in PEOPLE}
        for address, (may, refusal) in rows.items()
    }


def test_matrix_of_people_and_addresses_in_every_state(world, as_person):
    _, season = world
    clients = {name: as_person(_person(season, name)) for name in PEOPLE}
    expected = _expected(season)
    found = {address: {name: _status(clients[name], address) for name in PEOPLE} for address in expected}

    assert found == expected


def _status(client, address: str) -> int:
    answer = client.get(address)
    b"".join(answer)
    return answer.status_code


def test_nothing_of_another_units_request_leaks(world, as_person):
    _, season = world
    seen = {
        name: [
            as_person(getattr(season, name)).get(address).content.decode()
            for address in ("/y-kien/", "/y-kien/thong-nhat/", REPLY, "/")
        ]
        for name in ("officer", "appraiser", "other_appraiser", "member")
    }
    codes = {x.criterion_code: x.code for x in Objection.objects.all()}
    told = {name: "".join(pages) for name, pages in seen.items()}

    assert {name: (codes["1.1"] in text, codes["3.2"] in text) for name, text in told.items()} == {
        "officer": (True, False),
        "appraiser": (True, False),
        "other_appraiser": (False, True),
        "member": (False, False),
    }
    assert all(SECRET not in text for text in told.values())


def test_writing_by_state_of_the_window(world, as_person):
    state, season = world
    head = as_person(season.head)
    withdrawn = head.post(f"{REPLY}kiem-tra/rut/", {"withdraw-reason": "Sửa số liệu"})

    assert withdrawn.status_code == (302 if state == "during" else 422)
    if state == "after":
        assert "Đã hết thời gian phản hồi (nhận " in withdrawn.content.decode()


def test_posts_of_others_are_refused(world, as_person):
    _, season = world
    thread = f"/y-kien/{season.objection().pk}/"
    posts = {
        (season.appraiser, f"{thread}quyet-dinh/"): 403,
        (season.appraiser, f"{thread}chuyen/"): 403,
        (season.officer, f"{thread}quyet-dinh/"): 403,
        (season.other_head, f"{thread}trao-doi/"): 404,
        (season.officer, f"{REPLY}kiem-tra/gui/"): 403,
        (season.other_head, f"{REPLY}kiem-tra/gui/"): 404,
        (season.admin, f"{REPLY}tieu-chi/1.1/"): 404,
        (season.head, "/y-kien/don-vi/"): 403,
    }
    found = {(p, address): as_person(p).post(address).status_code for p, address in posts}

    assert found == posts


def test_leaders_read_and_do_not_write(world, as_person):
    _, season = world
    leader = as_person(factories.make_person(Role.DEPARTMENT_LEADER))
    thread = f"/y-kien/{season.objection().pk}/"

    page = leader.get(thread).content.decode()
    assert ("Nếu chấp nhận" in page, "Ghi quyết định" in page) == (True, False)
    assert leader.post(f"{thread}quyet-dinh/").status_code == 403
    assert leader.post("/y-kien/don-vi/").status_code == 403


def test_agreement_of_everything_has_its_receipt(db, as_person):
    season = make_season()
    now = timezone.now()
    FeedbackWindow.objects.update(opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=1))
    head = as_person(season.head)
    answer = head.post(f"{REPLY}kiem-tra/thong-nhat/", {"agree-declared": "on"}, follow=True)

    sending = ReplySending.objects.get()
    assert sending.kind == ReplyKind.AGREE
    assert sending.code in answer.content.decode()
