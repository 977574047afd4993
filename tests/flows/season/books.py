"""The workbooks that the season is fed with, made of its raw inputs."""

from collections.abc import Iterator
from pathlib import Path

from tests.flows.season.facts import ANSWERS, GROUPS, LEADS, UNITS
from tests.workbooks import Cells, save_book

HEADS = ("Mã tiêu chí", "Nội dung", "Điểm tối đa", "Phần", "Cách chấm", "Tham số", "Tài liệu kiểm chứng")
PLAN = ("1.1", "Kế hoạch ban hành", 2, "Chính", "Lựa chọn", "Đúng hạn = 2; Chậm = 1; Không = 0", "Kế hoạch")
BEST = ("2.1", "Hồ sơ trực tuyến", None, "Chính", "So với cao nhất", None, None)
SATISFIED = "câu C1, C2; công thức tỷ lệ hài lòng; quy đổi tỷ lệ"
MEAN = "câu C2; công thức trung bình; quy đổi mức >=80: 4; >=60: tỷ lệ; <60: 0"
ANNEXES: dict[str, tuple[int, list[tuple[object, ...]]]] = {
    "SO": (
        20,
        [
            ("1", "Chỉ đạo, điều hành", 7, "Chính"),
            PLAN,
            ("1.2", "Nhiệm vụ", 3, "Chính", "Tỷ lệ theo mức", ">=100: 3; >=80: tỷ lệ; <80: 0", None),
            ("1.3", "Thủ tục chậm", 2, "Chính", "Trừ dần", "mỗi 0,5; sàn 0", None),
            ("2", "Hiện đại hóa", 8, "Chính"),
            (*BEST[:2], 5, *BEST[3:]),
            ("2.2", "Công khai", 1, "Chính", "Cộng thành phần", "Website = 0,25; Truyền thông = 0,75", None),
            ("2.3", "Sáng kiến", 2, "Chính", "Đếm", "mỗi 0,5; tối đa 2", None),
            ("3", "Mức độ hài lòng", 5, "Chính"),
            ("3.1", "Chỉ số hài lòng", 5, "Chính", "Khảo sát", SATISFIED, None),
            ("T", "Điểm thưởng", 1, "Điểm thưởng"),
            ("T.1", "Cách làm hay", 1, "Điểm thưởng", "Thẩm định", "bước 0,25", None),
        ],
    ),
    "XA": (
        16,
        [
            ("1", "Chỉ đạo, điều hành", 5, "Chính"),
            PLAN,
            ("1.2", "Nhiệm vụ", 3, "Chính", "Tỷ lệ", "tối thiểu 50", None),
            ("2", "Hiện đại hóa", 7, "Chính"),
            (*BEST[:2], 4, *BEST[3:]),
            ("2.2", "Dịch vụ", 3, "Chính", "Thẩm định", "bước 0,25", None),
            ("3", "Mức độ hài lòng", 4, "Chính"),
            ("3.1", "Chỉ số hài lòng", 4, "Chính", "Khảo sát", MEAN, None),
        ],
    ),
}
_SETTINGS = [
    ("Thuộc tính", "Giá trị"),
    ("Tên bộ tiêu chí", "Bộ tiêu chí của mùa chấm điểm thử"),
    ("Số quyết định", "77/QĐ-UBND"),
    ("Ngày ban hành", "05/01/2026"),
    ("Cơ quan ban hành", "UBND tỉnh"),
    ("Năm áp dụng từ", 2026),
    ("Làm tròn", "nửa lên, 2 chữ số"),
    ("Điểm thưởng, điểm trừ", "cộng sau quy đổi, trong khoảng 0-100"),
    ("Không có phiếu khảo sát", "thiếu"),
]
_BANDS = [
    ("Mã nhóm", "Xếp loại", "Từ điểm", "Khống chế"),
    *(("SO", "Tốt", 80, "1 >= 50%"), ("SO", "Khá", 65, "1 >= 50%"), ("SO", "Trung bình", 0, None)),
    *(("XA", "Tốt", 85, None), ("XA", "Khá", "65,1", None), ("XA", "Trung bình", 0, None)),
]
ROLES: dict[str, tuple[str, str]] = {
    "quantri": ("Quản trị đợt", ""),
    "lanhdao": ("Lãnh đạo Sở Nội vụ", ""),
    "vanthu": ("Văn thư", ""),
    "thanhvien": ("Thành viên Tổ giúp việc", ""),
    "td.snv": ("Thẩm định viên", "SNV"),
    "td.skh": ("Thẩm định viên", "SKH"),
    **{f"cb.{unit.lower()}": ("Cán bộ đơn vị", unit) for unit in UNITS},
    **{f"tt.{unit.lower()}": ("Thủ trưởng đơn vị", unit) for unit in UNITS},
}


