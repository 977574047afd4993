"""A unit's reply: its rows, what it would say if it were sent now, and what was sent."""

import zlib
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from cchc_portal.lib.hashing import sha256_bytes
from feedback.core.asked_words import asked_told
from feedback.core.reply_content import AskedLine, NamedPaper, ReplyContent, read_content
from feedback.core.words import ReplyKind
from feedback.models import Objection, ObjectionEvidence, Reply, ReplySending
from feedback.selectors.published import PublishedAnnex
from scoring.core.submission_content import NamedDocument, Signer
from scoring.core.types import Entry, Stage


def with_frame(rows: QuerySet[Reply]) -> QuerySet[Reply]:
    """With what their pages' heads and their services read."""
    return rows.select_related(
        "window__publication__run__criteria_set",
        "window__publication__round__profile",
        "window__publication__replaced_by",
        "unit__group",
        "paper",
    ).defer("window__publication__run__inputs")


def requests_of(reply: Reply) -> list[Objection]:
    """The lines that the unit asks to change, in the order of their codes' first saving: one query."""
    return list(reply.objections.standing().select_related("lead_unit", "saved_by").order_by("id"))


def entry_of(objection: Objection, unit: str, by: str = "") -> Entry:
    """The request as the row of a run after feedback."""
    return objection.entry(unit, Stage.REVISION, by)


def documents_of(objections: Iterable[Objection]) -> dict[int, tuple[ObjectionEvidence, ...]]:
    """The documents that the requests name, by the request's key: one query."""
    rows = ObjectionEvidence.objects.filter(objection__in=list(objections), removed_at__isnull=True)
    found: dict[int, list[ObjectionEvidence]] = defaultdict(list)
    for row in rows.select_related("evidence", "version").order_by("id"):
        found[row.objection_id].append(row)
    return {key: tuple(documents) for key, documents in found.items()}


def content_of(reply: Reply, annex: PublishedAnnex, kind: ReplyKind, signer: Signer) -> ReplyContent:
    """What the unit says: two queries."""
    publication = reply.window.publication
    requests = requests_of(reply)
    documents = documents_of(requests)
    return ReplyContent(
        publication=publication.code,
        run=publication.run.code,
        year=publication.round.year,
        is_sample=publication.is_sample,
        unit_code=reply.unit.code,
        unit_name=reply.unit.name,
        kind=kind,
        paper=_paper(reply),
        lines=tuple(_line(x, annex, documents.get(x.pk, ())) for x in requests),
        signer=signer,
    )


def sent_content(sending: ReplySending) -> ReplyContent:
    """The answer as it was sent."""
    return read_content(zlib.decompress(bytes(sending.content)))


def sending_trouble(sending: ReplySending) -> str:
    """Why the stored content is not what was sent; empty where it is."""
    try:
        digest = sha256_bytes(zlib.decompress(bytes(sending.content)))
    except zlib.error:
        return f"Biên nhận {sending.code}: nội dung đã lưu không đọc được"
    return "" if digest == sending.content_hash else f"Biên nhận {sending.code}: nội dung không khớp mã băm"


def _paper(reply: Reply) -> NamedPaper | None:
    paper = reply.paper
    return NamedPaper(paper.number, paper.issued_on, paper.file_name, paper.sha256) if paper else None


def _line(x: Objection, annex: PublishedAnnex, documents: Iterable[ObjectionEvidence]) -> AskedLine:
    criterion, published = annex.criterion(x.criterion_code), annex.lines[x.criterion_code]
    return AskedLine(
        code=x.criterion_code,
        title=criterion.title if criterion else "",
        maximum=published.max,
        published=published.points,
        published_status=published.status.label,
        asked=asked_told(x.entered(), x.asked_points),
        asked_points=x.asked_points,
        grounds=x.reason,
        lead_unit=x.lead_unit.name if x.lead_unit else "",
        version=x.version,
        documents=tuple(_document(d) for d in documents),
    )


def _document(named: ObjectionEvidence) -> NamedDocument:
    evidence, version = named.evidence, named.version
    return NamedDocument(
        title=evidence.title,
        number=evidence.number,
        issued_on=evidence.issued_on,
        file_name=version.file_name if version else "",
        version=version.number if version else 0,
        sha256=version.sha256 if version else "",
    )
