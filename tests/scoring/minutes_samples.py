"""Minutes as plain data."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from scoring.core.minutes_content import ForceNamed, MinutesContent, MinutesLine, MinutesTotals
from scoring.core.sessions import MarkState
from scoring.core.task_force import Duty, NamedMember
from scoring.core.words import Part

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def lines(leaves: int = 3) -> tuple[MinutesLine, ...]:
    """Two domains of so many leaves, each of two points: claimed 1,5, awarded 1,25; the last one reserved."""
    found = []
    for domain in ("1", "2"):
        found.append(MinutesLine(domain, "", f"Lĩnh vực {domain}", Decimal(2 * leaves), Part.MAIN))
        for number in range(1, leaves + 1):
            reserved = (domain, number) == ("2", leaves)
            found.append(
                MinutesLine(
                    code=f"{domain}.{number}",
                    parent=domain,
                    title=f"Mức độ thực hiện nhiệm vụ {domain}.{number}",
                    maximum=Decimal(2),
                    part=Part.MAIN,
                    is_leaf=True,
                    own=Decimal("1.5"),
                    own_told="1,50",
                    awarded=Decimal("1.25"),
                    awarded_told="1,25",
                    state=MarkState.RESERVED if reserved else MarkState.AGREED,
                    note="Đơn vị đề nghị 1,50 điểm" if reserved else "",
                )
            )
    return tuple(found)


def totals(leaves: int = 3) -> MinutesTotals:
    return MinutesTotals(
        own=Decimal("3.0") * leaves,
        awarded=Decimal("2.50") * leaves,
        applicable_max=Decimal(4) * leaves,
        extra=Decimal(0),
        agreed=2 * leaves - 1,
        reserved=1,
    )


CONTENT = MinutesContent(
    round_code="2020",
    year=2020,
    is_sample=False,
    unit_code="SXD",
    unit_name="Sở Xây dựng",
    force=ForceNamed(
        name="Tổ giúp việc",
        superior="Ban Chỉ đạo cải cách hành chính tỉnh Ninh Thuận",
        symbol="BB-TGV",
        decision="238/QĐ-UBND",
        decided_on=date(2018, 2, 12),
        issuer="Chủ tịch Ủy ban nhân dân tỉnh",
    ),
    place="Trụ sở Sở Xây dựng",
    began_at=datetime(2020, 12, 3, 8, 5, tzinfo=HERE),
    finished_at=datetime(2020, 12, 3, 10, 40, tzinfo=HERE),
    members=(
        NamedMember("Trần Hải", "Giám đốc", "Sở Nội vụ", Duty.LEADER, 1),
        NamedMember("Lê Thị Hoa", "Chuyên viên", "Sở Nội vụ", Duty.SECRETARY, 2),
    ),
    unit_people=("Nguyễn Văn An, Giám đốc", "Phạm Thị Bình, chuyên viên"),
    other_people=(),
    unit_signer="Nguyễn Văn An",
    opinions="Đơn vị đề nghị xem lại tiêu chí 2.3.",
    conclusion="Hai bên thống nhất các nội dung trên.",
    lines=lines(),
    totals=totals(),
)
