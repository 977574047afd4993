from cchc_portal.lib.findings import Remedy
from results.core.upload_page import Offer, remedy_words, write_offer

COUNTS = {"created": 3, "updated": 2, "unchanged": 4, "skipped": 1, "invalid": 0}
VALID = {**COUNTS, "invalid": 5}


def _report(**more):
    return {"refused": False, "repeated": "", "counts": COUNTS, "valid_rows": None, **more}


def test_page_has_words_for_everything_that_may_be_chosen_in_a_fixed_order():
    legacy, direction = remedy_words(frozenset(Remedy))

    assert legacy == "Tệp có chữ gõ bằng phông cũ: bấm “Chuyển mã TCVN3, kiểm tra lại” ở cuối trang."
    assert direction == "Tệp ghi trả lời bằng số: chọn 5 hay 1 là rất hài lòng ở mục “Phân bố trả lời”."
    assert remedy_words({Remedy.DIRECTION}) == (direction,)


def test_offer_of_a_file_without_errors_is_everything():
    assert write_offer(_report()) == Offer(5, 0, 4, valid_rows_only=False, repeated=False)


def test_offer_of_a_file_with_wrong_rows_is_the_valid_ones():
    offer = write_offer(_report(refused=True, counts={"invalid": 5}, valid_rows=VALID))

    assert offer == Offer(5, 5, 4, valid_rows_only=True, repeated=False)


def test_offer_of_a_file_that_cannot_be_written_is_nothing():
    assert write_offer(_report(refused=True)) == Offer(0, 0, 0, valid_rows_only=False, repeated=False)


def test_offer_of_a_file_that_is_in_already_is_nothing_more():
    offer = write_offer(_report(repeated="Tệp này đã được nhập"))

    assert offer == Offer(0, 0, 4, valid_rows_only=False, repeated=True)
