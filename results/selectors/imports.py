"""What came in: the last import of each kind, every import, uploads that wait for somebody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Max

from accounts.models import ImportBatch, Upload, UploadState
from results.core.import_kinds import PAGES, SURVEY, ImportPage, page_of
from surveys.models import FormBatch

ON_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class KindRow:
    """A workbook that can be handed in, and its last import if there was one."""

    page: ImportPage
    last: ImportBatch | None


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An import. `form_batch` is the delivery it brought; `undone` where that was taken back."""

    batch: ImportBatch
    page: ImportPage | None
    form_batch: FormBatch | None
    undone: bool

    @property
    def written(self) -> int:
        return int(self.batch.created + self.batch.updated)


def kind_rows() -> tuple[KindRow, ...]:
    """Every workbook with its last import: two queries."""
    latest = ImportBatch.objects.values("kind").annotate(last=Max("pk")).values_list("last", flat=True)
    rows = ImportBatch.objects.filter(pk__in=list(latest)).select_related("imported_by").defer("findings")
    last = {batch.kind: batch for batch in rows}
    return tuple(KindRow(page, last.get(page.kind)) for page in PAGES)


def import_page(number: str, kind: str = "") -> tuple[Page[ImportBatch], tuple[ImportRow, ...]]:
    """A page of imports, the latest first: three queries, two without surveys."""
    batches = ImportBatch.objects.select_related("imported_by").defer("findings", "mapping")
    page = Paginator(batches.filter(kind=kind) if kind else batches, ON_A_PAGE).get_page(number)
    return page, tuple(_import_rows(page.object_list))


def _import_rows(batches: Iterable[ImportBatch]) -> Iterator[ImportRow]:
    rows = list(batches)
    surveys = [batch.pk for batch in rows if batch.kind == SURVEY]
    known = FormBatch.objects.filter(import_batch__in=surveys).select_related("round") if surveys else ()
    forms = {batch.import_batch_id: batch for batch in known}
    for batch in rows:
        found = forms.get(batch.pk)
        yield ImportRow(batch, page_of(batch.kind), found, batch.kind == SURVEY and found is None)


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """An upload that is neither written nor dropped."""

    upload: Upload
    page: ImportPage


def waiting_uploads(kind: str = "") -> tuple[WaitingRow, ...]:
    """Uploads that wait for their check or for somebody to write them, the latest first: one query."""
    rows = Upload.objects.filter(state__in=(UploadState.CHECKING, UploadState.CHECKED))
    rows = rows.select_related("uploaded_by").defer("report")
    chosen = rows.filter(kind=kind) if kind else rows
    return tuple(WaitingRow(row, page) for row in chosen if (page := page_of(row.kind)))
