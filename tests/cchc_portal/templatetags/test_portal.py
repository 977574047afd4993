from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template

from cchc_portal.templatetags import portal


def test_icon_refers_to_the_sprite():
    assert 'href="/static/img/icons.svg#clock"' in portal.icon("clock")


def test_band_tag_says_its_name_beside_the_shape():
    tag = portal.band_tag("Tốt & hơn", "good")

    assert tag.startswith('<span class="band-tag tone-good"><svg')
    assert tag.endswith("</svg>Tốt &amp; hơn</span>")


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("points", Decimal("1234.5"), "1.234,50"),
        ("points", Decimal("-0.25"), "\u22120,25"),
        ("points", None, "–"),
        ("number", Decimal("1.50"), "1,5"),
        ("number", 4370, "4.370"),
        ("number", None, "–"),
        ("percent", Decimal("61.8"), "61,8%"),
        ("percent", None, "–"),
        ("signed", Decimal("0.38"), "+0,38"),
        ("signed", Decimal("-1.2"), "\u22121,20"),
        ("signed", Decimal(0), "0,00"),
        ("signed", None, "–"),
        ("size", Decimal("-3.26"), "3,26"),
        ("year", 2020, "2020"),
        ("direction", Decimal("0.1"), "rise"),
        ("direction", -1, "fall"),
        ("direction", None, "level"),
        ("places", 3, "▲ 3"),
        ("places", -1, "▼ 1"),
        ("places", 0, "–"),
        ("day", date(2021, 1, 14), "14/01/2021"),
        ("day", datetime(2021, 1, 14, 18, tzinfo=UTC), "15/01/2021"),
        ("moment", datetime(2021, 1, 9, 1, 30, tzinfo=UTC), "08:30 ngày 09/01/2021"),
        ("last_moment", datetime(2021, 1, 14, 17, tzinfo=UTC), "hết ngày 14/01/2021"),
        ("last_moment", datetime(2021, 1, 14, 10, tzinfo=UTC), "trước 17:00 ngày 14/01/2021"),
        ("short_hash", "0123456789abcdef", "0123456789ab"),
    ],
)
def test_filter_writes_as_official_papers_do(name, value, text):
    assert Template("{% load portal %}{{ value|" + name + " }}").render(Context({"value": value})) == text


def test_percent_with_no_digits_is_whole():
    assert portal.percent(Decimal(87), 0) == "87%"
