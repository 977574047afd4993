from surveys.core.funnel import Funnel, disagreements


def test_disagreements_when_all_fits_are_none():
    declared = Funnel(120, 120, 111, 109)
    assert list(disagreements("SYT", declared, Funnel(returned=111, valid=109))) == []


def test_disagreements_more_at_a_later_step():
    assert list(disagreements("SYT", Funnel(100, 120, 100, 101), Funnel())) == [
        "SYT: số phiếu phát ra (120) nhiều hơn số phiếu theo kế hoạch (100)",
        "SYT: số phiếu hợp lệ (101) nhiều hơn số phiếu thu về (100)",
    ]


def test_disagreements_other_than_counted():
    assert list(disagreements("SYT", Funnel(returned=111, valid=109), Funnel(returned=110, valid=109))) == [
        "SYT: khai báo 111 phiếu thu về, đếm được 110"
    ]


def test_disagreements_what_is_not_declared_cannot_disagree():
    assert list(disagreements("SYT", Funnel(valid=3), Funnel(returned=9, valid=3))) == []
