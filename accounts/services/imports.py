"""What every import has in common: one file opened, one report, one batch row, one audit event."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from accounts.models import ImportBatch, ImportKind, User
from accounts.services.audit import record_event
from cchc_portal.lib.findings import Finding, Severity, errors
from cchc_portal.lib.hashing import sha256_file
from cchc_portal.lib.repeats import told
from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.kinds import Kind, wrong_kind
from cchc_portal.lib.sheets.reader import Workbook
from cchc_portal.lib.sheets.refusal import WorkbookRefused


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows by what became of them; `invalid` are rows with an error."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    invalid: int = 0

    @property
    def rows(self) -> int:
        """How many rows are in, or would be."""
        return self.created + self.updated + self.unchanged

    def as_json(self) -> dict[str, int]:
        """The counts by name, as reports, batches and the audit trail keep them."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or on a dry run would do; `refused` means that nothing was stored.

    `repeated` tells when and by whom the same file was imported before. `valid_rows` of a refused
    file is what would be stored were the rows with an error left out; None where that is not to be
    had. `details` is what else a kind of workbook has to show before it is written, as plain data;
    commands do not print it.
    """

    kind: str
    file: str
    sha256: str
    dry_run: bool
    counts: Counts
    findings: list[Finding]
    refused: bool = False
    repeated: str = ""
    valid_rows: Counts | None = None
    batch: ImportBatch | None = None
    details: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The JSON of an import, long repetitions among the findings drawn together."""
        return {
            "kind": self.kind,
            "file": self.file,
            "sha256": self.sha256,
            "dry_run": self.dry_run,
            **self.counts.as_json(),
            "findings": [finding.as_json() for finding in told(self.findings)],
        }


@dataclass(frozen=True, slots=True)
class Intake:
    """One workbook on its way in: which, for what, by whom. Nothing is stored before `store_batch`.

    `valid_rows_only`: rows with an error are left out instead of keeping the whole file out.
    `choices` are what else a person decided about the file; both are kept with the batch.
    """

    kind: ImportKind
    path: Path
    by: User
    dry_run: bool = False
    file_name: str = ""
    round_code: str = ""
    convert_legacy: bool = False
    now: datetime = field(default_factory=timezone.now)
    choices: dict[str, Any] = field(default_factory=dict)
    valid_rows_only: bool = False

    @property
    def name(self) -> str:
        """The file's name as the person knows it."""
        return (self.file_name or self.path.name)[:255]

    def open(self, wanted: Kind) -> Workbook:
        """The workbook. Raises WorkbookRefused when it cannot be opened or is recognised as another kind."""
        workbook = open_workbook(self.path, convert_legacy=self.convert_legacy)
        mismatch = wrong_kind(workbook, wanted)
        if mismatch:
            raise WorkbookRefused(mismatch.message, found=mismatch.found, expected=mismatch.expected)
        return workbook

    def unreadable(self, refusal: WorkbookRefused) -> ImportReport:
        """The report of a file that was not opened."""
        return self.report(_digest(self.path), Counts(), refusal.findings, refused=True)

    def earlier(self, sha256: str) -> ImportBatch | None:
        """The last import of this kind into this round, when it was of the very same file."""
        batches = ImportBatch.objects.filter(kind=self.kind, round_code=self.round_code)
        last = batches.select_related("imported_by").order_by("-pk").first()
        return last if last and last.sha256 == sha256 else None

    def repetition(self, batch: ImportBatch) -> ImportReport:
        """The report of a file that is in already: nothing changes, and it says since when."""
        at = timezone.localtime(batch.imported_at)
        left_out = f", bỏ {batch.invalid} dòng lỗi" if batch.invalid else ""
        sentence = (
            f"Tệp này đã được nhập lúc {at:%H:%M ngày %d/%m/%Y} bởi {batch.imported_by}{left_out}; "
            "không có gì thay đổi"
        )
        known = batch.created + batch.updated + batch.unchanged
        counts = Counts(unchanged=known, skipped=batch.skipped, invalid=batch.invalid)
        notice = Finding(sentence, severity=Severity.NOTICE)
        return self.report(batch.sha256, counts, [notice], repeated=sentence, batch=batch)

    def finish(
        self,
        sha256: str,
        counts: Counts,
        findings: list[Finding],
        store: Callable[[ImportBatch], None],
        mapping: dict[str, Any] | None = None,
    ) -> ImportReport:
        """Refuse the workbook, tell what it would do, or `store` it under its batch.

        `counts` are those of the rows without error. Call inside the import's transaction.
        """
        if self.blocks(findings, counts):
            return self.refusal(sha256, findings, counts.skipped, counts)
        if self.dry_run:
            return self.report(sha256, counts, findings)
        batch = self.store_batch(sha256, counts, findings, mapping)
        store(batch)
        return self.report(sha256, counts, findings, batch=batch)

    def blocks(self, findings: Iterable[Finding], counts: Counts) -> bool:
        """Whether nothing may be stored: an error keeps the file out, that of a row only the row
        where only valid rows are wanted and there are any."""
        blocking = errors(findings)
        return bool(blocking) and not (self.valid_rows_only and _has_valid_rows(blocking, counts))

    def refusal(
        self, sha256: str, findings: list[Finding], skipped: int = 0, valid_rows: Counts | None = None
    ) -> ImportReport:
        """The report of a workbook with errors: nothing of it is stored. `valid_rows` counts the others."""
        counts = Counts(skipped=skipped, invalid=invalid_rows(findings))
        usable = valid_rows if valid_rows and _has_valid_rows(errors(findings), valid_rows) else None
        return self.report(sha256, counts, findings, refused=True, valid_rows=usable)

    def report(self, sha256: str, counts: Counts, findings: Iterable[Finding], **more: Any) -> ImportReport:
        """A report about this file."""
        return ImportReport(self.kind.value, self.name, sha256, self.dry_run, counts, list(findings), **more)

    def store_batch(
        self,
        sha256: str,
        counts: Counts,
        findings: Iterable[Finding],
        mapping: dict[str, Any] | None = None,
    ) -> ImportBatch:
        """The row of this import and its event in the audit trail. Call inside the import's transaction."""
        chosen = {"valid_rows_only": True} if self.valid_rows_only else {}
        batch = ImportBatch.objects.create(
            kind=self.kind,
            file_name=self.name,
            sha256=sha256,
            round_code=self.round_code,
            findings=[finding.as_json() for finding in told(findings)],
            mapping={**self.choices, **chosen, **(mapping or {})},
            imported_at=self.now,
            imported_by=self.by,
            **counts.as_json(),
        )
        record_event(
            by=self.by,
            verb=f"import_{self.kind.value}",
            target_type="import_batch",
            target_ref=str(batch.pk),
            detail={
                "file": self.name,
                "sha256": sha256,
                "round": self.round_code,
                **counts.as_json(),
                **chosen,
            },
            now=self.now,
        )
        return batch


def invalid_rows(findings: Iterable[Finding]) -> int:
    """How many rows have an error; an error of the whole file or sheet counts no row."""
    return len({(f.sheet, f.row) for f in errors(findings) if f.row is not None})


def _has_valid_rows(blocking: Iterable[Finding], counts: Counts) -> bool:
    """Whether something is left to store once the rows with an error are left out."""
    return bool(counts.rows) and all(finding.row is not None for finding in blocking)


def _digest(path: Path) -> str:
    try:
        return sha256_file(path)
    except OSError:
        return ""
