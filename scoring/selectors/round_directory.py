"""The units of a round as workbooks name them, and its annexes as rules."""

from collections.abc import Mapping

from accounts.core.directory import Directory, NamedUnit
from accounts.models import Unit
from scoring.core.types import CriterionInput
from scoring.models import Assessment, Round
from scoring.selectors.run_inputs import set_input


def round_directory(round: Round, aliases: Mapping[str, str] | None = None) -> Directory:
    """All units, those that take part in the round marked: two queries. `aliases` as of Directory."""
    outside = (
        f"Đơn vị không tham gia đợt {round.code}: không có hiệu lực ngày {round.reference_date:%d/%m/%Y}, "
        "hoặc nhóm của đơn vị không có phụ lục"
    )
    taking_part = set(Assessment.objects.filter(round=round).values_list("unit_id", flat=True))
    return Directory(
        [
            NamedUnit(pk, code, name, short, group, pk in taking_part, successor or "")
            for pk, code, name, short, group, successor in Unit.objects.values_list(
                "pk", "code", "name", "short_name", "group__code", "successor__code"
            )
        ],
        outside=outside,
        aliases=aliases,
    )


def all_units(aliases: Mapping[str, str] | None = None) -> Directory:
    """All units there ever were, for figures of other years: one query. `aliases` as of Directory."""
    units = Unit.objects.values_list("pk", "code", "name", "short_name")
    return Directory([NamedUnit(*row) for row in units], aliases=aliases)


def annexes_of(round: Round) -> dict[str, dict[str, CriterionInput]]:
    """Group code → criterion code → node of the round's set."""
    criteria_set = set_input(round.criteria_set)
    return {annex.group: {c.code: c for c in annex.criteria} for annex in criteria_set.catalogues}
