import re

import pytest

from accounts.models import Role
from scoring.core.words import SecondLookOutcome
from scoring.models import AppraisalPart, Assessment, Claim, Criterion, Round, SecondLook
from scoring.services.appraisal.ask_second_look import ask_second_look
from scoring.services.appraisal.close_part import close_parts
from scoring.services.appraisal.confirm_part import confirm_parts
from scoring.services.appraisal.part_step import PartRef
from scoring.services.appraisal.settle_second_look import settle_second_look
from tests import factories
from tests.scoring.appraising import freeze_set
from tests.scoring.handing_in import ask_evidence, claim
from tests.scoring.views.appraisal.conftest import DOWN, UNIT, client_of, judge_now
from tests.scoring.views.test_sheet import states, text

OWN = "/tham-dinh/2020/don-vi/LEAD/1/"


def other_lead(desk) -> Criterion:
    """A leaf 1.2 of the domain that another unit leads."""
    leaf = Criterion.objects.get(code="1.1")
    leaf.pk, leaf.code, leaf.title, leaf.lead_unit, leaf.order = None, "1.2", "Tiêu chí 1.2", desk.b, 9
    leaf.save()
    return leaf


def test_row_shows_what_was_claimed_beside_empty_fields(desk, as_appraiser):
    claim(desk.assessment(), points="7.5")
    page = text(as_appraiser.get(UNIT))

    assert states(as_appraiser.get(UNIT)) == {"1.1": "empty"}
    assert re.findall(r'name="points" value="([^"]*)"', page) == [""]
    assert "placeholder" not in page
    assert 'data-label="Tự chấm">7,50</td>' in page
    sums = dict(re.findall(r'<(?:b|span) data-sum="(claimed|awarded|gap)">([^<]*)<', page))
    assert sums == {"claimed": "7,50", "awarded": "–", "gap": "–"}


def test_judged_row_shows_the_difference_and_its_reason(desk, as_appraiser):
    claim(desk.assessment(), points="7.5")
    award = judge_now(desk, points="6", reason="Thiếu báo cáo")
    page = text(as_appraiser.get(UNIT))

    assert re.findall(r'data-version="(\d+)"', page) == [str(award.pk)]
    assert '<output data-difference data-tone="fall">−1,50</output>' in page
    assert ">Thiếu báo cáo</textarea>" in page
    assert '(<span data-sum="gap">−1,50</span>)' in page


def test_override_shows_both_figures(desk, as_appraiser):
    Criterion.objects.filter(code="1.1").update(method="ratio", parameters="")
    claim(desk.assessment(), points=None, value=30, denominator=40)
    judge_now(desk, value="30", denominator="40", points="6", reason="Hồ sơ chậm")

    said = "Điểm ấn định 6,00 thay cho kết quả theo quy tắc (7,50 điểm)."
    assert said in text(as_appraiser.get(UNIT))


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [("chua-tham-dinh", 0), ("co-chenh-lech", 1), ("thieu-tai-lieu", 1), ("khac-nam-truoc", 0)],
)
def test_filter_keeps_its_rows(desk, as_appraiser, wanted, kept):
    ask_evidence()
    claim(desk.assessment(), points="7.5")
    judge_now(desk, points="6", reason="Thiếu báo cáo")

    assert len(states(as_appraiser.get(f"{UNIT}?loc={wanted}"))) == kept


def test_awards_of_another_lead_unit_are_not_shown_in_the_whole_domain(desk, as_appraiser):
    other_lead(desk)
    claim(desk.assessment(), "1.2", points="4")
    other = factories.make_person(Role.APPRAISER, desk.b, "khac")
    judge_now(desk, by=other, code="1.2", points="3.25", reason="Thiếu")
    page = text(as_appraiser.get(f"{UNIT}?xem=ca-linh-vuc"))

    assert list(states(as_appraiser.get(UNIT))) == ["1.1"]
    assert states(as_appraiser.get(f"{UNIT}?xem=ca-linh-vuc")) == {"1.1": "empty", "1.2": "locked"}
    assert ("4,00" in page, "3,25" in page, "Đơn vị khác chủ trì" in page) == (True, False, True)
    assert [f'href="{UNIT}{code}/"' in page for code in ("1.1", "1.2")] == [True, False]


