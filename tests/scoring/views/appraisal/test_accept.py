from scoring.models import Award
from tests.scoring.handing_in import ask_evidence, claim
from tests.scoring.views.appraisal.conftest import LINE, UNIT, client_of, judge_now
from tests.scoring.views.test_sheet import text

ALL = f"{UNIT}chap-nhan/"
ONE = f"{LINE}chap-nhan/"


def test_row_is_accepted_as_claimed_over_the_award_that_was_seen(desk, as_appraiser):
    claim(desk.assessment(), points="7.5")
    award = judge_now(desk, points="6", reason="Thiếu")
    stale = as_appraiser.post(ONE, {"version": "0"}, follow=True)
    answer = as_appraiser.post(ONE, {"version": str(award.pk)})

    assert "thẩm định lúc" in text(stale)
    assert (answer.headers["Location"], Award.objects.current().get().points) == (
        f"{UNIT}#tc-1.1",
        7.5,
    )


def test_rows_that_agree_are_accepted_at_once(desk, as_appraiser):
    claim(desk.assessment(), points="7.5")
    page = text(as_appraiser.get(UNIT))
    answer = as_appraiser.post(ALL, {"dong": ["1.1"]}, follow=True)

    assert "Chấp nhận 1 dòng khớp" in page
    assert "Đã chấp nhận 1 dòng." in text(answer)
    assert Award.objects.get().points == 7.5


def test_row_without_its_evidence_does_not_agree(desk, as_appraiser):
    ask_evidence()
    claim(desk.assessment(), points="7.5")
    answer = as_appraiser.post(ALL, {"dong": ["1.1"]}, follow=True)

    assert "Chấp nhận 1 dòng khớp" not in text(as_appraiser.get(UNIT))
    assert "Không còn dòng nào khớp để chấp nhận." in text(answer)
    assert Award.objects.count() == 0


def test_row_that_was_not_on_the_page_is_left(desk, as_appraiser):
    claim(desk.assessment(), points="7.5")
    as_appraiser.post(ALL, {"dong": []})

    assert Award.objects.count() == 0


def test_nobody_accepts_for_another_lead_unit(desk):
    claim(desk.assessment(), points="7.5")
    reader = client_of(desk.chief)
    answers = [reader.post(ALL, {"dong": ["1.1"]}), reader.post(ONE, {"version": "0"})]

    assert ([answer.status_code for answer in answers], Award.objects.count()) == ([302, 302], 0)
    assert client_of(desk.admin).get(ONE).status_code == 405
