from cchc_portal.lib.findings import Remedy
from results.core.upload_page import remedy_words


def test_page_has_words_for_everything_that_may_be_chosen_in_a_fixed_order():
    legacy, direction = remedy_words(frozenset(Remedy))

    assert legacy == "Tệp có chữ gõ bằng phông cũ: bấm “Chuyển mã TCVN3, kiểm tra lại” ở cuối trang."
    assert direction == "Tệp ghi trả lời bằng số: chọn 5 hay 1 là rất hài lòng ở mục “Phân bố trả lời”."
    assert remedy_words({Remedy.DIRECTION}) == (direction,)