def test_whole_domain_offers_no_domain_of_which_the_person_reads_nothing(desk, as_appraiser):
    whole = f"{UNIT}?xem=ca-linh-vuc"

    assert "/don-vi/A/2/" not in text(as_appraiser.get(whole))
    assert "/don-vi/A/2/" in text(client_of(desk.member).get(whole))


def test_line_of_the_lead_unit_itself_is_locked_with_the_sentence(desk, as_appraiser):
    claim(desk.assessment(desk.lead), points="10")
    judge_now(desk, unit=desk.lead, by=desk.member, points="3.25", reason="Thiếu")
    page = text(as_appraiser.get(OWN))

    assert states(as_appraiser.get(OWN)) == {"1.1": "locked"}
    assert "Đơn vị chủ trì không tự thẩm định dòng của mình; Tổ giúp việc thẩm định." in page
    assert "3,25" not in page
    assert "3,25" in text(client_of(desk.member).get(OWN))


def test_own_line_is_flagged_where_the_round_allows_it(desk, as_appraiser):
    Round.objects.update(appraises_own=True)
    page = text(as_appraiser.get(OWN))

    assert states(as_appraiser.get(OWN)) == {"1.1": "empty"}
    assert "Đơn vị tự thẩm định dòng của mình, được đợt này cho phép" in page


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("open", ["Đang thẩm định", "Hoàn tất lĩnh vực"]),
        ("closed", ["Chờ thủ trưởng xác nhận", "Xác nhận lĩnh vực"]),
        ("accepted", ["Sở Nội vụ đã chấp nhận", "Xác nhận lĩnh vực"]),
    ],
)
def test_head_tells_where_the_part_stands(desk, as_appraiser, state, words):
    AppraisalPart.objects.create(
        assessment=desk.assessment(), domain_code="1", lead_unit=desk.lead, state=state
    )
    head = text(as_appraiser.get(UNIT)).split('class="page-head"')[1].split("desk-tabs")[0]
    part = re.findall(r'href="/tham-dinh/2020/xac-nhan/A/1/LEAD/">.*?</svg>([^<]+)</a>', head)

    assert [re.findall(r'class="status[^>]*>.*?</svg>([^<]+)</span>', head)[0], *part] == words


def test_head_does_not_lead_to_the_own_part_that_others_judge(desk, as_appraiser):
    assert "/xac-nhan/LEAD/1/LEAD/" not in text(as_appraiser.get(OWN))
    assert "/xac-nhan/LEAD/1/LEAD/" in text(client_of(desk.member).get(OWN))


def marked(desk, unit=None) -> SecondLook:
    """A second look that is asked of the judged line 1.1."""
    judge_now(desk, unit=unit, by=desk.member if unit else None, points="6", reason="Thiếu")
    sent = {"criterion_code": "1.1", "reason": "Khác đơn vị B", "by": desk.admin}
    return ask_second_look(assessment=desk.assessment(unit), **sent)


def test_row_to_be_looked_at_again_says_why_until_it_is_settled(desk, as_appraiser):
    claim(desk.assessment(), points="7.5")
    look = marked(desk)
    place = f'<a href="/tham-dinh/2020/xem-lai/#dong-{look.pk}"'
    before = text(as_appraiser.get(UNIT))
    settle_second_look(look=look, outcome=SecondLookOutcome.KEPT, answer="Đúng", by=desk.appraiser)

    assert f"Cần xem lại: Khác đơn vị B {place}" in before
    assert place not in text(as_appraiser.get(UNIT))


def test_look_at_an_own_line_is_not_shown_to_its_unit(desk, as_appraiser):
    claim(desk.assessment(desk.lead), points="10")
    marked(desk, desk.lead)

    assert "Khác đơn vị B" not in text(as_appraiser.get(OWN))
    assert "Khác đơn vị B" in text(client_of(desk.member).get(OWN))


def test_row_leads_to_asking_the_unit_for_more(desk, as_appraiser):
    asking = 'href="/tham-dinh/2020/bo-sung/A/?tc=1.1"'

    assert asking in text(as_appraiser.get(UNIT))
    assert asking not in text(client_of(desk.chief).get(UNIT))


