"""A publication among those of its round: what came before it, and what stands in its place now."""

from dataclasses import dataclass

from django.db.models import QuerySet

from scoring.models import Publication

_PARTS = 3  # round, kind and number


@dataclass(frozen=True, slots=True)
class Chain:
    """`successor`: the publication that corrected the shown one, else the next one of its round, None
    where the shown one counts now; `earlier`: those before it, the latest first."""

    shown: Publication
    successor: Publication | None
    earlier: tuple[Publication, ...]

    @property
    def is_corrected(self) -> bool:
        """Whether it was put right, and not only followed by the final results."""
        return self.successor is not None and self.successor.replaces_id == self.shown.pk


def chain_of(shown: Publication | None, current: Publication | None) -> Chain | None:
    """Of a publication, or of the draft of one: one query, and none for a first one that counts or would."""
    if shown is None or (shown.number == 1 and (shown.pk is None or shown == current)):
        return None
    rows = Publication.objects.filter(round=shown.round_id).exclude(pk=shown.pk)
    others = list(rows.select_related("round", "replaces").defer("letter", "replaces__letter"))
    later = sorted((p for p in others if p.number > shown.number), key=lambda p: p.number)
    corrected = [p for p in later if p.replaces_id == shown.pk]
    earlier = sorted((p for p in others if p.number < shown.number), key=lambda p: -p.number)
    return Chain(shown, next(iter([*corrected, *later]), None), tuple(earlier))


def framed(rows: QuerySet[Publication]) -> QuerySet[Publication]:
    """With what pages show of a publication, without the stored inputs of its run."""
    return rows.select_related("run__round", "run__criteria_set", "window").defer("run__inputs")


def publication_named(code: str) -> Publication | None:
    """The publication that papers name so (“2020-provisional-1”), of any round: one query."""
    parts = code.rsplit("-", _PARTS - 1)
    if len(parts) != _PARTS or not (parts[-1].isdecimal() and len(parts[-1]) < _PARTS * 3):
        return None
    round, kind, number = parts
    rows = Publication.objects.filter(round__code=round, kind=kind, number=int(number))
    return framed(rows).first()
