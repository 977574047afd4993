"""Chart marks in templates: `{% load marks %}{% bar unit.index unit.tone previous=… cuts=… low=… %}`."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django import template
from django.utils.safestring import SafeString, mark_safe

from results import marks
from results.core.scales import Scale
from results.core.standings import ClassCount, Spread, YearMean
from results.core.tones import Tone

register = template.Library()


@register.simple_tag
def bar(
    value: Decimal,
    tone: Tone,
    low: int = 0,
    cuts: Iterable[Decimal] = (),
    previous: Decimal | str | None = None,
) -> SafeString:
    """`previous` may come as "", which is how a template says that there is no last year."""
    return _drawn(
        marks.bar(value, tone, previous=Decimal(previous) if previous else None, cuts=cuts, low=low)
    )


@register.simple_tag
def stack(classes: Iterable[ClassCount]) -> SafeString:
    return _drawn(marks.stack((c.tone, c.count) for c in classes))


@register.simple_tag
def progress(done: int, total: int) -> SafeString:
    return _drawn(marks.progress(done, total))


@register.simple_tag
def delta(change: Decimal, limit: int) -> SafeString:
    return _drawn(marks.delta(change, limit))


@register.simple_tag
def likert(counts: Sequence[int], reach: int) -> SafeString:
    return _drawn(marks.likert(counts, reach))


@register.simple_tag
def strip(spread: Spread, scale: Scale) -> SafeString:
    return _drawn(marks.strip(spread.dots, spread.zones, low=scale.low, high=scale.high))


@register.simple_tag
def trend(years: Sequence[YearMean], scale: Scale) -> SafeString:
    values = [year.mean for year in years]
    return _drawn(marks.trend(values, low=scale.low, high=scale.high, grid=scale.marks))


def _drawn(svg: str) -> SafeString:
    return mark_safe(svg)  # noqa: S308 - numbers, our own colours, and names that the mark has escaped
