"""Words, numbers and icons as every page writes them. Loaded by `{% load portal %}`."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cchc_portal.lib.dates import vn_last_moment, vn_moment
from cchc_portal.lib.numbers import vn, vn_fixed

register = template.Library()

NOTHING = "–"
_BAND_ICONS = {
    "excellent": "star",
    "good": "disc",
    "fair": "half",
    "average": "triangle",
    "weak": "diamond",
    "none": "ring",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A symbol of the sprite; the word beside it (or a hidden one) carries the meaning."""
    return format_html(
        '<svg class="icon" width="18" height="18" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def band_tag(name: str, tone: str) -> SafeString:
    """A class of the classification: shape, colour and word."""
    return format_html('<span class="band-tag tone-{}">{}{}</span>', tone, icon(_BAND_ICONS[tone]), name)


@register.filter
def points(value: Decimal | None) -> str:
    """An official figure with its two decimals: "1.234,50", "−0,25"; a dash where there is none."""
    return NOTHING if value is None else vn_fixed(value)


@register.filter
def number(value: Decimal | int | None) -> str:
    """The shortest exact writing: "1,5"; whole numbers with dots between thousands."""
    if value is None:
        return NOTHING
    return vn_fixed(Decimal(value), 0) if isinstance(value, int) else vn(value)


@register.filter
def percent(value: Decimal | None, digits: int = 1) -> str:
    """An already rounded percentage: "61,8%"."""
    return NOTHING if value is None else f"{vn_fixed(value, digits)}%"


@register.filter
def signed(value: Decimal | None) -> str:
    """A change with its sign: "+0,38", "−1,20", "0,00"."""
    if value is None:
        return NOTHING
    return f"+{vn_fixed(value)}" if value > 0 else vn_fixed(value)


@register.filter
def size(value: Decimal | None) -> str:
    """A change without its sign, where a word says which way it went: "0,38"."""
    return points(None if value is None else abs(value))


@register.filter
def year(value: int | None) -> str:
    """A year is a name, not a quantity: "2020", never "2.020"."""
    return NOTHING if value is None else str(value)


@register.filter
def direction(value: Decimal | int | None) -> str:
    """The class of a change: rise, fall or level."""
    if not value:
        return "level"
    return "rise" if value > 0 else "fall"


@register.filter
def places(value: int | None) -> str:
    """How many places a unit went up or down: "▲ 3", "▼ 1", a dash for none."""
    if not value:
        return NOTHING
    return f"▲ {value}" if value > 0 else f"▼ {-value}"


@register.filter
def day(value: date | None) -> str:
    """“14/01/2021”."""
    return NOTHING if value is None else f"{_local(value):%d/%m/%Y}"


@register.filter
def moment(value: datetime | None) -> str:
    """“08:30 ngày 09/01/2021”."""
    return NOTHING if value is None else vn_moment(timezone.localtime(value))


@register.filter
def last_moment(closes_at: datetime | None) -> str:
    """A closing moment as the last time that still counts."""
    return NOTHING if closes_at is None else vn_last_moment(timezone.localtime(closes_at))


@register.filter
def short_hash(value: str) -> str:
    """The first twelve digits, enough to compare by eye."""
    return value[:12]


def _local(value: date) -> date:
    return timezone.localtime(value) if isinstance(value, datetime) else value
