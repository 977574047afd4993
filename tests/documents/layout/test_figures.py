from tests.documents.papers import groups


def test_domains_are_the_top_branches_of_the_main_part() -> None:
    assert [domain.code for domain in groups()[0].domains] == [str(n) for n in range(1, 9)]


def test_annex_is_weighted_where_its_domains_have_weights() -> None:
    assert [group.weighted for group in (*groups(2020), *groups(2031))] == [False, False, False, True, False]
