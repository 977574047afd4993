"""A request from its first keystroke to its decision, through addresses only."""

from django.utils import timezone

from feedback.core.words import ObjectionState
from feedback.models import Concurrence, Decision, ReplySending
from scoring.core.types import Stage
from scoring.models import Award
from tests.cchc_portal.lib.files import samples
from tests.scoring.evidence import upload

REPLY = "/y-kien/tra-loi/2020/A/"
LINE = f"{REPLY}tieu-chi/1.1/"
CHECK = f"{REPLY}kiem-tra/"


def day() -> str:
    return f"{timezone.localdate():%d/%m/%Y}"


def pdf():
    return upload(samples.pdf(), "Công văn 37.pdf")


def test_request_goes_from_the_unit_to_the_decision(live, as_person):
    officer, head, appraiser, admin = (
        as_person(p) for p in (live.officer, live.head, live.appraiser, live.admin)
    )
    typed = {"state": "score", "points": "8,5", "reason": "Thiếu số liệu tháng 12", "version": "0"}
    assert officer.post(LINE, typed).status_code == 302
    assert officer.post(f"{LINE}tai-lieu/", {"cach": "tep", "file": upload(samples.pdf())}).status_code == 302
    paper = {"paper-number": "37/UBND-NV", "paper-issued_on": day(), "paper-file": pdf()}
    assert officer.post(f"{CHECK}van-ban/", paper).status_code == 302
    sent = head.post(f"{CHECK}gui/", {"object-declared": "on"}, follow=True)
    assert ReplySending.objects.get().code in sent.content.decode()

    thread = f"/y-kien/{live.objection().pk}/"
    assert admin.post(f"{thread}chuyen/", {"chuyen-note": "Đề nghị đối chiếu"}).status_code == 302
    agreement = {
        "agrees": "co",
        "so-state": "score",
        "so-points": "8,5",
        "van-ban-form": "minutes",
        "van-ban-number": "12/BB",
        "van-ban-issued_on": day(),
        "van-ban-file": pdf(),
    }
    told = appraiser.post("/y-kien/thong-nhat/2020/A/1.1/", agreement, follow=True).content.decode()
    assert "Đã ghi ý kiến của đơn vị chủ trì." in told
    page = admin.get(thread).content.decode()
    assert "Nếu chấp nhận toàn bộ +1,50: chỉ số 60,00 → 66,00" in page
    verdict = {"quyet-dinh-outcome": "accept", "quyet-dinh-reason": "Đủ hồ sơ", "quyet-dinh-seen": "0"}
    assert admin.post(f"{thread}quyet-dinh/", verdict).status_code == 302

    assert live.objection().status == ObjectionState.ACCEPTED
    assert (Award.objects.get(stage=Stage.REVISION).points, Concurrence.objects.count()) == (8.5, 1)
    page = officer.get(thread).content.decode()
    assert [said in page for said in ("Quyết định: Chấp nhận toàn bộ", "Đủ hồ sơ", "12/BB")] == [True] * 3
    assert "Nếu chấp nhận" not in page


def test_thread_tells_the_points_agreed_to_and_awarded_and_the_day_of_each_step(live, as_person):
    officer, head, appraiser, admin = (
        as_person(p) for p in (live.officer, live.head, live.other_appraiser, live.admin)
    )
    line = f"{REPLY}tieu-chi/3.2/"
    officer.post(line, {"state": "score", "choice": "Có", "reason": "Có quyết định", "version": "0"})
    paper = {"paper-number": "37/UBND-NV", "paper-issued_on": day(), "paper-file": pdf()}
    officer.post(f"{CHECK}van-ban/", paper)
    head.post(f"{CHECK}gui/", {"object-declared": "on"})
    agreement = {"agrees": "co", "so-state": "score", "so-choice": "Có"}
    signed = {"form": "minutes", "number": "12/BB", "issued_on": day(), "file": pdf()}
    given = {**agreement, **{f"van-ban-{name}": value for name, value in signed.items()}}
    assert appraiser.post("/y-kien/thong-nhat/2020/A/3.2/", given).status_code == 302
    thread = f"/y-kien/{live.objection('3.2').pk}/"
    verdict = {"quyet-dinh-outcome": "accept", "quyet-dinh-reason": "Đủ hồ sơ", "quyet-dinh-seen": "0"}
    assert admin.post(f"{thread}quyet-dinh/", verdict).status_code == 302
    page = admin.get(thread).content.decode()

    told = ("Thống nhất: Có (5,00 điểm)", "Quyết định: Chấp nhận toàn bộ, Có (5,00 điểm)")
    assert [said in page for said in told] == [True, True]
    steps = page.partition('<ol class="steps">')[2].partition("</ol>")[0]
    assert (steps.count(f"<br>{day()}"), steps.count("<li")) == (3, 5)  # it was not routed
    assert "Nếu chấp nhận" not in page  # it is


def test_decision_over_another_is_told_on_the_page(live, as_person):
    officer, head, admin = (as_person(p) for p in (live.officer, live.head, live.admin))
    officer.post(LINE, {"state": "score", "points": "8", "reason": "Vì", "version": "0"})
    paper = {"paper-number": "37", "paper-issued_on": day(), "paper-file": pdf()}
    officer.post(f"{CHECK}van-ban/", paper)
    head.post(f"{CHECK}gui/", {"object-declared": "on"})
    decide = f"/y-kien/{live.objection().pk}/quyet-dinh/"
    verdict = {"quyet-dinh-outcome": "reject", "quyet-dinh-reason": "Không đủ", "quyet-dinh-seen": "0"}
    admin.post(decide, verdict)
    answer = admin.post(decide, {**verdict, "quyet-dinh-reason": "Khác"})

    assert answer.status_code == 422
    assert "vừa quyết định “Giữ nguyên điểm”" in answer.content.decode()
    assert Decision.objects.get().reason == "Không đủ"
    # The page shows the decision now, so that the next one may replace it.
    assert f'name="quyet-dinh-seen" value="{Decision.objects.get().pk}"' in answer.content.decode()
