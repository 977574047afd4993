"""A unit's store of documents, page by page, and one document with its versions and uses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from accounts.models import Unit
from accounts.rules import Standing
from cchc_portal.lib.text import squeeze
from scoring.core.evidence import EvidenceFlag, ScanState
from scoring.core.words import Word
from scoring.models import Evidence, EvidenceUse, EvidenceVersion
from scoring.selectors.evidence import elsewhere, flags_of, latest_version

_PER_PAGE = 50


class Choice(Word):
    """Which documents of the store are shown; the value stands in the address."""

    ALL = "", "Tất cả"
    UNUSED = "chua-dung", "Chưa dùng"
    REFERENCE = "dan-chieu", "Dẫn chiếu, không có tệp"
    UNSCANNED = "chua-quet", "Chưa quét mã độc"
    SHARED = "trung", "Trùng tệp với đơn vị khác"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks to see: a choice, words in title, number or file name, one unit's documents."""

    choice: Choice = Choice.ALL
    words: str = ""
    unit: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Wish":
        """From an address; what is not understood is everything."""
        known = {choice.value: choice for choice in Choice}
        choice = known.get(asked.get("loc", ""), Choice.ALL)
        return cls(choice, squeeze(asked.get("tim", ""))[:100], squeeze(asked.get("don-vi", ""))[:32])

    @property
    def is_empty(self) -> bool:
        return self == Wish()


@dataclass(frozen=True, slots=True)
class StoreRow:
    """A document, its latest file if any, the uses that stand, and what speaks against it."""

    evidence: Evidence
    file: EvidenceVersion | None
    uses: tuple[EvidenceUse, ...]
    flags: tuple[EvidenceFlag, ...]


@dataclass(frozen=True, slots=True)
class StorePage:
    """`total`: documents of the store whatever the wish."""

    page: Page[Any]
    rows: tuple[StoreRow, ...]
    total: int


def store_units(held: Standing) -> QuerySet[Unit]:
    """The units whose stores the person may leaf through."""
    units = Unit.objects.in_order()
    return units if held.sees_every_figure else units.filter(pk__in=held.unit_ids)


def store_page(held: Standing, wish: Wish, number: str = "") -> StorePage:
    """A page of the stores, the latest document first: five queries however many documents."""
    store = (
        Evidence.objects.all() if held.sees_every_figure else Evidence.objects.filter(unit__in=held.unit_ids)
    )
    shown = _with_words(_with_file(store), wish).filter(_chosen(wish.choice))
    uses = Prefetch("uses", standing_uses(), to_attr="standing")
    page: Page[Any] = Paginator(shown.select_related("unit").prefetch_related(uses), _PER_PAGE).get_page(
        number
    )
    files = EvidenceVersion.objects.in_bulk([row.file_id for row in page if row.file_id])
    rows = tuple(_row(evidence, files) for evidence in page)
    return StorePage(page, rows, store.count())


def standing_uses() -> QuerySet[EvidenceUse]:
    """Uses that were not taken away, with what their rounds say about days."""
    rows = EvidenceUse.objects.filter(removed_at__isnull=True)
    return rows.select_related("assessment__round__timetable", "assessment__unit").order_by(
        "-assessment__round__year", "assessment__round__code", "criterion_code"
    )


def unused_choices(assessment_unit: int, named: set[int], words: str = "") -> QuerySet[Evidence]:
    """Documents of the unit's store that a leaf does not name yet, the latest first."""
    store = Evidence.objects.filter(unit=assessment_unit).exclude(pk__in=named)
    return _with_words(_with_file(store), Wish(words=words))


def _with_file(rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    fields = {"file_id": "pk", "file_name": "file_name", "file_sha256": "sha256", "file_scan": "scan"}
    files = {name: Subquery(latest_version().values(field)) for name, field in fields.items()}
    shared = Case(
        When(file_sha256__isnull=False, then=elsewhere("file_sha256", "unit")),
        default=Value(False),
        output_field=BooleanField(),
    )
    return rows.annotate(**files).annotate(shared=shared)


def _with_words(rows: QuerySet[Evidence], wish: Wish) -> QuerySet[Evidence]:
    if wish.unit:
        rows = rows.filter(unit__code=wish.unit)
    for word in wish.words.split():
        rows = rows.filter(
            Q(title__icontains=word) | Q(number__icontains=word) | Q(file_name__icontains=word)
        )
    return rows


def _chosen(choice: Choice) -> Q:
    used = Exists(EvidenceUse.objects.filter(evidence=OuterRef("pk"), removed_at__isnull=True))
    return {
        Choice.ALL: Q(),
        Choice.UNUSED: ~Q(used),
        Choice.REFERENCE: Q(file_id__isnull=True),
        Choice.UNSCANNED: Q(file_scan=ScanState.NOT_SCANNED),
        Choice.SHARED: Q(shared=True),
    }[choice]


def _row(evidence: Any, files: Mapping[int, EvidenceVersion]) -> StoreRow:
    uses = tuple(evidence.standing)
    flags = {flag for use in uses for flag in flags_of(evidence.issued_on, False, use.assessment)}
    if evidence.shared:
        flags.add(EvidenceFlag.SHARED)
    return StoreRow(evidence, files.get(evidence.file_id), uses, tuple(sorted(flags)))