def units_book(folder: Path) -> Path:
    groups = [("Mã nhóm", "Tên nhóm", "Thứ tự"), *((g, n, i) for i, (g, n) in enumerate(GROUPS.items(), 1))]
    heads = ("Mã đơn vị", "Tên đơn vị", "Mã nhóm", "Xếp hạng", "Hiệu lực từ")
    rows = [(code, name, group, "Có", "01/01/2020") for code, (name, group) in UNITS.items()]
    return save_book(folder / "don-vi.xlsx", {"Nhóm đơn vị": groups, "Đơn vị": [heads, *rows]})


def accounts_book(folder: Path) -> Path:
    heads = ("Tên đăng nhập", "Họ và tên", "Vai trò", "Mã đơn vị", "Từ ngày")
    rows = [(user, f"Người {user}", role, unit, "01/01/2026") for user, (role, unit) in ROLES.items()]
    return save_book(folder / "tai-khoan.xlsx", {"Tài khoản": [heads, *rows]})


def catalogue_book(folder: Path) -> Path:
    annexes = [("Phụ lục", "Mã nhóm", "Tổng điểm"), *((f"Phụ lục {g}", g, ANNEXES[g][0]) for g in GROUPS)]
    sheets: dict[str, Cells] = {"Thông tin": _SETTINGS, "Phụ lục": annexes}
    for group, (_, rows) in ANNEXES.items():
        sheets[f"Phụ lục {group}"] = [(*HEADS, "Đơn vị chủ trì"), *_criteria(rows)]
    questions = [("Mã câu", "Nội dung", "Thang"), *((c, f"Câu {c}", "Hài lòng 5 mức") for c in ("C1", "C2"))]
    return save_book(
        folder / "bo-tieu-chi.xlsx", {**sheets, "Xếp loại": _BANDS, "Câu hỏi khảo sát": questions}
    )


def _criteria(rows: list[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    for row in rows:
        code = str(row[0])
        yield *row, *[None] * (len(HEADS) - len(row)), LEADS[code.partition(".")[0]]


def opening_book(folder: Path) -> Path:
    settings = [("Thuộc tính", "Giá trị"), ("Tỉnh", "Mẫu"), ("Cơ quan ban hành", "Sở Nội vụ")]
    more = [("Cơ quan chủ quản", "UBND tỉnh Mẫu"), ("Địa danh", "Mẫu"), ("Chức vụ người ký", "Giám đốc")]
    return save_book(folder / "dot-danh-gia.xlsx", {"Thông tin đợt": [*settings, *more]})


def forms_book(folder: Path) -> Path:
    """As the post office delivers it, with a form that came twice and a blank one."""
    forms = [(unit, *form) for unit, found in ANSWERS.items() for form in found]
    rows = [(f"M{n:03}", unit, _answer(one), _answer(two)) for n, (unit, one, two) in enumerate(forms, 1)]
    odd = [("M001", "SNV", 1, 1), ("M900", "SYT", None, None)]
    return save_book(
        folder / "phieu.xlsx", {"Phiếu khảo sát": [("Số phiếu", "Mã đơn vị", "C1", "C2"), *rows, *odd]}
    )


def _answer(mark: str) -> int | None:
    return int(mark) if mark.strip() else None
