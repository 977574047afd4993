from accounts.models import Unit
from documents.layout.stamp import Watermark
from documents.selectors.letters import papers_of
from documents.services.drawing import draw, letter_paper, unit_paper
from scoring.models import Publication
from tests.documents.papers import sheets


def test_papers_are_named_and_stamped(publication: Publication) -> None:
    unit = Unit.objects.get(code="S1")
    papers = papers_of(publication)
    letter, annex = letter_paper(publication, papers), unit_paper(publication, papers, unit)
    assert (letter.file_name, letter.unit, annex.file_name, annex.unit) == (
        "cong-van.pdf",
        None,
        "phu-luc-S1.pdf",
        unit,
    )
    assert (annex.stamp.publication, annex.stamp.run, annex.stamp.watermark) == (
        "lần 1 (dự kiến), đợt 2031",
        publication.run.code,
        Watermark.SAMPLE,
    )


def test_several_processes_draw_the_same(publication: Publication) -> None:
    papers = papers_of(publication)
    wanted = [unit_paper(publication, papers, unit) for unit in papers.units[-3:]]
    one, several = (list(draw(wanted, processes=count)) for count in (1, 2))
    assert [pdf.sha256 for pdf in one] == [pdf.sha256 for pdf in several]
    assert ["Sở" in sheets(pdf)[0].text for pdf in several] == [True] * 3
