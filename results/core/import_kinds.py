"""The workbooks that Sở Nội vụ hands in through the browser: address, name, what each needs and does."""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What a workbook belongs to, besides its kind."""

    NONE = "none"
    ROUND = "round"
    NEW_ROUND = "new_round"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class ImportPage:
    """`kind` is the value stored with an import; `after` says how a mistake is mended once written.

    `whole` is the reason why the workbook goes in whole or not at all; empty where rows with an
    error may be left out.
    """

    kind: str
    slug: str
    title: str
    sample: str
    what: str
    after: str
    scope: Scope = Scope.NONE
    whole: str = ""


PAGES = (
    ImportPage(
        "units",
        "don-vi",
        "Danh sách đơn vị",
        "don-vi.xlsx",
        "Nhóm đơn vị và đơn vị: mã, tên, nhóm, thời gian hiệu lực, đơn vị kế thừa.",
        "Sửa bảng rồi nhập lại: mã đã có được cập nhật, đơn vị không có trong bảng giữ nguyên.",
        whole="các dòng dựa vào nhau: đơn vị cần nhóm và đơn vị kế thừa của nó",
    ),
    ImportPage(
        "accounts",
        "tai-khoan",
        "Danh sách tài khoản",
        "tai-khoan.xlsx",
        "Người dùng, vai trò, đơn vị, thời gian; mỗi dòng một vai trò. Mật khẩu tạm giao sau khi ghi.",
        "Sửa ở trang của từng người dùng: bảng nhập thêm người và vai trò, không bớt.",
        whole="một người có thể có nhiều dòng: thiếu một dòng là thiếu một vai trò",
    ),
    ImportPage(
        "catalogue",
        "bo-tieu-chi",
        "Bộ tiêu chí",
        "bo-tieu-chi-2020.xlsx",
        "Phụ lục của từng nhóm đơn vị, cách chấm, xếp loại, câu hỏi khảo sát.",
        "Sửa bảng rồi nhập lại: bộ chưa mở đợt được thay, bộ đã mở đợt giữ nguyên và có thêm phiên bản mới.",
        whole="thiếu một dòng thì tổng điểm, trọng số và xếp loại không còn đúng với quyết định",
    ),
    ImportPage(
        "round_settings",
        "dot-danh-gia",
        "Thông tin đợt",
        "dot-danh-gia-2020.xlsx",
        "Mở một đợt đánh giá: cơ quan ban hành, người ký, căn cứ, nơi gửi, hạn trả lời.",
        "Đợt chỉ mở một lần; thông tin của đợt sửa ở trang của đợt, mục Thông tin văn bản.",
        Scope.NEW_ROUND,
        whole="đợt được mở trọn vẹn cùng mọi thông tin của nó",
    ),
    ImportPage(
        "self_scores",
        "tu-cham",
        "Bảng tự chấm",
        "tu-cham-2020.xlsx",
        "Điểm tự chấm của các đơn vị, mỗi dòng một đơn vị và một tiêu chí.",
        "Nhập bảng mới để thay: dòng khác được cập nhật, dòng giống giữ nguyên; không cần nhập lại bảng cũ.",
        Scope.ROUND,
    ),
    ImportPage(
        "appraisal_scores",
        "tham-dinh",
        "Bảng thẩm định",
        "tham-dinh-2020.xlsx",
        "Điểm thẩm định của đơn vị chủ trì, mỗi dòng một đơn vị và một tiêu chí.",
        "Nhập bảng mới để thay: điểm mới thay điểm cũ và nêu rõ điểm bị thay; không cần nhập lại bảng cũ.",
        Scope.ROUND,
    ),
    ImportPage(
        "survey",
        "phieu-khao-sat",
        "Phiếu khảo sát",
        "phieu-khao-sat-2020.xlsx",
        "Phiếu khảo sát như bưu điện giao, kèm tổng hợp phiếu phát ra, thu về.",
        "Hoàn tác được cả lần nhập cho đến khi một kết quả đã công bố dựa trên các phiếu ấy.",
        Scope.ROUND,
    ),
    ImportPage(
        "past_results",
        "ket-qua-nam-truoc",
        "Kết quả năm trước",
        "ket-qua-2019.xlsx",
        "Chỉ số, xếp loại, hạng đã công bố của một năm trước, dùng để so sánh.",
        "Nhập bảng mới của cùng năm để thay: dòng khác được cập nhật, dòng giống giữ nguyên.",
        Scope.YEAR,
    ),
)
SURVEY = "survey"
ROUND_SETTINGS = "round_settings"
_BY_SLUG = {page.slug: page for page in PAGES}
_BY_KIND = {page.kind: page for page in PAGES}


def page_at(slug: str) -> ImportPage | None:
    """The workbook of that address."""
    return _BY_SLUG.get(slug)


def page_of(kind: str) -> ImportPage | None:
    """The workbook of that kind; None where it is handed in by other ways."""
    return _BY_KIND.get(kind)
