"""A synthetic criteria set: one annex, every method of scoring in turn, ten leaves to a domain."""

from datetime import UTC, datetime
from decimal import Decimal

from accounts.models import UnitGroup, User
from scoring.core.types import ExtraOrder, Method, NoSurvey, Part, RoundingMode
from scoring.models import Band, Catalogue, CriteriaSet, Criterion, SetState, SurveyQuestion

YEAR = 2040
LEAVES_TO_A_DOMAIN = 10
POINTS = Decimal(2)
NOW = datetime(YEAR, 12, 1, tzinfo=UTC)
FIVE_LEVELS = "Hài lòng 5 mức"
RULES = (
    (Method.CHOICE, "Đúng hạn = 2; Chậm = 1; Không ban hành = 0"),
    (Method.RATIO_BANDS, ">=100: 2; >=80: tỷ lệ; <80: 0"),
    (Method.RATIO, "tối thiểu 30"),
    (Method.COUNT, "mỗi 0,5; tối đa 2"),
    (Method.DEDUCT, "mỗi 0,25; sàn 0"),
    (Method.CHECKLIST, "Website = 0,5; Bảng thông tin = 0,5; Truyền thống = 1"),
    (Method.SURVEY, "câu C1, C2; công thức tỷ lệ hài lòng; quy đổi tỷ lệ"),
    (Method.EXTERNAL, ">=90: 2; >=70: 1; <70: 0"),
    (Method.RELATIVE_TO_BEST, ""),
    (Method.JUDGEMENT, "bước 0,25"),
)
CLASSES = (("Xuất sắc", 90, "1>=50%"), ("Tốt", 80, "2>=50%"), ("Khá", 65, ""), ("Trung bình", 0, ""))


def store_set(group: UnitGroup, *, leaves: int, questions: int, by: User) -> CriteriaSet:
    """An active set of one annex of the group with so many leaves and survey questions."""
    criteria_set = CriteriaSet.objects.create(
        decision=f"1/QĐ-{group.code}",
        year_from=YEAR,
        rounding=RoundingMode.HALF_UP,
        extra_order=ExtraOrder.AFTER,
        no_survey=NoSurvey.MISSING,
        state=SetState.ACTIVE,
        content_hash=group.code,
        imported_at=NOW,
        imported_by=by,
    )
    annex = Catalogue.objects.create(
        criteria_set=criteria_set, group=group, name="Phụ lục", total=POINTS * leaves, order=1
    )
    Criterion.objects.bulk_create(_criteria(annex, leaves))
    Band.objects.bulk_create(
        Band(criteria_set=criteria_set, group=group, name=name, lower=lower, conditions=conditions)
        for name, lower, conditions in CLASSES
    )
    SurveyQuestion.objects.bulk_create(
        SurveyQuestion(
            criteria_set=criteria_set, code=f"C{n}", text=f"Câu hỏi {n}", scale=FIVE_LEVELS, order=n
        )
        for n in range(1, questions + 1)
    )
    return criteria_set


def leaf_codes(leaves: int) -> list[tuple[str, Method]]:
    """The code and method of each leaf: 1.1 … 1.10, 2.1 …"""
    places = (divmod(n, LEAVES_TO_A_DOMAIN) for n in range(leaves))
    return [(f"{domain + 1}.{leaf + 1}", RULES[leaf][0]) for domain, leaf in places]


def _criteria(annex: Catalogue, leaves: int) -> list[Criterion]:
    rules = dict(RULES)
    rows: list[Criterion] = []
    for code, method in leaf_codes(leaves):
        domain, leaf = code.split(".")
        if leaf == "1":
            points = POINTS * min(LEAVES_TO_A_DOMAIN, leaves - LEAVES_TO_A_DOMAIN * (int(domain) - 1))
            rows.append(_node(annex, domain, "", points, len(rows)))
        rows.append(_node(annex, code, domain, POINTS, len(rows), method, rules[method]))
    return rows


def _node(
    annex: Catalogue,
    code: str,
    parent: str,
    points: Decimal,
    order: int,
    method: Method | None = None,
    parameters: str = "",
) -> Criterion:
    return Criterion(
        catalogue=annex,
        code=code,
        parent_code=parent,
        order=order,
        title=f"Nội dung của tiêu chí {code} theo bộ tiêu chí chấm điểm cải cách hành chính",
        max_points=points,
        part=Part.MAIN,
        method=method or "",
        parameters=parameters,
        is_leaf=method is not None,
    )
