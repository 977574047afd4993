from accounts.selectors.trail_words import facts_told


def _told(**detail: object) -> list[str]:
    return list(facts_told(detail))


def test_facts_are_told_in_words_and_moments_by_the_provinces_clock():
    told = _told(due_at="2026-12-10T10:00:00+00:00", reason="Bão số 9", document="", role="can-bo", pages=3)

    assert told == ["hạn: 17:00 ngày 10/12/2026", "lý do: Bão số 9", "vai trò: Cán bộ đơn vị"]


def test_change_is_told_from_what_to_what():
    was = {"self_due_at": None, "evidence_from": "2019-12-01"}
    now = {"self_due_at": "2026-12-07T00:00:00+07:00", "evidence_from": "2019-12-01"}

    assert [*_told(**{"from": was, "to": now}), *_told(email=["a@b.vn", ""])] == [
        "hạn tự chấm: trống → 00:00 ngày 07/12/2026",
        "thư điện tử: a@b.vn → trống",
    ]


def test_states_of_a_move_are_left_to_what_is_stored():
    assert _told(**{"from": "draft", "to": "submitted"}) == []


def test_long_list_is_cut_and_counted():
    assert _told(criteria=[str(number) for number in range(10)]) == [
        "tiêu chí: 0, 1, 2, 3, 4, 5, 6, 7 và 2 mục nữa"
    ]
