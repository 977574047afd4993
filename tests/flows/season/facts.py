"""The raw inputs of the season: who takes part, what was claimed, awarded, answered and decided in the end.

Eight units of two groups. Sở Nội vụ (SNV) leads domains 1, 3 and T, Sở Khoa học và Công nghệ (SKH)
domain 2; what they claim of their own is judged by the Tổ giúp việc.
"""

from dataclasses import dataclass

ROUND, YEAR = "2026", 2026
GROUPS = {"SO": "Sở, ban, ngành", "XA": "Xã, phường"}
UNITS = {
    "SNV": ("Sở Nội vụ", "SO"),
    "SKH": ("Sở Khoa học và Công nghệ", "SO"),
    "STC": ("Sở Tài chính", "SO"),
    "SYT": ("Sở Y tế", "SO"),
    "P1": ("Phường Một", "XA"),
    "P2": ("Phường Hai", "XA"),
    "P3": ("Phường Ba", "XA"),
    "P4": ("Phường Bốn", "XA"),
}
LEADS = {"1": "SNV", "2": "SKH", "3": "SNV", "T": "SNV"}


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in a line. Numbers are typed as people type them; `points` beside inputs override."""

    value: str = ""
    denominator: str = ""
    choice: str = ""
    points: str = ""
    reason: str = ""
    document: str = ""
    state: str = "score"

    @property
    def typed(self) -> dict[str, str]:
        """The row as a form sends it."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def share(part: int, whole: int) -> Row:
    return Row(value=str(part), denominator=str(whole))


def option(label: str) -> Row:
    return Row(choice=label)


def number(value: int) -> Row:
    return Row(value=str(value))


def points(typed: str) -> Row:
    return Row(points=typed)


NO_CASE = Row(state="no_case", reason="Trong năm không phát sinh nhiệm vụ được giao")
EXEMPT = Row(state="not_applicable", reason="Không có thủ tục hành chính", document="12/QĐ-UBND")

CLAIMS: dict[str, dict[str, Row]] = {
    "SNV": {
        "1.1": option("Đúng hạn"),
        "1.2": share(19, 20),
        "1.3": number(1),
        "2.1": share(48, 60),
        "2.2": option("Website; Truyền thông"),
        "2.3": number(3),
        "T.1": points("0,5"),
    },
    "SKH": {
        "1.1": option("Chậm"),
        "1.2": share(27, 30),
        "1.3": number(0),
        "2.1": share(45, 50),
        "2.2": option("Website"),
        "2.3": number(5),
        "T.1": points("0"),
    },
    "STC": {
        "1.1": option("Đúng hạn"),
        "1.2": share(24, 24),
        "1.3": number(2),
        "2.1": share(76, 80),
        "2.2": option("Truyền thông"),
        "2.3": number(2),
        "T.1": points("0,25"),
    },
    "SYT": {
        "1.1": option("Chậm"),
        "1.2": NO_CASE,
        "1.3": EXEMPT,
        "2.1": share(30, 60),
        "2.2": option("Không"),
        "2.3": number(1),
        "T.1": points("0"),
    },
    "P1": {"1.1": option("Đúng hạn"), "1.2": share(45, 60), "2.1": share(40, 50), "2.2": points("2,5")},
    "P2": {"1.1": option("Chậm"), "1.2": share(20, 50), "2.1": share(30, 40), "2.2": points("2")},
    "P3": {"1.1": option("Đúng hạn"), "1.2": share(50, 60), "2.1": share(44, 50), "2.2": points("1,75")},
    "P4": {"1.1": option("Đúng hạn"), "1.2": share(30, 40), "2.1": share(20, 50), "2.2": points("1")},
}
# Where the appraisal came to something else; all other lines are awarded as they were claimed.
AWARDED_OTHERWISE: dict[tuple[str, str], Row] = {
    ("STC", "2.1"): Row(value="66", denominator="80", reason="Mười hồ sơ chưa có văn bản"),
    ("SYT", "1.1"): Row(choice="Không", reason="Kế hoạch ban hành sau ngày 31/3"),
    ("SNV", "2.2"): Row(
        choice="Website; Truyền thông", points="0,5", reason="Chưa có chuyên mục truyền thông"
    ),
    ("P1", "2.2"): Row(points="1,5", reason="Thiếu hai trong năm dịch vụ"),
    ("P4", "1.1"): Row(choice="Không", reason="Chưa thấy kế hoạch"),
}
# What stands after the feedback; the second is agreed to only in part.
REVISED: dict[tuple[str, str], Row] = {
    ("STC", "2.1"): share(76, 80),
    ("P1", "2.2"): points("2"),
    ("P4", "1.1"): option("Đúng hạn"),
}
# Of each valid form the answers to C1 and C2, blank where none was given.
ANSWERS: dict[str, list[str]] = {
    "SNV": ["55", "54", "44", "43", "35", "24", "45"],
    "SKH": ["55", "44", "44", "33", "54"],
    "STC": ["45", "55", "52", "44", "4 ", " 5"],
    "SYT": ["33", "24", "45", "53"],
    "P1": ["35", "44", "54", "43"],
    "P2": ["44", "34", "53", "45", "4 "],
    "P3": ["22", "33", "43", "14"],
    "P4": ["52", "32", "42", "43", "33", "53"],
}


def awards() -> dict[tuple[str, str], Row]:
    """The lines of the appraisal, by unit and leaf."""
    claimed = {(unit, code): row for unit, rows in CLAIMS.items() for code, row in rows.items()}
    return claimed | AWARDED_OTHERWISE


def final_lines() -> dict[tuple[str, str], Row]:
    """The same once the requests are decided."""
    return awards() | REVISED
