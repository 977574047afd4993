"""The page of rights says what the addresses do: one table of words against the matrix of permissions."""

from accounts.abilities import CHAPTERS, rows_of
from accounts.models import Role
from accounts.selectors.jobs import SEES_EVERY_JOB
from results.views.publishing.access import APPROVES, PREPARES
from scoring.selectors.session_rights import NUMBERS
from tests.test_permissions import MANAGES, MEETS, PAGES, READS_ALL, SEES_ALL

# What the page says → the addresses that must agree, before publication (0) or after a closed one (2).
SAYS = {
    "Xem số liệu, chỉ số, xếp hạng của mọi đơn vị, cả trước khi công bố": ("results:overview", 0, set()),
    "Xem bản tự chấm của đơn vị trước khi công bố": ("results:unit own", 0, SEES_ALL),
    "Xem kết quả của đơn vị sau khi công bố": ("results:unit own", 2, SEES_ALL),
    "Xem các lượt tính và cách tính từng điểm": ("results:runs", 0, set()),
    "Xem các đợt, thời hạn, tiến độ của đơn vị, phạm vi áp dụng": ("scoring:rounds", 0, set()),
    "Mở, đóng đợt, đặt thời hạn, gia hạn, nhắc nộp, xét phạm vi, phân công": ("scoring:timetable", 0, set()),
    "Nhập, xem trước, ghi, hoàn tác các bảng Excel": ("results:imports", 0, set()),
    "Lập Tổ giúp việc; lên lịch, mời làm việc": ("scoring:plan-sessions", 0, set()),
    "Xem Tổ giúp việc, lịch làm việc của mọi đơn vị": ("scoring:task-force", 0, set()),
    "Xem biên bản làm việc đã chốt của mọi đơn vị": ("documents:minutes other", 0, set()),
    "Xem lịch làm việc, biên bản đã chốt": ("documents:minutes own", 0, MEETS | {Role.CLERK}),
    "Mở công văn, phụ lục của mọi đơn vị sau khi công bố": ("documents:file other", 2, set()),
    "Xem trước trang, phụ lục, công văn như đơn vị sẽ thấy": ("results:publishing", 0, set()),
    "Xem bảng thẩm định của mọi tiêu chí": ("scoring:appraisal-unit other", 0, set()),
    "Xem bảng thẩm định": ("scoring:appraisal-unit led", 0, READS_ALL),
    "Xem tài liệu kiểm chứng đã nộp của mọi đơn vị": ("scoring:evidence other", 0, set()),
    "Tạo, sửa, khóa, mở khóa tài khoản; đặt lại mật khẩu": ("accounts:person-add", 0, set()),
    "Giao, kết thúc, bàn giao vai trò": ("accounts:person-grant", 0, set()),
    "Xem mọi ý kiến, ai chưa phản hồi": ("feedback:board", 0, set()),
    "Xem nhật ký của cổng": ("accounts:trail", 0, set()),
    "Xem tài khoản và vai trò": ("accounts:people", 0, MANAGES),
}
ELSEWHERE = {
    "Thẩm định, chấp nhận, ghi chú": {Role.APPRAISER},  # tests/scoring/views/appraisal/test_save.py
    "Cho phép đơn vị chủ trì tự thẩm định dòng của mình": {Role.ROUND_ADMIN},
    "Ghi và chốt biên bản làm việc": {Role.ROUND_ADMIN, Role.TASK_FORCE},  # views/sessions/test_matrix.py
    "Ghi số, ngày ban hành, bản ký của biên bản làm việc": NUMBERS,
    "Tính điểm": {Role.ROUND_ADMIN},  # tests/results/views/test_computing.py
    "Trình công bố kết quả dự kiến, chính thức; rút lại đề nghị của mình": PREPARES,
    "Duyệt công bố, trả lại đề nghị (không phải người đã trình)": APPROVES,
    "Ghi số, ngày ban hành, bản ký của công văn, tờ trình, quyết định": NUMBERS,
    "Theo dõi mọi việc chạy nền, kể cả của người khác": SEES_EVERY_JOB,
    # tests/scoring/services/appraisal/test_part_step.py
    "Báo thẩm định xong, mở lại một lĩnh vực": {Role.APPRAISER},
    "Xác nhận kết quả thẩm định, trả về người thẩm định": {Role.UNIT_HEAD},
    "Thẩm định, xác nhận dòng của chính đơn vị chủ trì": {Role.TASK_FORCE},
    "Chấp nhận kết quả thẩm định, mở khóa": {Role.ROUND_ADMIN},
    # tests/feedback/views/test_matrix.py
    "Soạn đề nghị điều chỉnh điểm đã công bố": {Role.UNIT_OFFICER, Role.UNIT_HEAD},
    "Gửi, rút ý kiến của đơn vị": {Role.UNIT_HEAD},
    "Xem đề nghị, ghi thống nhất của đơn vị chủ trì": {Role.APPRAISER, Role.UNIT_HEAD},
    "Thống nhất thay đơn vị chủ trì": {Role.TASK_FORCE},
    "Chuyển, quyết định đề nghị; gia hạn, nhắc phản hồi": {Role.ROUND_ADMIN},
    "Quản lý tài khoản và vai trò Kỹ thuật": {Role.TECHNICIAN},  # tests/accounts/test_rules.py
    "Mở trang Quản trị": {Role.TECHNICIAN},  # tests/accounts/services/people/test_grant_role.py
}
ABILITIES = {ability.what: ability for chapter in CHAPTERS for ability in chapter.abilities}


def test_every_ability_is_held_against_something():
    assert set(ABILITIES) == {*SAYS, *ELSEWHERE}


def test_abilities_agree_with_the_addresses():
    found = {what: set(ABILITIES[what].roles) | more for what, (_, _, more) in SAYS.items()}
    assert found == {what: set(PAGES[page][state]) for what, (page, state, _) in SAYS.items()}


def test_abilities_without_an_address_agree_with_the_rules():
    assert {what: set(ABILITIES[what].roles) for what in ELSEWHERE} == {
        w: set(r) for w, r in ELSEWHERE.items()
    }


def test_rows_mark_every_role_and_name_those_who_may():
    row = next(rows_of(CHAPTERS[-1]))
    assert [label for label, _ in row.marks] == [role.label for role in Role]
    assert row.who == "Quản trị đợt, Kỹ thuật"
