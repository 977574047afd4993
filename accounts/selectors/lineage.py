"""Whose history a unit carries on after a merger or a new name, and who carries on its own."""

from dataclasses import dataclass

from django.db.models import Count, Min, OuterRef, Q, QuerySet

from accounts.models import Unit


@dataclass(frozen=True, slots=True)
class Lineage:
    """`predecessors` in Vietnamese order; `ends` tells that the unit itself has a last day or an heir."""

    unit: Unit
    predecessors: tuple[Unit, ...]
    successor: Unit | None

    @property
    def ends(self) -> bool:
        return self.unit.valid_to is not None or self.successor is not None

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return self.ends or bool(self.predecessors)


def lineage_of(unit: Unit) -> Lineage:
    """The unit's next of kin on both sides: one query."""
    kin = list(Unit.objects.filter(Q(successor=unit.pk) | Q(pk=unit.successor_id)).in_order())
    return Lineage(
        unit,
        tuple(other for other in kin if other.successor_id == unit.pk),
        next((other for other in kin if other.pk == unit.successor_id), None),
    )


def sole_predecessor(heir: int | OuterRef, field: str = "pk") -> QuerySet[Unit, int | str]:
    """The `field` of the heir's only predecessor, for use inside a query; of a merger there is none."""
    rows = Unit.objects.filter(successor=heir).order_by().values("successor")
    return rows.annotate(kin=Count("pk"), only=Min(field)).filter(kin=1).values_list("only", flat=True)