def test_row_whose_claim_changed_after_it_was_judged_asks_for_a_reason(desk, as_appraiser):
    told = "Khác điểm tự chấm hiện nay mà chưa ghi lý do"
    part = "/tham-dinh/2020/xac-nhan/A/1/LEAD/"
    claim(desk.assessment(), points="7")
    judge_now(desk, points="7")
    assert told not in text(as_appraiser.get(UNIT))

    Claim.objects.update(points=8)

    assert told in text(as_appraiser.get(UNIT))
    assert "Khác điểm tự chấm, chưa ghi lý do" in text(as_appraiser.get(part))


def test_closed_part_does_not_lead_to_asking_for_more(desk, as_appraiser):
    asking = 'href="/tham-dinh/2020/bo-sung/A/'
    claim(desk.assessment(), points="7")
    judge_now(desk, points="7")
    assert asking in text(as_appraiser.get(UNIT))

    close_parts(round=desk.round, parts=[PartRef(desk.assessment().pk, "1", desk.lead.pk)], by=desk.appraiser)

    assert asking not in text(as_appraiser.get(UNIT))


def test_closed_part_says_why_and_has_no_fields(desk, as_appraiser):
    AppraisalPart.objects.create(
        assessment=desk.assessment(), domain_code="1", lead_unit=desk.lead, state="closed"
    )
    page = text(as_appraiser.get(UNIT))

    assert "Lĩnh vực đã thẩm định xong; muốn sửa thì mở lại, có lý do." in page
    assert re.findall(r'name="version"', page) == []


def test_locked_part_tells_who_locked_it(desk, as_appraiser):
    claim(desk.assessment(), points="7.5")
    judge_now(desk, points="7.5")
    part = [PartRef(desk.assessment().pk, "1", desk.lead.pk)]
    close_parts(round=desk.round, parts=part, by=desk.appraiser)
    confirm_parts(round=desk.round, parts=part, by=desk.chief)
    told = f"{desk.chief.full_name} xác nhận lúc "

    assert told in text(as_appraiser.get(UNIT))
    assert told in text(as_appraiser.get(DOWN))


@pytest.mark.parametrize("state", ["draft", "with_head"])
def test_claims_of_a_sheet_that_is_with_its_unit_are_not_shown(desk, as_appraiser, state):
    claim(desk.assessment(), points="7.5")
    Assessment.objects.update(state=state)
    page = text(as_appraiser.get(UNIT))

    assert ("7,50" in page, "Đơn vị chưa nộp bản tự chấm." in page) == (False, True)


def test_next_unit_stays_inside_the_filter(desk, as_appraiser):
    claim(desk.assessment(), points="7.5")
    claim(desk.assessment(desk.b), points="5")
    plain = re.findall(r'href="([^"]+)" rel="next"', text(as_appraiser.get(UNIT)))
    judge_now(desk, unit=desk.b, points="4", reason="Thiếu")
    narrowed = f"{UNIT}?loc=co-chenh-lech"
    judge_now(desk, points="6", reason="Thiếu")

    assert plain == ["/tham-dinh/2020/don-vi/B/1/"]
    assert re.findall(r'href="([^"]+)" rel="next"', text(as_appraiser.get(narrowed))) == [
        "/tham-dinh/2020/don-vi/B/1/?loc=co-chenh-lech"
    ]
    assert re.findall(r'rel="next"', text(as_appraiser.get(f"{UNIT}?loc=chua-tham-dinh"))) == []


@pytest.mark.parametrize("leaves", [1, 3])
def test_unit_costs_as_many_queries_however_long_it_is(desk, as_appraiser, leaves, django_assert_num_queries):
    leaf = Criterion.objects.get(code="1.1")
    for number in range(2, leaves + 1):
        leaf.pk, leaf.code, leaf.order = None, f"1.{number}", number
        leaf.save()
    for number in range(1, leaves + 1):
        claim(desk.assessment(), f"1.{number}")
        judge_now(desk, code=f"1.{number}", points="7.5")
    freeze_set()
    as_appraiser.get(UNIT)  # a frozen set is read once
    with django_assert_num_queries(18):
        page = as_appraiser.get(UNIT)

    assert len(states(page)) == leaves


def test_only_these_pages_may_hold_frames(desk, as_appraiser):
    policies = [as_appraiser.get(page).headers["Content-Security-Policy"] for page in (UNIT, "/")]

    assert ["frame-src 'self'" in policy for policy in policies] == [True, False]
