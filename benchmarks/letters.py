"""The documents of a publication, beside WeasyPrint called plainly on the same HTML."""

import itertools
from collections.abc import Sequence
from unittest.mock import patch

from django.contrib.staticfiles import finders
from weasyprint import HTML

from benchmarks.memory import in_fresh_process, resident
from benchmarks.report import Figure, Report
from benchmarks.sample_rounds import Size, filled_sample, publish_sample
from benchmarks.timing import ROUNDS, cost_of, interleaved
from cchc_portal.lib import pdf
from documents.layout import render_paper
from documents.selectors.letters import papers_of
from documents.selectors.publications import printable
from documents.services.drawing import Paper, draw, letter_paper, unit_paper
from scoring.models import Publication

FULL = Size(units=32, leaves=60)
SMALL = Size(units=2, leaves=10)
DOCUMENTS = {FULL: 200, SMALL: 4}
_EVERY = 3  # annexes are of one size: a third of them, six times in each way, tells as much
_WARM = 0.2  # of the documents, after which memory may no longer grow


def measure(size: Size = FULL) -> Report:
    """The letter and the annex of every unit."""
    publication = publish_sample(filled_sample(size))
    papers = _papers(publication)
    some = papers[::_EVERY]
    sources = [_source(paper) for paper in some]
    cost = interleaved(
        {"plain": lambda: _plain(sources), "drawn": lambda: list(draw(some))},
        rounds=ROUNDS if size == FULL else 1,
    )
    both = cost_of(lambda: list(draw(papers, processes=2)))
    one_wall = cost["drawn"].wall * len(papers) / len(some)
    growth = in_fresh_process("benchmarks.letters:growth", str(publication.pk), str(DOCUMENTS[size]))
    return Report(
        "letters",
        Figure("drawn_to_plain_cpu", cost["drawn"].cpu / cost["plain"].cpu, limit=1),
        [
            Figure("documents", len(papers)),
            Figure("documents_in_the_ratio", len(some)),
            Figure("plain_cpu", cost["plain"].cpu, "s"),
            Figure("drawn_cpu", cost["drawn"].cpu, "s"),
            Figure("drawn_cpu_of_a_document", cost["drawn"].cpu / len(some), "s"),
            Figure("drawn_wall", cost["drawn"].wall, "s"),
            Figure("two_processes_wall", both.wall, "s"),
            Figure("two_processes_cores_busy", both.cpu / both.wall),
            Figure("two_processes_to_one_wall", both.wall / one_wall, limit=0.75),
            Figure(f"memory_growth_over_{DOCUMENTS[size]}_documents", growth, "MB", limit=10),
        ],
    )


def growth(publication: str, documents: str) -> float:
    """Megabytes that a process gains over so many documents, once it is warm."""
    papers = itertools.cycle(_papers(printable().get(pk=publication)))
    warm = int(int(documents) * _WARM)
    list(draw(list(itertools.islice(papers, warm))))
    before = resident()
    for paper in itertools.islice(papers, int(documents) - warm):
        list(draw([paper]))
    return resident() - before


def _papers(publication: Publication) -> list[Paper]:
    found = papers_of(printable().get(pk=publication.pk))
    letter = letter_paper(publication, found)
    return [letter, *(unit_paper(publication, found, unit) for unit in found.units)]


def _source(paper: Paper) -> tuple[str, Sequence[str]]:
    """The HTML of the paper and the names of its style sheets, as the layout hands them to the PDF engine."""
    with patch.object(render_paper, "render_pdf", wraps=pdf.render_pdf) as drawn:
        list(draw([paper]))
    return drawn.call_args.args[0], drawn.call_args.kwargs["stylesheets"]


def _plain(sources: Sequence[tuple[str, Sequence[str]]]) -> None:
    """Each document by itself: its own style sheets, fonts and collections, as WeasyPrint's manual shows."""
    for html, names in sources:
        sheets = [finders.find(name) for name in names]
        HTML(string=html).write_pdf(stylesheets=sheets, pdf_tags=True)
