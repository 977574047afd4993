"""Drawing the documents of a publication: frozen data to PDF, in one process or several."""

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

from accounts.models import Unit
from cchc_portal.lib.pdf import Pdf
from cchc_portal.lib.text import ascii_name
from documents.layout.answer import Answer
from documents.layout.letter import LetterData
from documents.layout.outcome import Outcome
from documents.layout.render import letter_pdf, unit_annex_pdf
from documents.layout.render_answer import answer_pdf
from documents.layout.render_outcome import decision_pdf, report_pdf
from documents.layout.stamp import Stamp, Watermark
from documents.layout.summary import SummaryAnnex
from documents.layout.unit_annex import UnitAnnex
from documents.models import DocumentKind
from documents.selectors.letters import Papers
from documents.services.verification import verification_code
from scoring.core.types import RunKind
from scoring.models import Publication

_OUTCOMES = {
    DocumentKind.REPORT: "to-trinh.pdf",
    DocumentKind.DECISION: "du-thao-quyet-dinh.pdf",
}
Content = tuple[SummaryAnnex, ...] | Outcome | UnitAnnex | Answer


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to be drawn: what it is and all that it says, without a row of the database."""

    kind: DocumentKind
    unit: Unit | None
    file_name: str
    letter: LetterData
    content: Content
    stamp: Stamp
    basis: str = ""


def letter_paper(publication: Publication, papers: Papers) -> Paper:
    """The letter with the summary annexes."""
    return Paper(
        kind=DocumentKind.LETTER,
        unit=None,
        file_name="cong-van.pdf",
        letter=papers.letter,
        content=papers.summaries(),
        stamp=_stamp(publication, DocumentKind.LETTER),
    )


def outcome_paper(publication: Publication, papers: Papers, kind: DocumentKind) -> Paper:
    """The report to the committee, or the draft of its decision, with the summary annexes."""
    return Paper(
        kind=kind,
        unit=None,
        file_name=_OUTCOMES[kind],
        letter=papers.letter,
        content=papers.outcome(),
        stamp=_stamp(publication, kind),
    )


def unit_paper(publication: Publication, papers: Papers, unit: Unit) -> Paper:
    """The detailed annex of a unit."""
    return Paper(
        kind=DocumentKind.UNIT_ANNEX,
        unit=unit,
        file_name=f"phu-luc-{ascii_name(unit.code)}.pdf",
        letter=papers.letter,
        content=papers.unit_annex(unit),
        stamp=_stamp(publication, DocumentKind.UNIT_ANNEX, unit.code),
    )


def answer_paper(
    publication: Publication, letter: LetterData, unit: Unit, answer: Answer, basis: str
) -> Paper:
    """The letter that answers a unit's requests; `basis`: the hash of what it rests on."""
    stamp = _stamp(publication, DocumentKind.ANSWER, unit.code, basis)
    return Paper(
        kind=DocumentKind.ANSWER,
        unit=unit,
        file_name=f"tra-loi-{ascii_name(unit.code)}.pdf",
        letter=letter,
        content=answer,
        stamp=replace(stamp, created=answer.decided_at),
        basis=basis,
    )


def draw(papers: Sequence[Paper], *, processes: int = 1) -> Iterator[Pdf]:
    """The PDF of each paper, in order.

    More than one process pays from a handful of papers on; a Celery worker's child may not have
    children of its own, so tasks draw one by one.
    """
    jobs = [(paper.kind, paper.letter, paper.content, paper.stamp) for paper in papers]
    if processes < 2 or len(jobs) < 2:
        yield from map(_draw, jobs)
        return
    # Forked children share the loaded layout engine and never touch the database.
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(min(processes, len(jobs)), mp_context=context) as pool:
        yield from pool.map(_draw, jobs)


def _draw(job: tuple[DocumentKind, LetterData, Content, Stamp]) -> Pdf:
    kind, letter, content, stamp = job
    if isinstance(content, UnitAnnex):
        return unit_annex_pdf(content, letter, stamp)
    if isinstance(content, Outcome):
        draw_outcome = report_pdf if kind is DocumentKind.REPORT else decision_pdf
        return draw_outcome(letter, content, stamp)
    if isinstance(content, Answer):
        return answer_pdf(letter, content, stamp)
    return letter_pdf(letter, content, stamp)


def _stamp(publication: Publication, kind: DocumentKind, unit_code: str = "", basis: str = "") -> Stamp:
    label = RunKind(publication.kind).label.lower()
    return Stamp(
        publication=f"lần {publication.number} ({label}), đợt {publication.round.code}",
        run=publication.run.code,
        input_hash=publication.run.input_hash,
        verification_code=verification_code(publication, kind, unit_code, basis),
        created=publication.published_at,
        watermark=Watermark.SAMPLE if publication.is_sample else Watermark.NONE,
    )
