"""Who can do what, in words: what the page of rights shows. A test holds it against the addresses.

Where a rule of the code has a name, the row rests on that name; the others say the roles themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from accounts.models import Role
from accounts.rules import ACTS_FOR_UNIT, HANDLES_PAPERS, MANAGES_PEOPLE, SEES_EVERY_FIGURE

ADMIN = frozenset({Role.ROUND_ADMIN})
TECHNICIAN = frozenset({Role.TECHNICIAN})
APPRAISERS = frozenset({Role.APPRAISER})
TASK_FORCE = frozenset({Role.TASK_FORCE})


@dataclass(frozen=True, slots=True)
class Ability:
    """Something one can do, and who may; `within` says how far where it does not go everywhere."""

    what: str
    roles: frozenset[Role]
    within: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    abilities: tuple[Ability, ...]


CHAPTERS = (
    Chapter(
        "Số liệu",
        (
            Ability("Xem số liệu, chỉ số, xếp hạng của mọi đơn vị, cả trước khi công bố", SEES_EVERY_FIGURE),
            Ability("Xem bản tự chấm của đơn vị trước khi công bố", ACTS_FOR_UNIT, "đơn vị mình"),
            Ability("Xem kết quả của đơn vị sau khi công bố", ACTS_FOR_UNIT, "đơn vị mình"),
            Ability("Xem các lượt tính và cách tính từng điểm", SEES_EVERY_FIGURE),
        ),
    ),
    Chapter(
        "Đợt đánh giá",
        (
            Ability("Xem các đợt, thời hạn, tiến độ của đơn vị, phạm vi áp dụng", SEES_EVERY_FIGURE),
            Ability("Mở, đóng đợt, đặt thời hạn, gia hạn, nhắc nộp, xét phạm vi, phân công", ADMIN),
            Ability("Nhập, xem trước, ghi, hoàn tác các bảng Excel", ADMIN),
            Ability("Lập Tổ giúp việc; lên lịch, mời làm việc", ADMIN),
            Ability("Xem Tổ giúp việc, lịch làm việc của mọi đơn vị", SEES_EVERY_FIGURE | TASK_FORCE),
            Ability("Xem biên bản làm việc đã chốt của mọi đơn vị", HANDLES_PAPERS | TASK_FORCE),
            Ability("Ghi số, ngày ban hành, bản ký của biên bản làm việc", ADMIN | {Role.CLERK}),
            Ability("Ghi và chốt biên bản làm việc", ADMIN | {Role.TASK_FORCE}),
            Ability("Xem lịch làm việc, biên bản đã chốt", ACTS_FOR_UNIT, "đơn vị mình"),
            Ability("Tính điểm", ADMIN),
            Ability("Theo dõi mọi việc chạy nền, kể cả của người khác", ADMIN | {Role.DEPARTMENT_LEADER}),
            Ability("Mở công văn, phụ lục của mọi đơn vị sau khi công bố", HANDLES_PAPERS),
        ),
    ),
    Chapter(
        "Thẩm định",
        (
            Ability("Thẩm định, chấp nhận, ghi chú", APPRAISERS, "tiêu chí đơn vị mình chủ trì"),
            Ability("Xem bảng thẩm định của mọi tiêu chí", SEES_EVERY_FIGURE | TASK_FORCE),
            Ability("Xem bảng thẩm định", APPRAISERS | {Role.UNIT_HEAD}, "tiêu chí đơn vị mình chủ trì"),
            Ability("Xem tài liệu kiểm chứng đã nộp của mọi đơn vị", SEES_EVERY_FIGURE | TASK_FORCE),
            Ability("Cho phép đơn vị chủ trì tự thẩm định dòng của mình", ADMIN),
            Ability("Báo thẩm định xong, mở lại một lĩnh vực", frozenset({Role.APPRAISER}), "đơn vị chủ trì"),
            Ability(
                "Xác nhận kết quả thẩm định, trả về người thẩm định",
                frozenset({Role.UNIT_HEAD}),
                "đơn vị chủ trì",
            ),
            Ability("Thẩm định, xác nhận dòng của chính đơn vị chủ trì", TASK_FORCE, "trừ đơn vị mình"),
            Ability("Chấp nhận kết quả thẩm định, mở khóa", ADMIN),
        ),
    ),
    Chapter(
        "Công bố",
        (
            Ability("Trình công bố kết quả dự kiến, chính thức; rút lại đề nghị của mình", ADMIN),
            Ability("Xem trước trang, phụ lục, công văn như đơn vị sẽ thấy", SEES_EVERY_FIGURE),
            Ability(
                "Duyệt công bố, trả lại đề nghị (không phải người đã trình)",
                frozenset({Role.DEPARTMENT_LEADER}),
            ),
            Ability("Ghi số, ngày ban hành, bản ký của công văn, tờ trình, quyết định", ADMIN | {Role.CLERK}),
        ),
    ),
    Chapter(
        "Ý kiến phản hồi",
        (
            Ability("Soạn đề nghị điều chỉnh điểm đã công bố", ACTS_FOR_UNIT, "đơn vị mình"),
            Ability("Gửi, rút ý kiến của đơn vị", frozenset({Role.UNIT_HEAD}), "đơn vị mình"),
            Ability(
                "Xem đề nghị, ghi thống nhất của đơn vị chủ trì",
                frozenset({Role.APPRAISER, Role.UNIT_HEAD}),
                "tiêu chí đơn vị mình chủ trì",
            ),
            Ability("Thống nhất thay đơn vị chủ trì", frozenset({Role.TASK_FORCE}), "hồ sơ được chuyển"),
            Ability("Xem mọi ý kiến, ai chưa phản hồi", SEES_EVERY_FIGURE),
            Ability("Chuyển, quyết định đề nghị; gia hạn, nhắc phản hồi", ADMIN),
        ),
    ),
    Chapter(
        "Tài khoản",
        (
            Ability("Tạo, sửa, khóa, mở khóa tài khoản; đặt lại mật khẩu", MANAGES_PEOPLE),
            Ability("Giao, kết thúc, bàn giao vai trò", MANAGES_PEOPLE),
            Ability("Xem tài khoản và vai trò", frozenset({Role.UNIT_HEAD}), "đơn vị mình"),
            Ability("Xem nhật ký của cổng", MANAGES_PEOPLE),
            Ability("Quản lý tài khoản và vai trò Kỹ thuật", TECHNICIAN),
            Ability("Mở trang Quản trị", TECHNICIAN),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class AbilityRow:
    """An ability as the matrix shows it: for each role of `Role`, in order, whether it may."""

    ability: Ability
    marks: tuple[tuple[str, bool], ...]

    @property
    def who(self) -> str:
        """The roles that may, for a screen too narrow for the matrix."""
        return ", ".join(label for label, may in self.marks if may)


def rows_of(chapter: Chapter) -> Iterator[AbilityRow]:
    for ability in chapter.abilities:
        yield AbilityRow(ability, tuple((role.label, role in ability.roles) for role in Role))
