"""The moves of an appraisal's parts as buttons. Loaded by `{% load parts %}`."""

from collections.abc import Iterable

from django import template

from scoring.core.workflow import AppraisalMove
from scoring.forms.part_moves import BUTTONS, SLUGS, UPWARDS

register = template.Library()


@register.filter
def slug(move: AppraisalMove) -> str:
    """The move as the last word of its address."""
    return SLUGS[move]


@register.filter
def button(move: AppraisalMove) -> str:
    """What stands on its button."""
    return BUTTONS[move]


@register.filter
def upwards(moves: Iterable[AppraisalMove]) -> list[AppraisalMove]:
    """Those that need no reason, and may be made of many parts at once."""
    return [move for move in UPWARDS if move in set(moves)]


@register.filter
def backwards(moves: Iterable[AppraisalMove]) -> list[AppraisalMove]:
    """Those that need a reason."""
    return [move for move in SLUGS if move in set(moves) and move not in UPWARDS]
