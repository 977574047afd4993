from decimal import Decimal

from results.core.attention import ClaimGap
from results.core.overview import OverviewFacts, overview_of
from results.core.survey import FormCount, GroupAnswers
from tests.results.figures import DOC, SO, domain, past, unit

SHARES = {"1": domain("9", "10"), "2": domain("10", "20")}
SCHOOL = [
    unit(f"S{n:02}", str(90 - n), rank=n + 1, domains=SHARES, past=past("80", "Tốt", 1)) for n in range(14)
]
POLICE = unit("CAT", "95", rank=1, group="DOC", band="Tốt", domains={"1": domain("5", "10")})
FACTS = OverviewFacts(
    year=2020,
    frames=(SO, DOC),
    units=(*SCHOOL, POLICE),
    past={2019: {u.code: Decimal(80) for u in SCHOOL}, 2018: {"CAT": Decimal(70)}},
    gaps=(ClaimGap(SCHOOL[0], Decimal(90), Decimal(85)),),
    forms={"S00": FormCount(90, 100), "CAT": FormCount(50, 60)},
    answers=(
        GroupAnswers("SO", "Tiếp cận", ("C1",), (0, 0, 0, 1, 1)),
        GroupAnswers("DOC", "Hài lòng chung", ("C1",), (1, 0, 0, 0, 0)),
    ),
)


def test_overview_of_all_groups_keeps_them_apart():
    page = overview_of(FACTS)

    assert page.grouped
    assert [(r.frame.code, len(r.rows), r.hidden) for r in page.rankings] == [("SO", 5, 9), ("DOC", 1, 0)]
    assert [len(h.frame.domains) for h in page.heatmaps] == [2, 1]
    assert [len(h.rows) for h in page.heatmaps] == [5, 1]


def test_overview_of_one_group_shows_more_of_it_and_nothing_of_others():
    page = overview_of(FACTS, "SO")

    assert (page.grouped, page.keys.unit_count) == (False, 14)
    assert [(len(r.rows), r.hidden) for r in page.rankings] == [(12, 2)]
    assert [len(h.rows) for h in page.heatmaps] == [14]
    assert [row.title for row in page.survey.rows] == ["Tiếp cận"]
    assert (page.keys.valid_forms, page.keys.issued_forms) == (90, 100)


def test_overview_of_an_unknown_group_shows_all():
    assert overview_of(FACTS, "XA") == overview_of(FACTS)


def test_overview_years_follow_the_units_shown():
    assert [(y.year, y.mean) for y in overview_of(FACTS, "DOC").years] == [(2018, 70), (2020, 95)]


def test_overview_past_year_is_last_year_only():
    assert overview_of(FACTS).past_year == 2019


def test_overview_attention_names_the_weakest_domain_of_each_group():
    attention = overview_of(FACTS).attention

    assert [(w.frame.code, w.percent) for w in attention.weak_domains] == [("SO", 50), ("DOC", 50)]
    assert attention.widest_gap is not None
    assert overview_of(FACTS, "DOC").attention.widest_gap is None
