from decimal import Decimal

from django.template import Context, Template

from results import marks
from results.core.scales import Scale
from results.core.standings import YearMean, class_counts, spread_of
from results.core.tones import Tone
from tests.results.figures import SO, past, unit

UNIT = unit("A", "88", past=past("70"))


def _drawn(tag: str, **context: object) -> str:
    return Template("{% load marks %}" + tag).render(Context(context))


def test_bar_tag_takes_last_year_from_the_unit():
    drawn = _drawn("{% bar unit.index unit.tone low=40 previous=unit.past.index %}", unit=UNIT)

    assert drawn == marks.bar(Decimal(88), Tone.GOOD, low=40, previous=Decimal(70))


def test_bar_tag_without_last_year_has_no_tick():
    drawn = _drawn("{% bar unit.index unit.tone previous=unit.past.index %}", unit=unit("A", "88"))

    assert drawn == marks.bar(Decimal(88), Tone.GOOD)


def test_tags_draw_the_same_as_the_marks():
    scale, years = Scale(50, 100, 10), [YearMean(2019, Decimal(80), 1)]

    assert _drawn("{% progress 1 2 %}") == marks.progress(1, 2)
    assert _drawn("{% delta c 6 %}", c=Decimal(3)) == marks.delta(3, 6)
    assert _drawn("{% likert c 60 %}", c=(1, 2, 3, 4, 5)) == marks.likert((1, 2, 3, 4, 5), 60)
    assert _drawn("{% stack c %}", c=class_counts([SO], [UNIT])) == marks.stack([(Tone.GOOD, 1)])
    assert _drawn("{% strip s scale %}", s=spread_of(SO, [UNIT]), scale=scale).count("<circle") == 1
    assert _drawn("{% trend y scale %}", y=years, scale=scale).count("<line") == 6
